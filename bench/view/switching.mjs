import { median } from '../median.mjs';
import { openHolding } from './holding.mjs';

/** What a page changes, there and back; the first time there is not measured, for its texts are loaded then. */
const switches = {
  'another language': { name: 'locale', there: 'es-US', back: 'en-US' },
  'another clock': { name: 'hourCycle', there: 'h23', back: 'h12' },
  'another zone': { name: 'timeZone', there: 'America/Chicago', back: 'America/New_York' },
};

/**
 * How long it takes from a change of the page's language, clock or zone until all times are
 * painted anew.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ slots: number, rounds: number }} extent
 */
export async function measureSwitches(browser, address, { slots, rounds }) {
  const page = await openHolding(browser, address, slots);
  const rows = [];
  for (const [what, { name, there, back }] of Object.entries(switches)) {
    const took = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const value of [there, back]) {
        const ms = await page.evaluate(switched, { name, value });
        if (round > 0) took.push(ms);
        await page.waitForTimeout(500);
      }
    }
    rows.push({ slots, 'switch': what, 'ms until painted': Math.round(median(took)) });
  }
  await page.close();
  return rows;
}

/** Runs in the page. @param {{ name: string, value: string }} change */
async function switched({ name, value }) {
  const scheduler = /** @type {HTMLElementTagNameMap['smart-scheduler']} */ (
    document.querySelector('smart-scheduler')
  );
  const begun = performance.now();
  Object.assign(scheduler, { [name]: value });
  await scheduler.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}
