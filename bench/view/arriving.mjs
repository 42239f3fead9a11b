import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { median } from '../median.mjs';
import { gzipProxy } from './gzip-proxy.mjs';

const [behind, before] = [5873, 5883];
/** Bytes per second, milliseconds. */
const network = { downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 };

/**
 * What a patient on a slow telephone waits for: from navigation to the first
 * times of the built-in publication, with a cold cache.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {{ rounds: number, slowdown: number }} extent
 */
export async function measureArriving(browser, { rounds, slowdown }) {
  const sandbox = await startSandbox({ port: behind });
  const readdressed = (/** @type {string} */ text) =>
    text
      .replaceAll(`localhost:${behind}`, `localhost:${before}`)
      .replaceAll(`localhost:${behind + 1}`, `localhost:${before + 1}`);
  const stops = await Promise.all([
    gzipProxy(before, behind, readdressed),
    gzipProxy(before + 1, behind + 1, readdressed),
  ]);
  /** @type {Arrival[]} */
  const runs = [];
  for (let round = 0; round < rounds; round += 1)
    runs.push(await arrive(browser, `http://localhost:${before}/`, slowdown));
  for (const stop of [...stops, sandbox.stop]) stop();
  const middle = (/** @type {Exclude<keyof Arrival, 'shifted'>} */ name) =>
    median(runs.map((run) => run[name]));
  return {
    'first times, ms (median)': Math.round(middle('first')),
    'worst': Math.round(Math.max(...runs.map(({ first }) => first))),
    'layout shift (worst)': Number(Math.max(...runs.map(({ shift }) => shift)).toFixed(4)),
    'what moved': [...new Set(runs.flatMap(({ shifted }) => shifted))].join(' ') || 'nothing',
    'script until then, KB': Number((middle('script') / 1024).toFixed(1)),
    'all until then, KB': Number((middle('all') / 1024).toFixed(1)),
    'requests until then': middle('requests'),
  };
}

/**
 * @typedef {{ first: number, script: number, all: number, requests: number, shift: number, shifted: string[] }} Arrival
 * @typedef {PerformanceEntry & { value: number, sources: { node?: Node }[] }} Shift
 */

/** @param {import('playwright-core').Browser} browser @param {string} address @param {number} slowdown */
async function arrive(browser, address, slowdown) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watch);
  await page.goto(address);
  await page.locator('smart-scheduler:not([aria-busy])[data-state=ready]').waitFor();
  await page.waitForTimeout(1_000);
  const arrival = await page.evaluate(
    () => /** @type {{ arrival: Arrival }} */ (/** @type {unknown} */ (window)).arrival,
  );
  await context.close();
  return arrival;
}

/** Runs in the page: notes what had come when the first times were there, and what moved meanwhile and after. */
function watch() {
  const arrival = { first: NaN, script: 0, all: 0, requests: 0, shift: 0, shifted: [''].slice(1) };
  Object.assign(window, { arrival });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {Shift[]} */ (list.getEntries())) {
      arrival.shift += entry.value;
      arrival.shifted.push(...entry.sources.map(({ node }) => node?.nodeName ?? 'something'));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const scheduler = document.querySelector('smart-scheduler');
    if (!scheduler?.shadowRoot?.querySelector('[part~=slot]')) {
      requestAnimationFrame(look);
      return;
    }
    arrival.first = performance.now();
    for (const type of ['navigation', 'resource']) {
      for (const entry of performance.getEntriesByType(type)) {
        const { name, transferSize } = /** @type {PerformanceResourceTiming} */ (entry);
        arrival.requests += 1;
        arrival.all += transferSize;
        if (name.endsWith('.js')) arrival.script += transferSize;
      }
    }
  };
  requestAnimationFrame(look);
}
