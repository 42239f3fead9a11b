import { resolve } from 'node:path';
import { startSandbox } from '../demo/sandbox/sandbox.mjs';
import { launchChromium } from '../scripts/chromium.mjs';
import { build } from '../scripts/build.mjs';

/**
 * How long from navigation to the first time on the page, with a cold cache, and
 * how much script that took. `npm run bench:first-availability -- [folder…]`
 */
const runs = 9;
const feeds = [undefined, ...process.argv.slice(2)];

build();
const browser = await launchChromium();
const rows = [];
for (const feed of feeds) {
  const sandbox = await startSandbox({ port: 5673, feed: feed && resolve(feed) });
  for (const [page, from] of [
    ['/', 'publication'],
    ['/search', 'FHIR server'],
  ]) {
    const measured = await measure(`${sandbox.site}${page}`);
    rows.push({ feed: feed ?? 'built-in', from, ...measured });
  }
  sandbox.stop();
}
await browser.close();
console.table(rows);
console.log(
  `${runs} cold runs each, loopback, no throttling; 2,000 ms is the bar for the first time.`,
);

/** @param {string} address */
async function measure(address) {
  /** @type {Awaited<ReturnType<typeof firstAvailability>>[]} */
  const measured = [];
  for (let run = 0; run < runs; run += 1) measured.push(await firstAvailability(address));
  const column = (/** @type {'first' | 'settled' | 'script'} */ name) =>
    measured.map((each) => each[name]).sort((one, other) => one - other);
  const middle = (/** @type {number[]} */ sorted) =>
    Math.round(sorted[Math.floor(runs / 2)] ?? NaN);
  const first = column('first');
  return {
    'first time, ms (median)': middle(first),
    'worst of runs': Math.round(first.at(-1) ?? NaN),
    'everything, ms (median)': middle(column('settled')),
    'script, KB gzipped': (middle(column('script')) / 1024).toFixed(1),
  };
}

/** @param {string} address */
async function firstAvailability(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  /** @type {Promise<number>[]} */
  const scripts = [];
  page.on('response', (response) => {
    if (/\/cdn\/.*\.js$/.test(response.url())) scripts.push(gzipped(response));
  });
  await page.addInitScript(() => {
    const look = () => {
      const element = document.querySelector('smart-scheduler');
      const found = window;
      if (element?.shadowRoot?.querySelector('[part~=slot]'))
        Object.assign(found, { firstTime: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    document.addEventListener('scheduler-slots-loaded', () =>
      Object.assign(window, { settled: performance.now() }),
    );
  });
  await page.goto(address);
  const times = await (
    await page.waitForFunction(() => {
      const { firstTime, settled } = /** @type {{ firstTime?: number, settled?: number }} */ (
        /** @type {unknown} */ (window)
      );
      return firstTime !== undefined && settled !== undefined && { first: firstTime, settled };
    })
  ).jsonValue();
  const script = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  await context.close();
  return { .../** @type {{ first: number, settled: number }} */ (times), script };
}

/** @param {import('playwright-core').Response} response */
async function gzipped(response) {
  const { gzipSync } = await import('node:zlib');
  return gzipSync(await response.body(), { level: 9 }).length;
}
