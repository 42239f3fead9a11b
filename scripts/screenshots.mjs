import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { startSandbox } from '../demo/sandbox/sandbox.mjs';
import { chromiumArguments, ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';

/** Pictures of the demo page in every look, for a person to open: into `screenshots/`, which is not kept. */
const folder = new URL('../screenshots/', import.meta.url);
const looks = [
  { name: 'wide', viewport: { width: 1100, height: 900 } },
  { name: 'narrow', viewport: { width: 390, height: 844 } },
  {
    name: 'dark',
    viewport: { width: 1100, height: 900 },
    colorScheme: /** @type {const} */ ('dark'),
  },
  { name: 'spanish', viewport: { width: 1100, height: 900 }, lang: 'es' },
  { name: 'right-to-left', viewport: { width: 390, height: 844 }, dir: 'rtl' },
];

mkdirSync(folder, { recursive: true });
build();
const sandbox = await startSandbox({ port: 5373 });
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: chromiumArguments });
try {
  for (const { name, lang, dir, ...options } of looks) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const save = async (/** @type {string} */ state) => {
      await page.screenshot({
        path: new URL(`${name}-${state}.png`, folder).pathname,
        fullPage: true,
      });
    };
    if (lang)
      await page.addInitScript(
        (value) =>
          document.addEventListener(
            'readystatechange',
            () => (document.documentElement.lang = value),
          ),
        lang,
      );
    await page.goto(sandbox.site);
    await page.locator('smart-scheduler[data-state=ready]').waitFor();
    if (dir)
      await page
        .locator('[part=base]')
        .evaluate((base, value) => base.setAttribute('dir', value), dir);
    await save('times');
    await page.locator('[part~=slot]').nth(7).click();
    await page.locator('[part=book][href]').waitFor();
    await save('chosen');
    for (const outcome of ['booked', 'failed', 'cancelled', 'entered-in-error']) {
      await page.locator('[part=book]').click();
      await page.locator(`[data-outcome=${outcome}]`).click();
      await page.locator('[part=confirmation]').waitFor();
      await page.locator(`[data-state=${outcome}]:not([aria-busy])`).waitFor();
      await save(outcome);
      await page.locator('[part~=slot]').nth(9).click();
      await page.locator('[part=book][href]').waitFor();
    }
    await page.locator('[part=book]').click();
    await page.locator('[data-outcome]').first().waitFor();
    await page.goto(sandbox.site);
    await page.locator('[part=pending]').waitFor();
    await save('pending');
    // What was read before would be shown instead.
    await page
      .locator('smart-scheduler')
      .evaluate((element) =>
        /** @type {import('../src/index.js').SmartScheduler} */ (element).clearLocalData(),
      );
    await page.route('**/*bulk-publish', (route) => route.abort());
    await page.reload();
    await page.locator('[part=error]').waitFor();
    await save('error');
    await context.close();
  }
} finally {
  await browser.close();
  sandbox.stop();
}
console.log(`written to ${folder.pathname}`);
