import { expect } from 'chai';
import type { Slot } from '../../src/model/slot.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { manyPractitioners, now } from '../../stories/scenes.js';
import { oneLine, SchedulerPage, until } from '../support/scheduler-page.js';

/** Counts what `Intl` is asked to build, which takes a thousand times as long as using it. */
function countFormatters() {
  const real = { ...Object.getOwnPropertyDescriptors(Intl) };
  const count = { of: 0 };
  for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'ListFormat'] as const) {
    Object.defineProperty(Intl, name, {
      configurable: true,
      writable: true,
      value: new Proxy(Intl[name], {
        construct: (target, words: readonly unknown[]) => {
          count.of += 1;
          return Reflect.construct(target, words) as object;
        },
      }),
    });
  }
  return { count, restore: () => Object.defineProperties(Intl, real) };
}

describe('a page that changes its language or clock', () => {
  let page: SchedulerPage;

  beforeEach(async () => {
    page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        sources: [memorySource(manyPractitioners)],
      });
    });
    await page.becomes('ready');
  });
  afterEach(() => page.close());

  for (const locale of ['es', 'ar', 'en-GB'])
    it(`builds at most twenty formatters for a whole page in ${locale}`, async () => {
      const { count, restore } = countFormatters();
      try {
        page.element.locale = locale;
        await until(
          () => page.part('base').lang.startsWith(locale),
          () => page.part('base').lang,
        );
        await page.element.updateComplete;
        expect(count.of).to.be.within(1, 20);
      } finally {
        restore();
      }
    });

  it('builds none to draw again what it has drawn', async () => {
    const { count, restore } = countFormatters();
    try {
      page.element.requestUpdate();
      await page.element.updateComplete;
      // The device's own zone is asked for once a second.
      expect(count.of).to.be.at.most(1);
    } finally {
      restore();
    }
  });
});

describe('of the zone of a chosen time', () => {
  let page: SchedulerPage;
  let restore = () => {};
  afterEach(() => {
    page.close();
    restore();
  });

  /** Chooses the only time there is. */
  async function choose(slot: Partial<Slot>) {
    page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        sources: [memorySource([slotAt('2026-11-24T17:00:00Z', slot)])],
      });
    });
    await page.becomes('ready');
    const [only] = page.parts('slot');
    if (!only) throw new Error('there is no time');
    await page.press(only);
    return oneLine(page.part('summary').textContent);
  }

  /** Makes this browser’s clocks for British Columbia those of another zone, and perhaps puts it there. */
  function letVancouverBe(zone: string, isHere = false) {
    const real = Intl.DateTimeFormat;
    const construct = (
      target: typeof real,
      [locales, options]: [string?, Intl.DateTimeFormatOptions?],
    ) => {
      const isThere = options?.timeZone === 'Canada/Pacific';
      const format = new target(locales, isThere ? { ...options, timeZone: zone } : options);
      if (!isHere || options?.timeZone !== undefined) return format;
      const resolved = { ...format.resolvedOptions(), timeZone: 'Canada/Pacific' };
      return Object.assign(format, { resolvedOptions: () => resolved });
    };
    Intl.DateTimeFormat = new Proxy(real, { construct });
    restore = () => {
      Intl.DateTimeFormat = real;
    };
  }

  /** The zone of a device is asked for once in a second. */
  const untilAskedAgain = () => new Promise((resolve) => setTimeout(resolve, 1_050));

  it('nothing is said where the clinic published it', async () => {
    const words = await choose({});
    expect(words).to.contain('12:00');
    expect(words).not.to.match(/time zone|published|clock/);
  });

  it('it is said that it is worked out, or no more than an offset', async () => {
    expect(await choose({ timeZoneFrom: 'guess' })).to.contain('We worked out the time zone');
    page.close();
    const offset = { timeZone: '-05:00', timeZoneFrom: 'offset' } as const;
    expect(await choose(offset)).to.contain('The clinic published this time as UTC−05:00.');
  });

  it('it is said that the device does not know its law, and the hour is right all the same', async () => {
    letVancouverBe('America/Los_Angeles');
    const words = await choose({ timeZone: 'Canada/Pacific' });
    expect(words).to.contain('10:00');
    expect(words).to.contain('UTC−07:00');
    expect(words).to.contain('This device’s clock for that place does not agree');
  });

  it('so is it said of a video visit, which is told by the device’s own zone', async () => {
    letVancouverBe('America/Los_Angeles', true);
    await untilAskedAgain();
    const words = await choose({ mode: 'virtual' });
    expect(words).to.contain('10:00');
    expect(words).to.contain('This device’s clock for that place does not agree');
    page.close();
    restore();
    await untilAskedAgain();
  });
});
