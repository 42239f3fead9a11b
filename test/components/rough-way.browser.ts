import { expect } from 'chai';
import type { AttemptStore } from '../../src/booking/attempt-store.js';
import type { Slot } from '../../src/model/slot.js';
import { memoryAttemptStore, memorySource, slotAt } from '../../src/testing.js';
import { everythingKept, patientOnThisPage } from '../support/patient.js';
import { oneLine, until } from '../support/scheduler-page.js';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('on a rough way to the portal and back', () => {
  const { pages, open, stay, leave, comeBack, goHome } = patientOnThisPage();
  const { warn } = console;

  beforeEach(() => {
    console.warn = () => undefined;
  });
  afterEach(async () => {
    await goHome();
    console.warn = warn;
  });

  const stateIn = (url: URL) => url.searchParams.get('state') ?? '';
  /** A store that hangs wherever it is said to. */
  const hanging = (...methods: readonly (keyof AttemptStore)[]): AttemptStore => {
    const store = memoryAttemptStore();
    const never = () => new Promise<never>(() => undefined);
    return { ...store, ...Object.fromEntries(methods.map((method) => [method, never])) };
  };

  it('only the window of the attempt that was answered is closed', async () => {
    const realOpen = window.open;
    const opened: { closed: boolean }[] = [];
    window.open = () => {
      const fake = { closed: false, opener: null, close: () => (fake.closed = true), document };
      opened.push(fake);
      return fake as unknown as Window;
    };
    const followed = (event: MouseEvent) => event.preventDefault();
    document.addEventListener('click', followed);
    const realCreate = document.createElement.bind(document);
    document.createElement = ((name: string) =>
      name === 'a' ? ({ click: () => undefined } as HTMLElement) : realCreate(name)) as never;
    try {
      const page = open({ launch: 'popup' });
      await page.becomes('ready');
      const states: string[] = [];
      for (const time of ['8:30 AM', '9:30 AM']) {
        const link = await page.choose(time);
        states.push(stateIn(new URL(link.href)));
        await page.press(link);
      }
      await comeBack(`state=${states[0] ?? ''}&outcome=booked`).becomes('booked');
      await page.hears('scheduler-booked');
      await wait(1_200);
      expect(opened.map(({ closed }) => closed)).to.deep.equal([true, false]);
    } finally {
      window.open = realOpen;
      document.createElement = realCreate;
      document.removeEventListener('click', followed);
    }
  });

  it('an element that remembers for the tab only takes the return of one that remembers on the device, and the other way round', async () => {
    for (const [left, back] of [
      ['tab', 'device'],
      ['device', 'tab'],
    ] as const) {
      const state = stateIn(await leave(open({ remember: left })));
      pages.at(-1)?.close();
      const page = comeBack(`state=${state}&outcome=booked`, { remember: back });
      await page.becomes('booked');
      await page.element.clearLocalData();
      page.close();
    }
  });

  it('a store of the page’s own that hangs is given half a second, and the patient is told', async () => {
    const page = open({ attemptStore: hanging('prepare') });
    stay(page);
    await page.becomes('ready');
    const link = await page.choose('8:30 AM');
    expect(new URL(link.href).searchParams.has('state')).to.equal(false);
    expect((await page.hears('scheduler-error')).code).to.equal('storage-degraded');
  });

  it('a store that never says what it holds keeps times from nobody', async () => {
    const page = open({ attemptStore: hanging('list') });
    await page.becomes('ready');
    expect(await page.choose('8:30 AM')).to.be.instanceOf(HTMLAnchorElement);
    // It would never say either that it has forgotten.
    pages.splice(0).forEach((each) => each.close());
  });

  it('what the page’s script chooses while a store is read stands on its card', async () => {
    const store = memoryAttemptStore();
    const slow = { ...store, list: () => wait(300).then(() => store.list()) };
    const slots = Array.from({ length: 6 }, (_, hour) =>
      slotAt(`2026-11-24T${14 + hour}:00:00Z`, { practitioner: { name: `Dr. ${hour + 1}` } }),
    );
    const page = open({ attemptStore: slow, sources: [memorySource(slots)] });
    await page.hears('scheduler-slots-loaded');
    expect(page.state).to.equal('loading');
    expect(page.element.selectSlot(slots.at(-1)?.id ?? '')).to.equal(true);
    await until(
      () => page.parts('summary').length > 0,
      () => 'nothing tells of the chosen time',
    );
    expect(oneLine(page.part('summary').closest('[part=group]')?.textContent)).to.contain('Dr. 6');
  });

  it('that I have left is not forgotten again because the store was being read when I did', async () => {
    const store = memoryAttemptStore();
    const slow: AttemptStore = {
      ...store,
      list: async () => {
        const records = await store.list();
        await wait(600);
        return records;
      },
    };
    const page = open({ attemptStore: slow });
    stay(page);
    await page.becomes('ready');
    await page.press(await page.choose('8:30 AM'));
    await page.becomes('pending');
    await wait(900);
    expect(page.state).to.equal('pending');
  });

  it('nothing is written any more once everything was forgotten, however slow a storage is', async () => {
    const store = memoryAttemptStore();
    const slow: AttemptStore = {
      ...store,
      prepare: (record) => wait(300).then(() => store.prepare(record)),
    };
    const page = open({ attemptStore: slow });
    stay(page);
    await page.becomes('ready');
    await page.press(await page.choose('8:30 AM'));
    await page.element.clearLocalData();
    await wait(800);
    expect(await store.list()).to.deep.equal([]);
    expect(await everythingKept()).not.to.contain('ss1.');
  });

  it('what was forgotten in one tab is not written back by "I did not book" in another', async () => {
    await leave(open());
    pages[0]?.close();
    const [one, other] = [open(), open()];
    await one.becomes('pending');
    await other.becomes('pending');
    await one.element.clearLocalData();
    await other.press(other.button('I did not book'));
    await wait(200);
    expect(await everythingKept()).not.to.contain('ss1.');
  });

  it('a page that signs the patient out shows nothing of the booking any more', async () => {
    const state = stateIn(await leave(open()));
    const page = comeBack(`state=${state}&outcome=booked&bookingRef=BK-7`);
    await page.becomes('booked');
    await page.element.clearLocalData();
    await page.becomes('ready');
    expect(page.text).not.to.contain('BK-7');
  });

  it('an element that was taken away meanwhile tells the outcome when it is back', async () => {
    const first = open();
    const state = stateIn(await leave(first));
    const { parentElement } = first.element;
    first.element.remove();
    await comeBack(`state=${state}&outcome=booked`).becomes('booked');
    parentElement?.append(first.element);
    expect(await first.hears('scheduler-booked')).to.deep.include({ relayed: true });
  });

  it('an outcome counts also where the address cannot be cleaned', async () => {
    const state = stateIn(await leave(open()));
    history.replaceState(null, '', `?state=${state}&outcome=booked`);
    const { replaceState } = history;
    history.replaceState = () => {
      throw new DOMException('sandboxed', 'SecurityError');
    };
    try {
      await open().hears('scheduler-booked');
    } finally {
      history.replaceState = replaceState;
    }
  });

  it('the same time can be tried again in the tab that stayed open', async () => {
    const first = open({ launch: 'tab' });
    const state = stateIn(await leave(first));
    pages.push(comeBack(`state=${state}&outcome=failed&reason=system-error`));
    await first.becomes('failed');
    await first.press(first.button('Try this time again'));
    await first.becomes('chosen');
    await until(
      () => first.element.shadowRoot?.activeElement?.id === 'summary-heading',
      () => 'the summary has no focus',
    );
  });

  it('a page that chooses the chosen time once more changes nothing, and takes nobody’s focus', async () => {
    const page = open();
    await page.becomes('ready');
    const { href } = await page.choose('8:30 AM');
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    const [chosen] = page.heard('scheduler-slot-selected') as [{ readonly slot: Slot }];
    expect(page.element.selectSlot(chosen.slot)).to.equal(true);
    await wait(100);
    expect(document.activeElement).to.equal(elsewhere);
    expect(page.part<HTMLAnchorElement>('book').href).to.equal(href);
    elsewhere.remove();
  });

  it('a booking that was cancelled is shown as cancelled when the old address is opened again', async () => {
    const state = stateIn(await leave(open()));
    await comeBack(`state=${state}&outcome=booked`).becomes('booked');
    await comeBack(`state=${state}&outcome=cancelled`).becomes('cancelled');
    const again = comeBack(`state=${state}&outcome=booked`);
    await again.becomes('cancelled');
    expect(again.heard('scheduler-return-rejected')[0]).to.have.property('code', 'already-used');
    expect(again.text).not.to.contain('You are booked');
  });

  it('a time with room for more is let go of when it was booked, and said to be booked when it is chosen again', async () => {
    const sources = [memorySource([slotAt('2026-11-24T13:30:00Z', { capacity: 5 })])];
    const first = open({ sources, launch: 'tab' });
    const state = stateIn(await leave(first));
    await comeBack(`state=${state}&outcome=booked`, { sources }).becomes('booked');
    await first.becomes('booked');
    expect(first.parts('book')).to.have.length(0);
    await first.choose('8:30 AM');
    expect(first.part('summary').textContent).to.contain('You booked this time before');
  });

  it('whoever finished before is not told that they are not booked', async () => {
    await leave(open());
    pages[0]?.close();
    const page = open();
    await page.becomes('pending');
    await page.press(page.button('Start over with this time'));
    await until(
      () => page.parts('book')[0]?.hasAttribute('href'),
      () => 'book has no address',
    );
    stay(page);
    const book = page.part<HTMLAnchorElement>('book');
    const state = stateIn(new URL(book.href));
    await page.press(book);
    const back = comeBack(`state=${state}&outcome=failed&reason=slot-unavailable`);
    await back.becomes('failed');
    expect(back.text).to.contain('If you finished booking this time before, that booking counts.');
  });

  it('nothing that comes a moment later moves what the patient is about to press', async () => {
    const state = stateIn(await leave(open()));
    let give: () => void = () => undefined;
    const later = new Promise<void>((resolve) => (give = resolve));
    const slots = [slotAt('2026-11-24T13:30:00.000Z'), slotAt('2026-11-24T14:30:00.000Z')];
    const page = comeBack(`state=${state}&outcome=failed&reason=system-error`, {
      sources: [memorySource(slots, { until: later })],
    });
    await page.becomes('failed');
    const place = () => {
      const panel = page.part('confirmation').getBoundingClientRect();
      const { top, left } = page.button('Show times').getBoundingClientRect();
      return [Math.round(top - panel.top), Math.round(left - panel.left)];
    };
    const before = place();
    give();
    await until(
      () => page.parts('slot').length > 0,
      () => 'no times',
    );
    page.button('Try this time again');
    expect(place()).to.deep.equal(before);
  });

  it('a press with Ctrl, too early, does not lead this tab away', async () => {
    const page = open({
      attemptStore: { ...memoryAttemptStore(), prepare: () => wait(100).then(() => undefined) },
    });
    stay(page);
    await page.becomes('ready');
    await page.press(page.slot('8:30 AM'));
    page
      .part('book')
      .dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }));
    await wait(300);
    expect(page.heard('scheduler-booking-started')).to.deep.equal([]);
  });
});
