import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';

/**
 * How many requests a publisher gets from 10,000 people who look for a time within one
 * hour, with the client's own code and simulated time, with and without a content
 * delivery network. Fails when anybody asked for a file twice within a minute.
 * `npm run sim:fleet -- [clients] [--forgetful]`: with `--forgetful`, no page knows of
 * the one before, and it must fail.
 */
const words = process.argv.slice(2);
const clients = Number(words.find((word) => /^\d+$/.test(word)) ?? 10_000);
const isForgetful = words.includes('--forgetful');
const edgesOfNetwork = 8;

/** @typedef {import('./fleet/hour.js').Hour} Hour */

if (isMainThread) await simulate();
else parentPort?.postMessage(await hour(workerData));

async function simulate() {
  const networks = [0, edgesOfNetwork];
  const hours = await Promise.all(networks.map(inThread));
  const rows = hours.flatMap(({ loads }, index) =>
    Object.entries(loads).map(([asked, load]) => row(networks[index] ?? 0, asked, load)),
  );
  for (const [index, { pages, requests, failedPages }] of hours.entries())
    console.log(
      `${nameOf(networks[index] ?? 0)}: ${pages} pages of ${clients} clients made ${requests} requests; ${failedPages} pages did not get all.`,
    );
  console.table(rows);
  console.log(
    'Requests at the origin for one publication of 12 files; mean over the hour in which the clients came. Every hundredth request fails there.',
  );
  const breaches = hours.flatMap((each) => each.breaches);
  if (breaches.length === 0) return console.log('Nobody asked for a file twice within a minute.');
  console.error(`A file was asked for twice within a minute, ${breaches.length} times:`);
  console.error(breaches.slice(0, 5));
  process.exitCode = 1;
}

/** @param {number} edges @returns {Promise<Hour>} */
function inThread(edges) {
  // Ten thousand clients make much that is soon over: it should not be taken for what stays.
  const resourceLimits = { maxYoungGenerationSizeMb: 256 };
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { clients, edges, isForgetful },
    resourceLimits,
  });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

/** @param {import('./fleet/hour.js').HourSettings} settings @returns {Promise<Hour>} */
async function hour(settings) {
  /** @type {{ module: typeof import('./fleet/hour.js') }} */
  const { module } = await runnerImport(fileURLToPath(new URL('fleet/hour.ts', import.meta.url)));
  return module.simulateHour(settings);
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
