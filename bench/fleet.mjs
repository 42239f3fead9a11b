import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from 'vite';

/**
 * How many requests a publisher gets from 10,000 people who look for a time within one
 * hour, with the client's own code and simulated time, with and without a content
 * delivery network. Every search is one of `BulkPublishSource`, from the manifest to the
 * last slot. Fails when anybody asked for a file twice within a minute.
 *
 * `npm run sim:fleet -- [clients] [--at-once] [--forgetful]`: with `--at-once`, all come in
 * the same second to a server that refuses them all, and it fails when they come back
 * together; with `--forgetful`, no page knows of the one before, and it must fail.
 */
const words = process.argv.slice(2);
const clients = Number(words.find((word) => /^\d+$/.test(word)) ?? 10_000);
const isForgetful = words.includes('--forgetful');
const isAtOnce = words.includes('--at-once');
const edgesOfNetwork = 8;

/** @typedef {import('./fleet/hour.js').Hour} Hour */
/** @typedef {import('./fleet/hour.js').HourSettings} HourSettings */

if (isMainThread) await simulate();
else parentPort?.postMessage(await hour(workerData));

async function simulate() {
  const networks = isAtOnce ? [0] : [0, edgesOfNetwork];
  const script = await bundled();
  const hours = await Promise.all(
    networks.map((edges) => inThread(script, { clients, edges, isForgetful, isAtOnce })),
  );
  const rows = hours.flatMap(({ loads }, index) =>
    Object.entries(loads).map(([asked, load]) => row(networks[index] ?? 0, asked, load)),
  );
  for (const [index, each] of hours.entries()) {
    const { pages, requests, failedPages, earlierShown } = each;
    console.log(
      `${nameOf(networks[index] ?? 0)}: ${pages} pages of ${clients} clients made ${requests} requests; ${earlierShown} searches had slots of an earlier visit to show meanwhile, ${failedPages} did not get all.`,
    );
  }
  console.table(rows);
  console.log(
    isAtOnce
      ? 'Requests at the origin, which refuses all in the first two seconds and says "Retry-After: 5".'
      : 'Requests at the origin for one publication of 12 files; mean over the hour in which the clients came. Every hundredth request fails there, and every thousandth answer breaks off on its way.',
  );
  if (isAtOnce) tellWaves(hours);
  const breaches = hours.flatMap((each) => each.breaches);
  if (breaches.length === 0) return console.log('Nobody asked for a file twice within a minute.');
  console.error(`A file was asked for twice within a minute, ${breaches.length} times:`);
  console.error(breaches.slice(0, 5));
  process.exitCode = 1;
}

/**
 * Those who were refused must come back by and by: no later second may have half as many as the first.
 *
 * @param {readonly Hour[]} hours
 */
function tellWaves(hours) {
  for (const { loads } of hours) {
    const { perSecond } = loads.manifest;
    const first = Math.min(...perSecond.keys());
    const length = Math.max(...perSecond.keys()) - first + 1;
    const counts = Array.from({ length }, (_, second) => perSecond.get(first + second) ?? 0);
    console.log(`For the manifest, second by second: ${counts.join(' ')}`);
    const most = Math.max(...counts.slice(0, 2));
    if (Math.max(...counts.slice(2)) < most / 2) continue;
    console.error('Those who were refused came back together.');
    process.exitCode = 1;
  }
}

/** The simulation in one script: a chunk that had to be loaded would take time that is not simulated. */
async function bundled() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('fleet/hour.ts', import.meta.url)),
      write: false,
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('The simulation was not built');
  return output.output[0].code;
}

/** @param {string} script @param {HourSettings} settings @returns {Promise<Hour>} */
function inThread(script, settings) {
  // Ten thousand clients make much that is soon over: it should not be taken for what stays.
  const resourceLimits = { maxYoungGenerationSizeMb: 256 };
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { script, settings },
    resourceLimits,
  });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

/** @param {{ script: string, settings: HourSettings }} order @returns {Promise<Hour>} */
async function hour({ script, settings }) {
  /** @type {typeof import('./fleet/hour.js')} */
  const { simulateHour } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return simulateHour(settings);
}

/** @param {number} edges */
function nameOf(edges) {
  return edges > 0 ? `CDN of ${edges} edges` : 'no CDN';
}

/**
 * @param {number} edges
 * @param {string} asked
 * @param {import('./fleet/servers.js').Load} load
 */
function row(edges, asked, { requests, replies, bytes, perSecond }) {
  return {
    'network': nameOf(edges),
    asked,
    requests,
    'a second, mean': (requests / 3600).toFixed(2),
    'a second, peak': Math.max(...perSecond.values()),
    'answered 200': replies[200],
    'answered 304': replies[304],
    'failed 503': replies[503],
    'GB sent': (bytes / 1e9).toFixed(2),
  };
}
