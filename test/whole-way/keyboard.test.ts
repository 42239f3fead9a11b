import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { launchChromium } from '../../scripts/chromium.mjs';

/** What has the focus, through every shadow root. Runs in the page. */
function focused(): { tag: string; isInside: boolean; isPart: string; name: string } {
  let held = document.activeElement;
  const isInside = held?.localName === 'smart-scheduler';
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  const name = (held?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return {
    tag: document.activeElement?.localName ?? '',
    isInside,
    isPart: held?.getAttribute('part') ?? '',
    name,
  };
}

describe('with keys alone', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox({ port: 5793 }), launchChromium()]);
    page = await browser.newPage({
      timezoneId: 'America/New_York',
      locale: 'en-US',
      viewport: { width: 1280, height: 900 },
    });
  });
  afterAll(async () => {
    await browser.close();
    sandbox.stop();
  });

  const arrive = async () => {
    await page.goto(sandbox.site);
    await page.locator('smart-scheduler:not([aria-busy]) [part~=slot]').first().waitFor();
  };
  const press = async (key: string) => {
    await page.keyboard.press(key);
    return page.evaluate(focused);
  };

  it('A11Y 9: I am past the first view after at most 60 stops', async () => {
    await arrive();
    const offered = await page.evaluate(() => {
      const root = document.querySelector('smart-scheduler')?.shadowRoot;
      return root?.querySelectorAll('[part~=slot]').length ?? 0;
    });
    expect(offered).to.be.above(15);
    await page.evaluate(() => {
      const after = document.createElement('button');
      after.textContent = 'After it';
      document.querySelector('smart-scheduler')?.after(after);
    });
    const stops: string[] = [];
    for (;;) {
      const { tag, isInside, name } = await press('Tab');
      if (isInside) stops.push(name);
      else if (name === 'After it') break;
      expect(tag, `after ${stops.at(-1)}`).not.to.equal('body');
      expect(stops.length, stops.join('\n')).to.be.at.most(60);
    }
    expect(stops.length).to.be.above(offered);
  });

  it('A11Y 6: I get from the top of the page to the portal with at most 25 presses', async () => {
    await arrive();
    let presses = 0;
    let inside = false;
    const pressed = async (key: string) => {
      presses += 1;
      const now = await press(key);
      inside ||= now.isInside;
      if (inside)
        expect(now.tag, `A11Y 14: after ${key}, press ${presses}`).to.equal('smart-scheduler');
      expect(presses, `at ${now.name}`).to.be.at.most(25);
      return now;
    };
    const reach = async (part: string) => {
      while ((await pressed('Tab')).isPart !== part);
    };
    await reach('slot');
    await pressed('Enter');
    await page.locator('[part=book][href]').waitFor();
    await page.waitForFunction(
      () =>
        document.querySelector('smart-scheduler')?.shadowRoot?.activeElement?.id ===
        'summary-heading',
    );
    await reach('book');
    presses += 1;
    await page.keyboard.press('Enter');
    await page.waitForURL(`${sandbox.portal}/**`);
    expect(presses).to.be.at.most(25);
    expect(await page.title()).not.to.equal('');
  });

  it('A11Y 14: I am never thrown out by what I open, close and change on the way', async () => {
    await arrive();
    const stays = async (key: string) => {
      const now = await press(key);
      expect(now.tag, `after ${key}`).to.equal('smart-scheduler');
      return now;
    };
    while ((await press('Tab')).isPart !== 'next');
    await stays('Enter');
    while ((await stays('Tab')).isPart !== 'month-button');
    await stays('Enter');
    await page.locator('[part=month]').waitFor();
    await stays('ArrowRight');
    await stays('Enter');
    await page.locator('[part=month]').waitFor({ state: 'detached' });
    await expect.poll(async () => (await page.evaluate(focused)).isPart).to.equal('slot');
    while ((await stays('Shift+Tab')).isPart !== 'filters-button');
    await stays('Enter');
    await page.locator('[part=filters]').waitFor();
    await stays('Tab');
    await stays('ArrowDown');
    await stays('Escape');
    await expect.poll(async () => (await page.evaluate(focused)).isPart).to.equal('filters-button');
  });
});
