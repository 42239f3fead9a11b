import { expect } from 'chai';
import { isState } from '../../src/booking/handle.js';
import { IndexedDbStore } from '../../src/booking/indexed-db-store.js';
import type { AttemptStore } from '../../src/booking/attempt-store.js';
import { memoryAttemptStore, memorySource, slotAt } from '../../src/testing.js';
import { now } from '../../stories/scenes.js';
import { everythingKept, patientOnThisPage } from '../support/patient.js';
import { oneLine, type SchedulerPage, until } from '../support/scheduler-page.js';

describe('the way to the portal and back', () => {
  const { pages, open, stay, leave, comeBack, goHome } = patientOnThisPage();
  const warn = console.warn;

  beforeEach(() => {
    console.warn = () => undefined;
  });
  afterEach(async () => {
    await goHome();
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

  it('writes nothing while the page is being left, and does so where the page stays after all', async () => {
    const store = memoryAttemptStore();
    const written: string[] = [];
    const prepare: AttemptStore['prepare'] = (record) => {
      written.push(record.status);
      return store.prepare(record);
    };
    const page = open({ attemptStore: { ...store, prepare } });
    await page.becomes('ready');
    const link = await page.choose('8:30 AM');
    // The browser does not get as far as following it.
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    await page.press(link);
    await page.becomes('pending');
    expect(written).to.deep.equal(['prepared']);
    await until(
      () => written.join() === 'prepared,pending,prepared',
      () => written.join(),
    );
  });

  it('follows the page’s own name when that changes while a time is chosen', async () => {
    const page = open();
    await page.becomes('ready');
    await page.choose('8:30 AM');
    page.element.linkSource = 'clinic-app';
    // It leads nowhere for as long as its new link is prepared.
    const source = () =>
      URL.parse(page.part<HTMLAnchorElement>('book').href)?.searchParams.get('source');
    await until(
      () => source() === 'clinic-app',
      () => `it is of ${source()}`,
    );
  });

  it('is refused, and offered again, as the page changes which portals it trusts while a time is chosen', async () => {
    const page = open();
    await page.becomes('ready');
    const { origin } = new URL((await page.choose('8:30 AM')).href);
    page.element.portalOrigins = 'https://other-portal.example';
    await until(
      () => page.parts('book').length === 0,
      () => 'it still leads to a portal that is not trusted',
    );
    expect(page.text).to.contain('The link for this time cannot be used here.');
    expect(page.heard('scheduler-error').map(({ code }) => code)).to.deep.equal(['portal-blocked']);
    page.element.portalOrigins = `https://other-portal.example ${origin}`;
    await until(
      () => page.parts('book')[0]?.hasAttribute('href'),
      () => 'it leads nowhere',
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
    expect(page.text).to.contain('says that somebody else took this time first');
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

  it('tells the tab that was left open also where only a change of a storage comes through', async () => {
    const first = open();
    const state = (await leave(first)).searchParams.get('state') ?? '';
    await new IndexedDbStore(() => indexedDB).redeem(state, {
      outcome: 'booked',
      at: now.toISOString(),
    });
    dispatchEvent(new StorageEvent('storage', { key: 'smart-scheduler' }));
    expect(await first.hears('scheduler-booked')).to.deep.include({ relayed: true });
    dispatchEvent(new StorageEvent('storage', { key: 'smart-scheduler' }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(first.heard('scheduler-booked')).to.have.length(1);
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
    await page.press(page.button('I did not book'));
    await page.becomes('ready');
    await until(
      async () => (await everythingKept()).includes('"putAside":true'),
      () => 'it was not kept',
    );
    page.close();
    const later = open();
    await later.becomes('ready');
    expect(later.parts('pending')).to.have.length(0);
    expect((await later.element.getAttempts()).map(({ status }) => status)).to.deep.equal([
      'pending',
    ]);
  });

  it('begins anew with the same time, and a state of its own', async () => {
    const url = await leave(open());
    pages[0]?.close();
    const page = open();
    await page.becomes('pending');
    await page.press(page.button('Start over with this time'));
    await page.becomes('chosen');
    await until(
      () => page.parts('book')[0]?.hasAttribute('href'),
      () => 'book has no address',
    );
    const again = new URL(page.part<HTMLAnchorElement>('book').href);
    expect(again.searchParams.get('slot')).to.equal(url.searchParams.get('slot'));
    expect(again.searchParams.get('state')).not.to.equal(url.searchParams.get('state'));
  });

  it('warns whoever is about to leave with the same time again', async () => {
    await leave(open());
    const other = open();
    await other.becomes('pending');
    await other.choose('8:30 AM');
    expect(other.part('summary').textContent).to.contain('do not book it again');
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

  describe('in a window of its own', () => {
    const realOpen = window.open;
    const opened: { url: string; opener: unknown; followed: string; closed: boolean }[] = [];
    const blockedLinks: boolean[] = [];
    const watch = (event: MouseEvent) => {
      blockedLinks.push(event.defaultPrevented);
      event.preventDefault();
    };
    const fakeWindow = (url?: string | URL) => {
      const window = {
        url: String(url),
        opener: 'the page' as unknown,
        followed: '',
        closed: false,
      };
      opened.push(window);
      return {
        set opener(value: unknown) {
          window.opener = value;
        },
        document: {
          createElement: () => {
            const link = document.createElement('a');
            link.click = () => {
              window.followed = `${link.href} seen by ${String(window.opener)}`;
            };
            return link;
          },
        },
        close: () => {
          window.closed = true;
        },
      } as unknown as Window;
    };
    beforeEach(() => {
      opened.length = 0;
      blockedLinks.length = 0;
      document.addEventListener('click', watch);
      window.open = fakeWindow;
    });
    afterEach(() => {
      document.removeEventListener('click', watch);
      window.open = realOpen;
    });

    it('opens the portal without an opener, says so beforehand, and closes it when the answer is there', async () => {
      const page = open({ launch: 'popup' });
      await page.becomes('ready');
      const link = await page.choose('8:30 AM');
      expect(page.part('summary').textContent).to.contain('Opens in a new window.');
      const url = link.href;
      await page.press(link);
      expect(opened).to.deep.equal([
        { url: 'about:blank', opener: null, followed: `${url} seen by null`, closed: false },
      ]);
      expect(blockedLinks.at(-1)).to.equal(true);
      expect(page.heard('scheduler-booking-started')[0]).to.deep.include({ url, launch: 'popup' });
      const state = new URL(url).searchParams.get('state');
      // The window that came back is in this document here, and takes the focus as well.
      const focused: (string | undefined)[] = [];
      const { shadowRoot } = page.element;
      shadowRoot?.addEventListener('focusin', () => focused.push(shadowRoot.activeElement?.id));
      await comeBack(`state=${state}&outcome=booked`).becomes('booked');
      await page.becomes('booked');
      expect(opened[0]?.closed).to.equal(false);
      await until(
        () => opened[0]?.closed,
        () => 'the window stayed open',
      );
      await until(
        () => focused.includes('confirmation-heading'),
        () => `the confirmation had no focus: ${focused}`,
      );
    });

    it('leads on in this tab where the browser blocks the window, and tells the patient', async () => {
      window.open = () => null;
      const page = open({ launch: 'popup' });
      await page.becomes('ready');
      await page.press(await page.choose('8:30 AM'));
      expect(blockedLinks.at(-1)).to.equal(false);
      expect((await page.hears('scheduler-error')).code).to.equal('popup-blocked');
      await until(
        () => page.element.textContent?.includes('Your browser did not open a new window'),
        () => 'the patient was not told',
      );
    });

    it('is left to the page where the page opens the address itself', async () => {
      const page = open({ launch: 'popup' });
      stay(page);
      await page.becomes('ready');
      await page.press(await page.choose('8:30 AM'));
      expect(opened).to.deep.equal([]);
      expect(blockedLinks.at(-1)).to.equal(true);
      expect((await page.element.getAttempts()).map(({ status }) => status)).to.deep.equal([
        'pending',
      ]);
    });
  });

  it('offers other times near the one that was lost, and chooses one at one press', async () => {
    const state = (await leave(open())).searchParams.get('state');
    const page = comeBack(`state=${state}&outcome=failed&reason=slot-unavailable`);
    await page.becomes('failed');
    await until(
      () => page.parts('slot').length > 0,
      () => 'no times',
    );
    const near = [...page.part('confirmation').querySelectorAll('li button')];
    expect(
      near.map(({ textContent }) => /\d+:\d+ [AP]M/.exec(oneLine(textContent))?.[0]),
    ).to.deep.equal(['8:00 AM', '9:00 AM', '9:30 AM']);
    await page.press(near[1] as HTMLElement);
    await page.becomes('chosen');
    expect(page.part('slot-selected').textContent).to.contain('9:00 AM');
  });

  it('asks for times again a minute after one was found taken, when the publisher may be asked', async () => {
    const state = (await leave(open())).searchParams.get('state');
    pages[0]?.close();
    const { setTimeout: realTimeout } = globalThis;
    const waits: number[] = [];
    let searches = 0;
    const source = {
      async *findSlots() {
        searches += 1;
        yield { slots: [slotAt('2026-11-24T14:00:00Z')] };
      },
    };
    globalThis.setTimeout = ((work: () => void, wait = 0) => {
      waits.push(wait);
      return realTimeout(work, wait > 60_000 ? 50 : wait);
    }) as typeof setTimeout;
    try {
      const page = comeBack(`state=${state}&outcome=failed&reason=slot-unavailable`, {
        sources: [source],
      });
      await page.becomes('failed');
      await until(
        () => searches === 2,
        () => `searched ${searches} times`,
      );
      expect(waits.filter((wait) => wait > 30_000)).to.deep.equal([61_000]);
    } finally {
      globalThis.setTimeout = realTimeout;
    }
  });

  it('lets a patient try the same time again after the portal had a problem', async () => {
    const state = (await leave(open())).searchParams.get('state');
    const page = comeBack(`state=${state}&outcome=failed&reason=system-error`);
    await page.becomes('failed');
    await until(
      () => page.parts('slot').length > 0,
      () => 'no times',
    );
    await page.press(page.button('Try this time again'));
    await page.becomes('chosen');
    expect(page.part('slot-selected').textContent).to.contain('8:30 AM');
  });

  it('gives a file for the calendar, and one that takes it out again after a cancellation', async () => {
    const url = await leave(open());
    const state = url.searchParams.get('state');
    const contents = async (page: SchedulerPage) => {
      await until(
        () => page.parts('calendar').length > 0,
        () => 'no calendar file',
      );
      const link = page.part<HTMLAnchorElement>('calendar');
      expect(link.download).to.equal('appointment.ics');
      return (await fetch(link.href)).text();
    };
    const booked = comeBack(`state=${state}&outcome=booked&bookingRef=BK-7`);
    await booked.becomes('booked');
    const added = await contents(booked);
    const uid = `UID:${url.searchParams.get('booking-referral')}`;
    expect(added).to.contain(uid);
    expect(added).to.match(/DTSTART;TZID=America\/New_York:20261124T083000\r\n/);
    expect(added).to.contain('Appointment with Dr. Amelia Hart');
    expect(added).to.contain('BK-7');
    const cancelled = comeBack(`state=${state}&outcome=cancelled`);
    await cancelled.becomes('cancelled');
    const removed = await contents(cancelled);
    expect(removed).to.contain(uid).and.to.contain('SEQUENCE:1').and.to.contain('METHOD:CANCEL');
  });

  it('gives the page a line for its log at each step, without anything about a person', async () => {
    const patient = {
      resourceType: 'Patient',
      id: 'canary',
      name: [{ family: 'Canary' }],
    } as const;
    const first = open({ patient });
    const url = await leave(first);
    const [left] = first.heard('scheduler-audit');
    const attemptId = url.searchParams.get('booking-referral');
    expect(left).to.deep.include({
      action: 'hand-off',
      outcome: 'started',
      recorded: now.toISOString(),
    });
    expect(left).to.have.nested.property('resource.entity[0].what.identifier.value', attemptId);
    const page = comeBack(`state=${url.searchParams.get('state')}&outcome=booked`, { patient });
    await page.becomes('booked');
    const again = comeBack(`state=${url.searchParams.get('state')}&outcome=booked`);
    await again.becomes('booked');
    const lines = [page, again].flatMap((each) => each.heard('scheduler-audit'));
    expect(lines.map(({ action, outcome }) => [action, outcome])).to.deep.equal([
      ['return', 'booked'],
      ['return', 'already-used'],
    ]);
    expect(lines.map((line) => (line.resource as { outcome: string }).outcome)).to.deep.equal([
      '0',
      '4',
    ]);
    expect(JSON.stringify([left, ...lines])).not.to.match(/canary|Hart|ss1\./i);
    expect(first.heard('scheduler-audit')).to.have.length(1);
  });

  it('forgets every trace when the patient says so', async () => {
    await leave(open());
    pages[0]?.close();
    const page = open();
    await page.becomes('pending');
    await page.press(page.button('Forget this on this device'));
    await page.becomes('ready');
    await until(
      async () => (await page.element.getAttempts()).length === 0,
      () => 'an attempt is left',
    );
    expect(await everythingKept()).not.to.contain('ss1.');
  });

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
