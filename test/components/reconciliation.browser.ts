import { expect } from 'chai';
import type { AttemptStore } from '../../src/booking/attempt-store.js';
import type { OutcomeCode } from '../../src/model/outcome.js';
import type { Slot } from '../../src/model/slot.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memoryAttemptStore, memorySource, slotAt } from '../../src/testing.js';
import { answer, attemptFor, now, onePractitioner } from '../../stories/scenes.js';
import { oneLine, SchedulerPage, until } from '../support/scheduler-page.js';

const base = 'https://clinic.example/fhir';
const [chosen] = onePractitioner as [(typeof onePractitioner)[0]];
const recorded = {
  resourceType: 'Appointment',
  id: '7',
  status: 'booked',
  start: chosen.start,
  end: chosen.end,
  participant: [{ actor: { display: 'Dr. Amelia Hart' }, status: 'accepted' }],
};

const moved = { ...recorded, start: '2026-11-24T16:00:00Z', end: '2026-11-24T16:30:00Z' };
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 200));

describe('the provider’s own records', () => {
  const home = location.href;
  const pages: SchedulerPage[] = [];
  interface Visit {
    /** What the provider's server says; by default that it was there and is no more. */
    readonly said?: object | undefined;
    readonly token?: () => Promise<string | undefined>;
    readonly outcome?: OutcomeCode;
    readonly slot?: Slot;
    readonly store?: AttemptStore;
    /** More of the element. */
    readonly more?: Partial<SmartScheduler>;
  }
  /** A page that has a token for the provider's records. */
  const visit = ({ said, token = async () => 'tok', slot = chosen, store, more }: Visit) => {
    const asked: { readonly url: string; readonly token: string | null }[] = [];
    const page = SchedulerPage.open((element) =>
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        days: 5,
        sources: [memorySource(onePractitioner)],
        attemptStore: store ?? memoryAttemptStore([attemptFor(slot)]),
        recordsEndpoint: base,
        getAccessToken: token,
        fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
          const request = new Request(input, init);
          asked.push({ url: request.url, token: request.headers.get('Authorization') });
          const answer = await (typeof said === 'function' ? said() : said);
          return answer ? Response.json(answer) : new Response('{}', { status: 410 });
        },
        ...more,
      }),
    );
    pages.push(page);
    return { page, asked };
  };
  /** A patient whom the portal has just sent back. */
  const comeBack = (given: Visit) => {
    const named = { bookingRef: 'BK-7', appointmentRef: 'Appointment/7' };
    history.replaceState(null, '', `?${answer(given.outcome ?? 'booked', named)}`);
    return visit(given);
  };

  afterEach(() => {
    pages.splice(0).forEach((page) => page.close());
    history.replaceState(null, '', home);
  });

  it('are asked with the page’s token, and the patient reads that they show the appointment', async () => {
    const { page, asked } = comeBack({ said: recorded });
    const told = await page.hears('scheduler-reconciled');
    expect(asked).to.deep.equal([{ url: `${base}/Appointment/7`, token: 'Bearer tok' }]);
    expect(told).to.deep.include({ result: 'confirmed', assurance: 'reconciled' });
    expect(told.appointment).to.deep.include({ id: '7', status: 'booked' });
    expect(page.part('confirmation').textContent).to.contain('own records show this appointment');
    expect(
      page.heard('scheduler-audit').map(({ action, outcome }) => [action, outcome]),
    ).to.deep.equal([
      ['return', 'booked'],
      ['reconciliation', 'confirmed'],
    ]);
    const [attempt] = await page.element.getAttempts();
    expect(attempt?.appointment).to.have.property('id', '7');
    await until(
      () => page.element.textContent?.includes('own records show'),
      () => 'it was not said',
    );
  });

  it('show another time: the patient reads that one, what they chose, and takes that one into the calendar', async () => {
    const { page } = comeBack({ said: moved });
    expect((await page.hears('scheduler-reconciled')).result).to.equal('changed');
    await page.element.updateComplete;
    const confirmation = page.part('confirmation');
    expect(confirmation.querySelector('time')?.dateTime).to.equal('2026-11-24T16:00:00.000Z');
    await until(
      () => page.element.textContent?.includes('You are booked, but not as you chose'),
      () => 'it was not said',
    );
    expect(page.text)
      .to.contain('not as you chose')
      .and.to.contain('You chose Tuesday, November 24');
    const file = await (await fetch(page.part<HTMLAnchorElement>('calendar').href)).text();
    expect(file)
      .to.contain('DTSTART;TZID=America/New_York:20261124T110000')
      .and.to.contain('SEQUENCE:1');
  });

  it('tell the time of a visit "some time between": the patient reads that one, and takes it into the calendar', async () => {
    const slot = slotAt(chosen.start, { kind: 'window', end: '2026-11-24T22:00:00.000Z' });
    const said = { ...recorded, start: '2026-11-24T19:00:00Z', end: '2026-11-24T19:15:00Z' };
    const { page } = comeBack({ said, slot });
    expect((await page.hears('scheduler-reconciled')).result).to.equal('confirmed');
    await page.element.updateComplete;
    expect(oneLine(page.part('confirmation').textContent)).to.contain('2:00 – 2:15 PM');
    const file = await (await fetch(page.part<HTMLAnchorElement>('calendar').href)).text();
    expect(file)
      .to.contain('DTSTART;TZID=America/New_York:20261124T140000')
      .and.to.contain('SEQUENCE:1')
      .and.not.to.contain('some time');
  });

  it('only repeat where the hours begin of a visit "some time between": so does the page', async () => {
    const slot = slotAt(chosen.start, { kind: 'window', end: '2026-11-24T22:00:00.000Z' });
    const { page } = comeBack({ said: { ...recorded, end: undefined }, slot });
    await page.hears('scheduler-reconciled');
    await page.element.updateComplete;
    expect(page.part('confirmation').textContent).to.contain('some time between');
  });

  it('have it as called off: the calendar file takes it out again', async () => {
    const { page } = comeBack({ said: { ...recorded, status: 'cancelled' } });
    expect((await page.hears('scheduler-reconciled')).result).to.equal('denied');
    await page.element.updateComplete;
    const file = await (await fetch(page.part<HTMLAnchorElement>('calendar').href)).text();
    expect(file).to.contain('METHOD:CANCEL').and.to.contain('SEQUENCE:1');
  });

  it('have nobody come to it: nothing is to be taken out of the calendar', async () => {
    const { page } = comeBack({ said: { ...recorded, status: 'noshow' } });
    expect((await page.hears('scheduler-reconciled')).result).to.equal('denied');
    await page.element.updateComplete;
    expect(page.parts('calendar')).to.deep.equal([]);
  });

  it('do not show it: nobody says any longer that the patient is booked', async () => {
    const { page } = comeBack({});
    expect((await page.hears('scheduler-reconciled')).result).to.equal('denied');
    await page.element.updateComplete;
    expect(page.text).to.contain('Please check this booking with the clinic');
    expect(page.part('confirmation').textContent).not.to.contain('You are booked');
    expect(page.part('confirmation').querySelector('[part=call]')).not.to.equal(null);
    expect(page.parts('calendar')).to.deep.equal([]);
    expect(page.heard('scheduler-booked')).to.have.length(1);
  });

  it('are not asked about what was only heard again', async () => {
    const { page } = comeBack({ said: recorded });
    await page.hears('scheduler-reconciled');
    page.close();
    const store = pages[0]?.element.attemptStore;
    const { page: again, asked } = comeBack({ said: recorded, ...(store && { store }) });
    await again.hears('scheduler-return-rejected');
    await aMoment();
    expect(asked).to.deep.equal([]);
  });

  it('are not asked about a correction, which takes away what they said before', async () => {
    const store = memoryAttemptStore([attemptFor(chosen)]);
    const { page: first } = comeBack({ said: moved, store });
    await first.hears('scheduler-reconciled');
    const { page, asked } = comeBack({ said: moved, store, outcome: 'cancelled' });
    await page.becomes('cancelled');
    await aMoment();
    expect(asked).to.deep.equal([]);
    expect(page.text).not.to.contain('not as you chose');
    for (const { element } of [first, page]) {
      const [attempt] = await element.getAttempts();
      expect([attempt?.status, attempt?.appointment?.status]).to.deep.equal([
        'cancelled',
        'cancelled',
      ]);
      expect(attempt?.appointment).not.to.have.property('id');
    }
  });

  it('are not asked about what was entered in error', async () => {
    const { page, asked } = comeBack({ said: recorded, outcome: 'entered-in-error' });
    await page.becomes('entered-in-error');
    await aMoment();
    expect(asked).to.deep.equal([]);
  });

  it('are no longer asked when a correction comes meanwhile', async () => {
    const store = memoryAttemptStore([attemptFor(chosen)]);
    let say: (answer: object) => void = () => undefined;
    const said = () => new Promise<object>((resolve) => (say = resolve));
    const { page, asked } = comeBack({ said, store });
    await until(
      () => asked.length > 0,
      () => 'nobody was asked',
    );
    await comeBack({ store, outcome: 'cancelled' }).page.becomes('cancelled');
    await aMoment();
    say(recorded);
    await aMoment();
    expect(page.heard('scheduler-reconciled')).to.deep.equal([]);
    expect(page.text).not.to.contain('own records');
  });

  it('are not asked about a time of another provider', async () => {
    const slot = { ...chosen, endpoint: 'https://another.example/fhir' };
    const { page, asked } = comeBack({ said: recorded, slot });
    await page.becomes('booked');
    await aMoment();
    expect(asked).to.deep.equal([]);
    expect(page.text).not.to.contain('own records');
  });

  it('are not asked where the page has no token, and nothing is said of them', async () => {
    const { page, asked } = comeBack({ said: recorded, token: async () => undefined });
    await page.becomes('booked');
    await aMoment();
    expect(asked).to.deep.equal([]);
    expect(page.heard('scheduler-reconciled')).to.deep.equal([]);
    expect(page.text).not.to.contain('own records');
  });

  it('do not show it, and the patient has gone on: they are told all the same, where they are', async () => {
    let say: (answer: object | undefined) => void = () => undefined;
    const said = () => new Promise<object | undefined>((resolve) => (say = resolve));
    const { page, asked } = comeBack({ said });
    await until(
      () => asked.length > 0 && page.parts('slot').length > 0,
      () => 'nobody was asked',
    );
    await page.press(page.slot('8:30 AM'));
    await page.becomes('chosen');
    await until(
      () => page.element.shadowRoot?.activeElement?.id === 'summary-heading',
      () => 'the chosen time has no focus',
    );
    say(undefined);
    await page.becomes('booked');
    expect(page.part('confirmation').textContent).to.contain('Please check this booking');
    expect(page.element.shadowRoot?.activeElement?.id).to.equal('summary-heading');
    await until(
      () => page.element.textContent?.includes('Please check this booking with the clinic'),
      () => 'it was not said',
    );
  });

  it('show it, and the patient has gone on: nothing is put before them', async () => {
    let say: (answer: object) => void = () => undefined;
    const said = () => new Promise<object>((resolve) => (say = resolve));
    const { page, asked } = comeBack({ said });
    await until(
      () => asked.length > 0,
      () => 'nobody was asked',
    );
    await page.press(page.button('Show times'));
    say(recorded);
    await page.hears('scheduler-reconciled');
    await page.element.updateComplete;
    expect(page.parts('confirmation')).to.deep.equal([]);
  });

  it('are not asked by a page that has taken the element away meanwhile', async () => {
    const store = memoryAttemptStore([attemptFor(chosen)]);
    let go: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (go = resolve));
    const redeem: AttemptStore['redeem'] = (...given) => late.then(() => store.redeem(...given));
    const { page, asked } = comeBack({ said: recorded, store: { ...store, redeem } });
    const booked = new Promise((resolve) =>
      document.addEventListener('scheduler-booked', resolve, { once: true }),
    );
    await aMoment();
    page.close();
    go();
    await booked;
    await aMoment();
    expect(asked).to.deep.equal([]);
    expect(page.heard('scheduler-reconciled')).to.deep.equal([]);
  });

  describe('and the page that the patient left from', () => {
    const leave = async (launch = 'redirect') => {
      const store = memoryAttemptStore();
      const slot = { ...chosen, bookingUrl: 'https://portal.example/book' };
      const sources = [memorySource([slot])];
      const left = visit({ said: recorded, store, more: { sources, launch } });
      await left.page.becomes('ready');
      if (launch === 'redirect')
        left.page.element.addEventListener('scheduler-booking-started', (event) =>
          event.preventDefault(),
        );
      const link = await left.page.choose('8:00 AM');
      const state = new URL(link.href).searchParams.get('state') ?? '';
      await left.page.press(link);
      await left.page.becomes('pending');
      return { ...left, store, state };
    };

    it('are asked by the one of the two that took the answer', async () => {
      const { page: first, asked, store, state } = await leave();
      history.replaceState(null, '', `?state=${state}&outcome=booked&appointmentRef=Appointment/7`);
      const second = visit({ said: recorded, store });
      await second.page.hears('scheduler-reconciled');
      expect(await first.hears('scheduler-booked')).to.include({ relayed: true });
      await aMoment();
      expect(asked).to.deep.equal([]);
      expect(first.heard('scheduler-reconciled')).to.deep.equal([]);
    });

    it('are asked by that page, where the other could not', async () => {
      const { page: first, store, state } = await leave();
      history.replaceState(null, '', `?state=${state}&outcome=booked&appointmentRef=Appointment/7`);
      const second = visit({ store, more: { getAccessToken: undefined } });
      expect(await first.hears('scheduler-reconciled')).to.include({ result: 'confirmed' });
      expect(second.asked).to.deep.equal([]);
    });

    it('are asked by that page, where it closes the window of the other', async () => {
      const closed: boolean[] = [];
      const { open } = window;
      const blank = document.implementation.createHTMLDocument();
      const opened = { opener: window, document: blank, close: () => closed.push(true) };
      window.open = () => opened as unknown as Window;
      try {
        const { page: first, store, state } = await leave('popup');
        history.replaceState(
          null,
          '',
          `?state=${state}&outcome=booked&appointmentRef=Appointment/7`,
        );
        visit({ said: recorded, store });
        await first.hears('scheduler-booked');
        await until(
          () => closed.length > 0,
          () => 'it was left open',
        );
        await until(
          () => first.text.includes('own records show'),
          () => 'they were not asked',
        );
      } finally {
        window.open = open;
      }
    });
  });
});
