import { expect } from 'chai';
import { memorySource } from '../../src/testing.js';
import { manyPractitioners, now } from '../../stories/scenes.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

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
