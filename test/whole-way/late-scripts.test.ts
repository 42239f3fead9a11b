import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { tabs } from '../support/tabs.js';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const openTab = tabs();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 5893 });
});
afterAll(() => sandbox.stop());

/** A patient’s tab, and what becomes of one of the element’s scripts in it. */
class Visit {
  /** How often the script was asked for. */
  asked = 0;
  readonly #pattern: string;

  private constructor(
    readonly page: Page,
    script: string,
  ) {
    this.#pattern = `**/cdn/${script}-*.js`;
  }

  /** A tab in which a script cannot be loaded; it is on no page yet. */
  static async without(script: string): Promise<Visit> {
    const visit = new Visit(await openTab(), script);
    await visit.lose();
    return visit;
  }

  async lose(): Promise<void> {
    await this.page.route(this.#pattern, (route) => {
      this.asked += 1;
      return route.abort();
    });
  }

  /** From now on the script can be had. */
  async find(): Promise<void> {
    await this.page.unroute(this.#pattern);
  }

  async arrive(): Promise<void> {
    await this.page.goto(sandbox.site);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.page.locator('smart-scheduler[data-state=ready]:not([aria-busy])').waitFor();
  }

  part(name: string) {
    return this.page.locator(`smart-scheduler [part~=${name}]`);
  }

  /** The line that says what is to be known of the times. */
  get hint() {
    return this.page.locator('smart-scheduler [part=toolbar] .hint');
  }

  async chooses(): Promise<void> {
    await this.page
      .getByRole('button', { name: /Dr\. Amelia Hart/ })
      .first()
      .click();
  }

  /** What those hear who cannot see the page. */
  async hears(words: string): Promise<void> {
    const region = this.page.locator('smart-scheduler > [slot=status]');
    await expect.poll(() => region.textContent()).to.contain(words);
  }

  /** The troubles that the page’s scripts were told of. */
  errors(): Promise<readonly { code: string; retryable: boolean }[]> {
    return this.page.evaluate(() =>
      (
        window as unknown as {
          schedulerEvents: { type: string; detail: { code: string; retryable: boolean } }[];
        }
      ).schedulerEvents
        .filter(({ type }) => type === 'scheduler-error')
        .map(({ detail: { code, retryable } }) => ({ code, retryable })),
    );
  }

  focused(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.querySelector('smart-scheduler')?.shadowRoot?.activeElement?.id,
    );
  }

  /** Keeps everything that stands on the page from now on, if only for a moment. */
  async watch(): Promise<() => Promise<string>> {
    await this.page.evaluate(() => {
      const root = document.querySelector('smart-scheduler')?.shadowRoot as ShadowRoot;
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => seen.push(root.textContent ?? '')).observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    return () =>
      this.page.evaluate(() => (window as unknown as { seen: readonly string[] }).seen.join('\n'));
  }
}

const trouble = { code: 'network', retryable: true };
const booking = 'What is needed to book this time could not be loaded.';
const byPhone = 'can be booked by phone';

