import { expect } from 'chai';
import { memoryAttemptStore } from '../../src/testing.js';
import { attemptFor, now, onePractitioner } from '../../stories/scenes.js';
import { everythingKept, patientOnThisPage } from '../support/patient.js';
import { until } from '../support/scheduler-page.js';

const hours = 3_600_000;

describe('handshake, the element', () => {
  const { pages, open, leave, comeBack, goHome } = patientOnThisPage();
  const { warn, log, info, error, debug } = console;
  const written: string[] = [];

  beforeEach(() => {
    written.length = 0;
    const write = (...words: unknown[]) => written.push(words.map(String).join(' '));
    Object.assign(console, { warn: write, log: write, info: write, error: write, debug: write });
  });
  afterEach(async () => {
    await goHome();
    Object.assign(console, { warn, log, info, error, debug });
  });

  const stateOf = async () => (await leave(open())).searchParams.get('state') ?? '';

  it('H05: a return that comes too late makes no appointment, and says what counts and whom to ask', async () => {
    const state = await stateOf();
    const later = new Date(now.getTime() + 2 * hours + 1);
    const page = comeBack(`state=${state}&outcome=booked`, { now: () => later });
    await page.becomes('rejected');
    expect(page.heard('scheduler-return-rejected')).to.have.length(1);
    expect(page.heard('scheduler-return-rejected')[0]).to.have.property('code', 'expired');
    expect(page.heard('scheduler-booked')).to.deep.equal([]);
    expect(page.text).to.contain('If you booked, the message of the booking site counts.');
    expect(page.part('confirmation').querySelector('[part=call]')).not.to.equal(null);
    const [attempt] = await page.element.getAttempts();
    expect(attempt?.status).to.equal('expired');
    expect(attempt).not.to.have.property('appointment');
  });

  for (const [number, what, change] of [
    ['H06', 'that nobody here was given', () => `ss1.${'x'.repeat(43)}`],
    ['H11', 'in the other case', (state: string) => `ss1.${swapCase(state.slice(4))}`],
    ['H12', 'with one character changed', (state: string) => changed(state)],
    ['H36', 'that somebody else was given, sent in a link', () => `ss1.${'Q'.repeat(43)}`],
  ] as const) {
    it(`${number}: a state ${what} is not matched, and nobody is told anything false`, async () => {
      const state = await stateOf();
      const page = comeBack(`state=${change(state)}&outcome=booked`);
      await page.becomes('rejected');
      expect(page.heard('scheduler-return-rejected')).to.deep.equal([{ code: 'unknown-state' }]);
      expect(page.heard('scheduler-booked')).to.deep.equal([]);
      expect(page.text).to.contain('could not match this to a booking started in this browser');
      expect(page.text).not.to.match(/you are booked|not booked|nothing was booked/i);
      expect(location.search).to.equal('?keep=a%20b');
      expect((await page.element.getAttempts()).map(({ status }) => status)).to.deep.equal([
        'pending',
      ]);
    });
  }

  for (const length of [-1, 1]) {
    it(`H12: a state with ${length < 0 ? 'a character less' : 'one more'} is nobody’s: nothing happens`, async () => {
      const state = await stateOf();
      const query = `state=${length < 0 ? state.slice(0, -1) : `${state}A`}&outcome=booked`;
      const page = comeBack(query);
      await page.becomes('pending');
      expect(location.search).to.equal(`?keep=a%20b&${query}`);
      expect(page.events.map(({ type }) => type)).to.deep.equal(['scheduler-slots-loaded']);
    });
  }

  it('H15: without randomness the link carries no state, and says that this page cannot confirm', async () => {
    const { getRandomValues } = crypto;
    crypto.getRandomValues = () => {
      throw new Error('none');
    };
    try {
      const page = open();
      const url = await leave(page);
      expect([...url.searchParams.keys()]).to.deep.equal(['slot', 'source']);
      expect((await page.hears('scheduler-error')).code).to.equal('no-randomness');
      expect(page.text).to.contain('This page cannot confirm your booking afterwards');
      expect(await page.element.getAttempts()).to.deep.equal([]);
    } finally {
      crypto.getRandomValues = getRandomValues;
    }
  });

  for (const [days, outcome] of [
    [-1, 'set back'],
    [1, 'set forward'],
  ] as const) {
    it(`H17: a clock that was ${outcome} by a day in between makes the attempt expire, and nothing else`, async () => {
      const state = await stateOf();
      const then = new Date(now.getTime() + days * 24 * hours);
      const page = comeBack(`state=${state}&outcome=booked`, { now: () => then });
      await page.becomes('rejected');
      expect(page.heard('scheduler-return-rejected')[0]).to.have.property('code', 'expired');
      page.close();
      const inTime = comeBack(`state=${state}&outcome=booked`);
      await inTime.becomes('booked');
    });
  }

  it('H34: a token in the answer is in one event, and nowhere else', async () => {
    const first = open();
    const state = (await leave(first)).searchParams.get('state');
    const page = comeBack(`state=${state}&outcome=booked&resultToken=canary-7`);
    await page.becomes('booked');
    expect(page.heard('scheduler-booked').map(({ resultToken }) => resultToken)).to.deep.equal([
      'canary-7',
    ]);
    expect((await first.hears('scheduler-booked')).resultToken).to.equal('canary-7');
    const others = [page, first].flatMap(({ events }) =>
      events.filter(({ type }) => type !== 'scheduler-booked'),
    );
    const everywhere = [
      others,
      page.heard('scheduler-booked')[0]?.appointment,
      await page.element.getAttempts(),
      location.href,
      history.state as unknown,
      new XMLSerializer().serializeToString(document),
      new XMLSerializer().serializeToString(page.element.shadowRoot as ShadowRoot),
      written,
      await everythingKept(),
    ];
    expect(JSON.stringify(everywhere)).not.to.contain('canary-7');
    const again = comeBack(`state=${state}&outcome=booked&resultToken=canary-7`);
    await again.becomes('booked');
    expect(JSON.stringify(again.events)).not.to.contain('canary-7');
  });

  for (const outcome of ['booked', 'cancelled', 'failed', 'entered-in-error'] as const) {
    it(`H35: an answer typed by hand counts, and says how little it proves: ${outcome}`, async () => {
      const first = open();
      const state = (await leave(first)).searchParams.get('state');
      const page = comeBack(`state=${state}&outcome=${outcome}`);
      await page.becomes(outcome);
      const told = [
        ...page.heard(`scheduler-${outcome}`),
        await first.hears(`scheduler-${outcome}`),
      ];
      expect(told.map(({ assurance }) => assurance)).to.deep.equal([
        'front-channel',
        'front-channel',
      ]);
      if (outcome === 'booked')
        expect(page.text).to.contain('this page only knows what that site told it');
    });
  }

  it('H39: a portal that answers with another portal’s state answers that attempt, and proves as little', async () => {
    const [atA, atB] = onePractitioner.map((slot, index) => ({
      ...slot,
      bookingUrl: `https://portal-${'ab'[index] ?? 'c'}.example/book`,
    })) as [(typeof onePractitioner)[0], (typeof onePractitioner)[0]];
    const states = ['A', 'B'].map((letter) => `ss1.${letter.repeat(43)}`) as [string, string];
    const attemptStore = memoryAttemptStore([
      attemptFor(atA, { state: states[0], id: 'attempt-at-a' }),
      attemptFor(atB, { state: states[1], id: 'attempt-at-b' }),
    ]);
    const page = comeBack(`state=${states[0]}&outcome=booked&bookingRef=from-B`, { attemptStore });
    await page.becomes('booked');
    expect(page.heard('scheduler-booked')[0]).to.deep.include({
      attemptId: 'attempt-at-a',
      assurance: 'front-channel',
    });
    const statuses = new Map(
      (await page.element.getAttempts()).map(({ id, status }) => [id, status]),
    );
    expect(statuses.get('attempt-at-b')).to.equal('pending');
  });

  it('H43: a call from another tab that the store does not confirm is not believed', async () => {
    const page = open();
    const state = (await leave(page)).searchParams.get('state');
    const channel = new BroadcastChannel('smart-scheduler');
    channel.postMessage({ state, outcome: 'booked', resultToken: 'forged' });
    channel.postMessage(null);
    channel.postMessage('booked');
    channel.close();
    const forged = { key: `smart-scheduler.attempt.${state ?? ''}`, newValue: '{"booked":true}' };
    dispatchEvent(new StorageEvent('storage', forged));
    dispatchEvent(new StorageEvent('storage', { key: null }));
    postMessage({ state, outcome: 'booked' }, location.origin);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(page.events.map(({ type }) => type)).not.to.include('scheduler-booked');
    expect(page.state).to.equal('pending');
    // The listener still lives.
    await comeBack(`state=${state ?? ''}&outcome=booked`).becomes('booked');
    await until(
      () => pages[0]?.state === 'booked',
      () => 'the true call was not heard',
    );
  });
});

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

function changed(state: string): string {
  return state.slice(0, -1) + (state.endsWith('A') ? 'B' : 'A');
}
