import { openHolding } from './holding.mjs';

/** What is pressed, one after the other; what is not there is said to be missing. */
const presses = {
  'the next days': '[part~=next]',
  'the month': '[part~=month-button]',
  'a day of the month': '[part~=month-day]',
  'the filters': '[part~=filters-button]',
  'a filter': '[part~=filter] :is(button, select)',
  'a time': '[part~=slot]',
};
/** Milliseconds until a press has had all its effects, at a fourth of the speed. */
const aftermath = 2_000;

/**
 * How long the page is busy with a press before it paints: the longest event of
 * it, as Interaction to Next Paint counts.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ slots: number, slowdown: number }} extent
 */
export async function measurePresses(browser, address, { slots, slowdown }) {
  const page = await openHolding(browser, address, slots);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const rows = [];
  for (const [what, selector] of Object.entries(presses)) {
    const button = page.locator(`smart-scheduler ${selector}`).first();
    const isThere = (await button.count()) > 0;
    const took = isThere ? await press(page, button) : undefined;
    rows.push({ slots, 'press': what, 'ms to the next paint': took ?? 'not there' });
  }
  await page.close();
  return rows;
}

/** @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} button */
async function press(page, button) {
  await button.scrollIntoViewIfNeeded();
  const isChoice = await button.evaluate((element) => element.matches('select'));
  const took = page.evaluate(longestEvent, aftermath);
  // What opens a list of the browser's own is told by a key.
  if (isChoice) await button.press('ArrowDown');
  else await button.click();
  return took;
}

/**
 * Runs in the page: the longest event of what is pressed in the next moments; browsers tell of
 * none under 16 milliseconds, and round to eight.
 *
 * @param {number} wait
 */
async function longestEvent(wait) {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of /** @type {PerformanceEventTiming[]} */ (list.getEntries()))
      if (entry.interactionId) longest = Math.max(longest, entry.duration);
  });
  // The compiler does not know the threshold.
  const wanted = { type: 'event', durationThreshold: 16 };
  observer.observe(wanted);
  await new Promise((resolve) => setTimeout(resolve, wait));
  observer.disconnect();
  return longest || 'under 16';
}
