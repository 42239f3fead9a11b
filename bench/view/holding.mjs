/** @typedef {import('./showing.mjs').BenchWindow} BenchWindow */

/**
 * Opens a page on which the element shows so many slots that the page holds itself.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {number} slots
 */
export async function openHolding(browser, address, slots) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await page.evaluate(async (count) => {
    const { bench } = /** @type {BenchWindow} */ (/** @type {unknown} */ (window));
    await bench.hold(count);
    await bench.show('smart-scheduler');
  }, slots);
  await page.locator('smart-scheduler:not([aria-busy])').waitFor();
  return page;
}
