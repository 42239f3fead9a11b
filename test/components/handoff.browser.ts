import { expect } from 'chai';
import { isState } from '../../src/booking/handle.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { now, onePractitioner } from '../../stories/scenes.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

/** All that the element could have written anywhere on this device, as text. */
async function everythingKept(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('smart-scheduler');
    opening.onsuccess = () => resolve(opening.result);
  });
  const names = [...database.objectStoreNames];
  const stores = await Promise.all(
    names.map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const asked = database.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => resolve(asked.result);
        }),
    ),
  );
  database.close();
  return JSON.stringify([stores, { ...localStorage }, { ...sessionStorage }]);
}

describe('the way to the portal and back', () => {
  const pages: SchedulerPage[] = [];
  const warn = console.warn;
  const home = location.href;
  const open = (given: Partial<SmartScheduler> = {}) => {
    const page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        days: 5,
        sources: [memorySource(onePractitioner)],
        linkSource: 'clinic',
        ...given,
      });
    });
    pages.push(page);
    return page;
  };
  /** Stays on this page instead of following the link, as a page's script may. */
  const stay = (page: SchedulerPage) =>
    page.element.addEventListener('scheduler-booking-started', (event) => event.preventDefault());
  const leave = async (page: SchedulerPage) => {
    stay(page);
    await page.becomes('ready', 'pending');
    const link = await page.choose('8:30 AM');
    const url = new URL(link.href);
    await page.press(link);
    return url;
  };
  /** The portal returns the patient to this page: a new document would find this address. */
  const comeBack = (query: string, given: Partial<SmartScheduler> = {}) => {
    history.replaceState(
      { router: 'state' },
      '',
      `${location.pathname}?keep=a%20b&${query}#part?state=x`,
    );
    return open(given);
  };

  beforeEach(() => {
    console.warn = () => undefined;
  });
  afterEach(async () => {
    await pages[0]?.element.clearLocalData();
    pages.splice(0).forEach((page) => page.close());
    sessionStorage.clear();
    history.replaceState(null, '', home);
    console.warn = warn;
  });

  it('appends who sends, which attempt, a state and the way back, and nothing else', async () => {
    const page = open();
    const url = await leave(page);
    const [started] = page.heard('scheduler-booking-started');
    expect([...url.searchParams.keys()]).to.deep.equal([
      'slot',
      'source',
      'booking-referral',
      'state',
      'returnUrl',
    ]);
    expect(url.searchParams.get('source')).to.equal('clinic');
    expect(url.searchParams.get('booking-referral')).to.equal(started?.attemptId);
    expect(isState(url.searchParams.get('state') ?? '')).to.equal(true);
    expect(url.searchParams.get('returnUrl')).to.equal(location.origin + location.pathname);
    expect(started).to.deep.include({ url: url.href, launch: 'redirect' });
    expect(JSON.stringify(page.events)).not.to.match(/"state":/);
  });

  it('is a link that opens beside the page without an opener', async () => {
    const page = open({ launch: 'tab' });
    await page.becomes('ready');
    const link = await page.choose('8:30 AM');
    expect([link.tagName, link.target, link.rel, link.referrerPolicy]).to.deep.equal([
      'A',
      '_blank',
      'noopener',
      'strict-origin',
    ]);
  });

  it('is pending from the gesture on, and has a fresh state for the next', async () => {
    const page = open();
    const url = await leave(page);
    await page.becomes('pending');
    const [attempt, ...others] = await page.element.getAttempts();
    expect(others).to.deep.equal([]);
    expect(attempt).to.deep.include({
      status: 'pending',
      id: url.searchParams.get('booking-referral'),
    });
    expect(Object.keys(attempt ?? {})).not.to.contain('state');
    await until(
      () => page.part<HTMLAnchorElement>('book').href !== url.href,
      () => 'the same state twice',
    );
  });

  it('counts a double click as one', async () => {
    const page = open();
    stay(page);
    await page.becomes('ready');
    const link = await page.choose('8:30 AM');
    link.click();
    link.click();
    expect(page.heard('scheduler-booking-started')).to.have.length(1);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    page.part('book').click();
    expect(page.heard('scheduler-booking-started')).to.have.length(2);
  });

  it('goes on by itself when it was pressed before the attempt was kept', async () => {
    const page = open();
    stay(page);
    await page.becomes('ready');
    await page.press(page.slot('8:30 AM'));
    page.part('book').click();
    await page.hears('scheduler-booking-started');
  });

  it('prepared and not used is not listed', async () => {
    const page = open();
    await page.becomes('ready');
    await page.choose('8:30 AM');
    expect(await page.element.getAttempts()).to.deep.equal([]);
  });

  for (const [outcome, event, status] of [
    ['booked', 'scheduler-booked', 'booked'],
    ['cancelled', 'scheduler-cancelled', undefined],
    ['failed', 'scheduler-failed', undefined],
    ['entered-in-error', 'scheduler-entered-in-error', 'entered-in-error'],
  ] as const) {
    it(`ends ${outcome}: told once, shown, and gone from the address`, async () => {
      const url = await leave(open());
      const page = comeBack(
        `state=${url.searchParams.get('state')}&outcome=${outcome}&bookingRef=BK-7&resultToken=tok`,
      );
      await page.becomes(outcome);
      const [told, ...more] = page.heard(event);
      expect(more).to.deep.equal([]);
      expect(told).to.deep.include({
        attemptId: url.searchParams.get('booking-referral'),
        assurance: 'front-channel',
        relayed: false,
      });
      expect((told?.appointment as { status?: string } | undefined)?.status).to.equal(status);
      expect(told?.resultToken).to.equal(outcome === 'booked' ? 'tok' : undefined);
      expect(location.href).to.equal(
        `${location.origin}${location.pathname}?keep=a%20b#part?state=x`,
      );
      expect(history.state).to.deep.equal({ router: 'state' });
      await until(
        () => page.element.shadowRoot?.activeElement?.id === 'confirmation-heading',
        () => 'the confirmation has no focus',
      );
      expect(await everythingKept()).not.to.contain('"tok"');
    });
  }

  it('counts once: the same address again is told to be used, and shows what was recorded', async () => {
    const url = await leave(open());
    const query = `state=${url.searchParams.get('state')}&outcome=booked`;
    await comeBack(query).becomes('booked');
    const again = comeBack(query);
    await again.becomes('booked');
    expect(again.heard('scheduler-return-rejected')).to.deep.equal([
      { code: 'already-used', attemptId: url.searchParams.get('booking-referral') },
    ]);
    expect(again.heard('scheduler-booked')).to.deep.equal([]);
    expect(again.text).to.contain('You are booked');
  });

  it('never says of an answer that came before that nothing was booked', async () => {
    const state = (await leave(open())).searchParams.get('state');
    await comeBack(`state=${state}&outcome=failed`).becomes('failed');
    const again = comeBack(`state=${state}&outcome=booked`);
    await again.becomes('rejected');
    expect(again.text).to.contain('This answer was recorded before');
    expect(again.text).not.to.match(/nothing was booked|could not be booked/i);
  });

  it('lets one correction take a booking away', async () => {
    const state = (await leave(open())).searchParams.get('state');
    await comeBack(`state=${state}&outcome=booked&bookingRef=BK-7`).becomes('booked');
    const page = comeBack(`state=${state}&outcome=cancelled`);
    await page.becomes('cancelled');
    expect(page.heard('scheduler-cancelled')[0]?.appointment).to.deep.include({
      status: 'cancelled',
      identifier: [{ value: 'BK-7' }],
    });
  });

  it('does not offer again what was booked, or found taken', async () => {
    const state = (await leave(open())).searchParams.get('state');
    const page = comeBack(`state=${state}&outcome=failed&reason=slot-unavailable`);
    await page.becomes('failed');
    await until(
      () => page.parts('slot').length > 0,
      () => 'no times',
    );
    expect(() => page.slot('8:30 AM')).to.throw('No time says');
    expect(page.text).to.contain('Somebody else took this time first.');
  });

  it('tells the tab that was left open, once and as heard from another', async () => {
    const first = open();
    const url = await leave(first);
    const second = comeBack(
      `state=${url.searchParams.get('state')}&outcome=booked&resultToken=tok`,
    );
    await second.becomes('booked');
    const told = await first.hears('scheduler-booked');
    expect(told).to.deep.include({ relayed: true, resultToken: 'tok' });
    await first.becomes('booked');
    expect(first.heard('scheduler-booked')).to.have.length(1);
    expect(first.heard('scheduler-error')).to.deep.equal([]);
    expect(first.text).not.to.contain('no longer offered');
  });

  it('does not believe a call that the store does not confirm', async () => {
    const page = open();
    const url = await leave(page);
    const channel = new BroadcastChannel('smart-scheduler');
    channel.postMessage({ state: url.searchParams.get('state'), outcome: 'booked' });
    channel.postMessage(null);
    channel.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.heard('scheduler-booked')).to.deep.equal([]);
    expect(page.state).to.equal('pending');
  });

  for (const [query, code] of [
    [`state=ss1.${'x'.repeat(43)}&outcome=booked`, 'unknown-state'],
    [`state=ss1.${'x'.repeat(43)}&outcome=Booked`, 'invalid-outcome'],
    [`state=ss1.${'x'.repeat(43)}&outcome=booked&outcome=failed`, 'duplicate-parameter'],
    [`state=ss1.${'x'.repeat(43)}&outcome=booked&reason=%E0%A4`, 'malformed'],
  ] as const) {
    it(`rejects a return that is ${code}, without saying anything false`, async () => {
      const page = comeBack(query);
      await page.becomes('rejected');
      expect(page.heard('scheduler-return-rejected')).to.deep.equal([{ code }]);
      expect(location.search).to.equal('?keep=a%20b');
      expect(page.text).not.to.match(/not booked|nothing was booked/i);
    });
  }

  it('rejects a return that comes too late', async () => {
    const state = (await leave(open())).searchParams.get('state');
    const later = new Date(now.getTime() + 2 * 3_600_000 + 1);
    const page = comeBack(`state=${state}&outcome=booked`, { now: () => later });
    await page.becomes('rejected');
    expect(page.heard('scheduler-return-rejected')[0]?.code).to.equal('expired');
  });

  it('leaves somebody else’s state alone', async () => {
    const page = comeBack('state=MA&outcome=booked');
    await page.becomes('ready');
    expect(location.search).to.equal('?keep=a%20b&state=MA&outcome=booked');
    expect(page.events.map(({ type }) => type)).to.deep.equal(['scheduler-slots-loaded']);
  });

  it('is answered by one of several elements on the page', async () => {
    const url = await leave(open());
    pages[0]?.close();
    history.replaceState(null, '', `?state=${url.searchParams.get('state')}&outcome=booked`);
    const both = [open(), open()];
    await both[0]?.becomes('booked');
    await both[1]?.becomes('ready');
    expect(both.flatMap((page) => page.heard('scheduler-booked'))).to.have.length(1);
  });

  it('asks whether the patient finished, and leads back with the same state', async () => {
    const url = await leave(open());
    pages[0]?.close();
    const page = open();
    await page.becomes('pending');
    expect(page.part('pending').querySelector('a')?.href).to.equal(url.href);
    const dismiss = page.part('pending').querySelector('button');
    if (dismiss) await page.press(dismiss);
    await page.becomes('ready');
  });

  for (const [bookingUrl, code] of [
    ['javascript:alert(1)', 'link-unsafe'],
    ['https://portal.example/?state=MA', 'portal-parameter-conflict'],
    [`https://portal.example/?x=${'y'.repeat(8_000)}`, 'link-too-long'],
  ] as const) {
    it(`does not follow a link that is ${code}: the time is shown, with a telephone`, async () => {
      const page = open({
        sources: [memorySource([slotAt('2026-11-24T14:00:00Z', { bookingUrl })])],
      });
      await page.becomes('ready');
      await page.press(page.part('slot'));
      expect((await page.hears('scheduler-error')).code).to.equal(code);
      expect(page.parts('book')).to.have.length(0);
      expect(page.part('call').getAttribute('href')).to.equal('tel:9785550118');
    });
  }

  it('forgets every trace when asked', async () => {
    const page = open();
    await leave(page);
    await page.element.clearLocalData();
    expect(await everythingKept()).not.to.contain('ss1.');
    expect(await page.element.getAttempts()).to.deep.equal([]);
  });

  it('keeps to this tab what is only remembered in it, and so does not open another', async () => {
    const page = open({ remember: 'tab', launch: 'tab' });
    const url = await leave(page);
    expect(page.part<HTMLAnchorElement>('book').target).to.equal('');
    expect({ ...localStorage }).to.deep.equal({});
    const back = comeBack(`state=${url.searchParams.get('state')}&outcome=booked`, {
      remember: 'tab',
    });
    await back.becomes('booked');
    await back.element.clearLocalData();
  });

  it('does not send the patient back with the page’s own query, also where the attribute is empty', async () => {
    history.replaceState(null, '', '?private=1');
    const url = await leave(open({ returnUrl: '' }));
    expect(url.searchParams.get('returnUrl')).to.equal(location.origin + location.pathname);
  });

  it('does not start where the patient could not be sent back', async () => {
    const page = open({ returnUrl: 'https://elsewhere.example/' });
    await page.becomes('ready');
    await page.press(page.slot('8:30 AM'));
    expect((await page.hears('scheduler-error')).code).to.equal('return-url-invalid');
    expect(page.parts('book')).to.have.length(0);
  });

  it('says before leaving that this page cannot confirm where nothing can be kept', async () => {
    const refuse = () => Promise.reject(new Error('full'));
    const page = open({
      attemptStore: {
        prepare: refuse,
        redeem: refuse,
        list: refuse,
        clear: () => Promise.resolve(),
      },
    });
    await page.becomes('ready');
    const link = await page.choose('8:30 AM');
    expect([...new URL(link.href).searchParams.keys()]).to.deep.equal([
      'slot',
      'source',
      'booking-referral',
    ]);
    expect(page.text).to.contain('This page cannot confirm your booking afterwards');
    expect((await page.hears('scheduler-error')).code).to.equal('storage-degraded');
  });
});
