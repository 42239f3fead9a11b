import { launchChromium } from '../scripts/chromium.mjs';
import { build } from '../scripts/build.mjs';
import { nationalFeed, serveFeeds } from './national-feed.mjs';

/**
 * How long it takes to read large publications in a real browser, beside the
 * floor: what any client must do that fetches, decodes and parses each line and
 * keeps the status and the start. `npm run bench:ingest -- [slots…] [--rounds=5]`
 */
const words = process.argv.slice(2);
const rounds = Number(words.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 5);
const sizes = words.filter((word) => /^\d+$/.test(word)).map(Number);
if (sizes.length === 0) sizes.push(10_000, 100_000, 1_000_000);

const [own, other] = [5771, 5772];
const here = `http://localhost:${own}`;

build();
const feeds = new Map(sizes.map((slots) => [slots, nationalFeed(slots, new Date())]));
const stops = await Promise.all([
  serveFeeds({ port: own, scripts: here, feeds }),
  // The same scripts from elsewhere: no thread can be started there.
  serveFeeds({ port: other, scripts: here, feeds }),
]);
const browser = await launchChromium(['--enable-precise-memory-info']);

/** @type {{ free: number, all: number, bytes: number }[]} */
const growth = [];
for (const slots of sizes) {
  const feed = /** @type {ReturnType<typeof nationalFeed>} */ (feeds.get(slots));
  console.log(
    `\n${slots} slots, ${feed.free} of them free, ${(feed.bytes / 1e6).toFixed(0)} MB; ${rounds} rounds, medians`,
  );
  /** @type {{ floor: number, thread: Run, slices: Run }[]} */
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push({
      floor: await floor(slots),
      thread: await run(here, slots, feed),
      slices: await run(`http://localhost:${other}`, slots, feed),
    });
  }
  const middle = (/** @type {(round: typeof measured[number]) => number} */ of) =>
    [...measured].map(of).sort((one, another) => one - another)[Math.floor(rounds / 2)] ?? NaN;
  const row = (/** @type {'thread' | 'slices'} */ how) => ({
    'all, ms': Math.round(middle((each) => each[how].all)),
    'of the floor': middle((each) => each[how].all / each.floor).toFixed(2),
    'first times, ms': Math.round(middle((each) => each[how].first)),
    'first times, % of bytes': (middle((each) => each[how].firstShare) * 100).toFixed(2),
    'longest task, ms': Math.round(middle((each) => each[how].longest)),
    'worst of rounds, ms': Math.round(Math.max(...measured.map((each) => each[how].longest))),
    'bytes per free slot': middle((each) => each[how].bytesPerSlot).toFixed(1),
  });
  console.table({
    'the floor': { 'all, ms': Math.round(middle((each) => each.floor)), 'of the floor': '1.00' },
    'in a thread': row('thread'),
    'in slices': row('slices'),
  });
  growth.push({
    free: feed.free,
    all: middle((each) => each.slices.all),
    bytes: middle((each) => each.slices.bytesPerSlot) * feed.free,
  });
}
console.log(
  '\nHow it grows (in slices): what each slot costs that one size has more than the one before',
);
console.table(
  growth.map((size, index) => {
    const { free, all, bytes } = growth[index - 1] ?? { free: 0, all: 0, bytes: 0 };
    const more = size.free - free;
    return {
      'free slots': size.free,
      'all, ms': Math.round(size.all),
      'µs per further slot': (((size.all - all) / more) * 1_000).toFixed(2),
      'bytes per further slot': ((size.bytes - bytes) / more).toFixed(1),
    };
  }),
);
await browser.close();
for (const stop of stops) stop();

/**
 * @typedef {{ all: number, first: number, firstShare: number, longest: number, bytesPerSlot: number }} Run
 */

/** @param {number} slots */
async function floor(slots) {
  const page = await browser.newPage();
  await page.goto(`${here}/floor`);
  const took = await page.evaluate(async (address) => {
    const begun = performance.now();
    const response = await fetch(address);
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    const decoder = new TextDecoder();
    /** @type {{ status: string, start: string }[]} */
    const kept = [];
    const keep = (/** @type {string} */ line) => {
      if (line === '') return;
      const { status, start } = JSON.parse(line);
      kept.push({ status, start });
    };
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(keep);
    }
    keep(rest + decoder.decode());
    if (kept.length === 0) throw new Error('nothing was read');
    return performance.now() - begun;
  }, `${here}/feed/${slots}/Slot`);
  await page.close();
  return took;
}

/**
 * @param {string} site
 * @param {number} slots
 * @param {ReturnType<typeof nationalFeed>} feed
 * @returns {Promise<Run>}
 */
async function run(site, slots, feed) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site}/page`);
  await page.evaluate(() => customElements.whenDefined('smart-scheduler'));
  const session = await context.newCDPSession(page);
  const before = await memory(session);
  const found = await page.evaluate(async (endpoint) => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ entryTypes: ['longtask'] });
    let read = 0;
    let share = 0;
    let first = 0;
    const element = document.createElement('smart-scheduler');
    element.setAttribute('endpoint', endpoint);
    Object.assign(element, {
      fetch: async (/** @type {string} */ address, /** @type {RequestInit} */ init) => {
        const response = await fetch(address, init);
        if (!address.endsWith('/Slot') || !response.body) return response;
        const reader = response.body.getReader();
        const getReader = () => ({
          read: async () => {
            const piece = await reader.read();
            read += piece.value?.length ?? 0;
            return piece;
          },
          cancel: () => reader.cancel(),
        });
        Object.defineProperty(response, 'body', { value: { getReader } });
        return response;
      },
    });
    const begun = performance.now();
    const settled = new Promise((resolve) => {
      element.addEventListener('scheduler-slots-loaded', resolve, { once: true });
    });
    const look = () => {
      if (element.shadowRoot?.querySelector('[part~=slot]')) {
        first = performance.now() - begun;
        share = read;
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    document.body.append(element);
    const event = /** @type {CustomEvent<{ count: number }>} */ (await settled);
    const all = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return { all, first, share, longest, count: event.detail.count };
  }, `${here}/feed/${slots}/$bulk-publish`);
  if (found.count !== feed.free)
    throw new Error(`${found.count} slots are offered, not ${feed.free}`);
  const after = await memory(session);
  await context.close();
  return {
    ...found,
    firstShare: found.share / feed.bytes,
    bytesPerSlot: (after - before - feed.characters) / feed.free,
  };
}

/** Heap and buffers in use. @param {import('playwright-core').CDPSession} session */
async function memory(session) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const usage = /** @type {{ usedSize: number, backingStorageSize?: number }} */ (
    await session.send('Runtime.getHeapUsage')
  );
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}