describe('a patient whose connection loses what booking takes', () => {
  it('reads and hears that it could not be loaded, and is at the time that they chose as soon as it can', async () => {
    const visit = await Visit.without('journey');
    await visit.arrive();
    const seen = await visit.watch();
    await visit.chooses();
    await visit.part('error').getByText(booking).waitFor();
    await visit.hears(booking);
    expect(await visit.errors()).to.deep.equal([trouble]);

    await visit.find();
    await visit.page.getByRole('button', { name: 'Try again' }).click();
    await visit.page.getByRole('link', { name: 'Continue to book' }).waitFor();
    await visit.page.locator('smart-scheduler [part=book][href]').waitFor();
    await expect.poll(() => visit.focused()).to.equal('summary-heading');
    expect(await visit.part('error').count()).to.equal(0);
    expect(await seen()).not.to.contain(byPhone);
  });

  it('can book without pressing anything when the device is connected again', async () => {
    const visit = await Visit.without('journey');
    await visit.arrive();
    const seen = await visit.watch();
    await visit.chooses();
    await visit.part('error').getByText(booking).waitFor();
    await visit.page.context().setOffline(true);
    await visit.find();
    await visit.page.context().setOffline(false);
    await visit.page.locator('smart-scheduler [part=book][href]').waitFor();
    expect(await visit.part('error').count()).to.equal(0);
    expect(await seen()).not.to.contain(byPhone);
  });

  it('can book as soon as the page’s own script needs the same', async () => {
    const visit = await Visit.without('journey');
    await visit.arrive();
    const seen = await visit.watch();
    await visit.chooses();
    await visit.part('error').getByText(booking).waitFor();
    await visit.find();
    await visit.page
      .locator('smart-scheduler')
      .evaluate((element) =>
        (element as unknown as { getAttempts(): Promise<unknown> }).getAttempts(),
      );
    await visit.page.locator('smart-scheduler [part=book][href]').waitFor();
    expect(await seen()).not.to.contain(byPhone);
  });

  it('does not have the lost script asked for whenever something changes on the page', async () => {
    const visit = await Visit.without('journey');
    await visit.arrive();
    await expect.poll(() => visit.asked).to.equal(1);
    await visit.page.locator('smart-scheduler').evaluate(async (element) => {
      const scheduler = element as unknown as {
        requestUpdate(): void;
        updateComplete: Promise<unknown>;
      };
      for (let time = 0; time < 5; time += 1) {
        scheduler.requestUpdate();
        await scheduler.updateComplete;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    expect(visit.asked).to.equal(1);
    expect(await visit.errors()).to.deep.equal([]);
  });
});

for (const { button, script, part, words } of [
  {
    button: 'Month',
    script: 'month',
    part: 'month',
    words: 'The month could not be loaded. Please try again.',
  },
  {
    button: 'Filters',
    script: 'filtering',
    part: 'filters',
    words: 'The filters could not be loaded. Please try again.',
  },
]) {
  describe(`a patient who presses “${button}” while its script is lost`, () => {
    it('reads and hears so, and has it at the next press once it can be loaded', async () => {
      const visit = await Visit.without(script);
      await visit.arrive();
      const usual = await visit.hint.innerText();
      await visit.page.getByRole('button', { name: button, exact: true }).click();
      await visit.hint.getByText(words).waitFor();
      await visit.hears(words);
      expect(await visit.errors()).to.deep.equal([trouble]);

      await visit.find();
      await visit.page.getByRole('button', { name: button, exact: true }).click();
      await visit.part(part).first().waitFor();
      await expect.poll(() => visit.hint.innerText()).to.equal(usual);
      expect(await visit.errors()).to.deep.equal([trouble]);
    });
  });
}

describe('a patient who has filters from before', () => {
  it('reads that these could not be loaded, and so why all times are shown', async () => {
    const visit = await Visit.without('filtering');
    await visit.find();
    await visit.arrive();
    await visit.page.getByRole('button', { name: 'Filters', exact: true }).click();
    await visit
      .part('filters')
      .getByRole('button', { name: /^Video/ })
      .click();
    await visit.part('choice').waitFor();

    await visit.lose();
    await visit.page.reload();
    await visit.settle();
    expect(await visit.hint.innerText()).to.equal(
      'The filters could not be loaded. Please try again.',
    );
    expect(await visit.part('choice').count()).to.equal(0);
  });
});

describe('a patient of a clinic that publishes remarks besides its times', () => {
  it('is offered all of the times where what reads the remarks is lost', async () => {
    const visit = await Visit.without('directory-remarks');
    await visit.page.route(`${sandbox.slots}/schedules.ndjson`, async (route) => {
      const response = await route.fetch();
      const remark = '"extension":[{"url":"has-availability","valueCode":"some"}],';
      const body = (await response.text()).replace('{', `{${remark}`);
      await route.fulfill({ response, body });
    });
    await visit.arrive();
    expect(visit.asked).to.equal(1);
    expect(await visit.errors()).to.deep.equal([]);
    expect(await visit.part('notice').count()).to.equal(0);
    expect(await visit.part('slot').count()).to.be.above(15);
  });
});

describe('a patient on a page in Spanish', () => {
  it('reads English with English dates, which says that it is, where Spanish is lost', async () => {
    const visit = await Visit.without('es');
    await visit.page.addInitScript(() =>
      document.addEventListener('readystatechange', () => (document.documentElement.lang = 'es')),
    );
    await visit.arrive();
    expect(visit.asked).to.equal(1);
    await visit.page.getByRole('heading', { name: 'Find an appointment' }).waitFor();
    expect(await visit.part('base').getAttribute('lang')).to.equal('en-US');
    expect(await visit.part('day-heading').first().textContent()).to.match(
      /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/,
    );
  });
});

describe('a patient who prints the page', () => {
  it('has the telephone number on paper, and no buttons', async () => {
    const visit = await Visit.without('month');
    await visit.arrive();
    await visit.page.emulateMedia({ media: 'print' });
    expect(await visit.page.getByRole('link', { name: 'Call 800-555-0199' }).isVisible()).to.equal(
      true,
    );
    expect(await visit.part('toolbar').isVisible()).to.equal(false);
  });

  it('has it also where no time could be loaded', async () => {
    const visit = await Visit.without('month');
    await visit.page.route(`${sandbox.slots}/**`, (route) => route.abort());
    await visit.page.goto(sandbox.site);
    await visit.part('error').waitFor();
    expect(await visit.part('retry').isVisible()).to.equal(true);
    await visit.page.emulateMedia({ media: 'print' });
    expect(await visit.part('retry').isVisible()).to.equal(false);
    expect(
      await visit.page
        .locator('smart-scheduler')
        .getByRole('link', { name: 'Call 800-555-0199' })
        .isVisible(),
    ).to.equal(true);
  });
});
