import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build as bundle } from 'vite';
import { build } from './build.mjs';
import { Total } from './total.mjs';

/**
 * Feeds the built package's readers and writers of addresses with inputs that are nearly
 * right, and holds every answer against what the contract says, worked out once more.
 * `npm run fuzz -- [--runs 1000000] [--seed 7] [--from 0] [--target name]`: so many
 * returns are read and states minted, and a fifth as many of everything else; with
 * `--from`, beginning with this number, to see a failure again.
 */
/** @typedef {import('../test/fuzz/targets.js').TargetName} TargetName */
/** @typedef {import('../test/fuzz/target.js').Tally} Tally */
/** @typedef {import('../test/fuzz/target.js').Runs} Runs */

/** @param {string} module */
const built = (module) => new URL(`../dist/${module}.js`, import.meta.url).href;

if (isMainThread) await feed();
else parentPort?.postMessage(await oneTarget(workerData));

async function feed() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '7' },
      from: { type: 'string', default: '0' },
      target: { type: 'string' },
    },
  });
  const [runs = 0, seed = 0, from = 0] = [values.runs, values.seed, values.from].map(Number);
  if (![runs, seed, from].every(Number.isInteger)) throw new Error('What is told must be numbers');
  build();
  const script = await bundled();
  /** @type {typeof import('../test/fuzz/targets.js')} */
  const { targetNames } = await import(script);
  const total = new Total();
  const names = targetNames.filter((name) => name === (values.target ?? name));
  if (names.length === 0) throw new Error(`A target is one of: ${targetNames.join(', ')}`);
  const tallies = await Promise.all(
    names.map((name) => inThread({ script, name, runs: { seed, from, runs: share(name, runs) } })),
  );
  for (const [index, tally] of tallies.entries()) {
    tell(names[index] ?? '', tally, seed);
    total.count({ passed: tally.runs - tally.failures.length, failed: tally.failures.length });
  }
  console.log(String(total));
  process.exitCode = total.exitCode;
}

/** A fifth, except of what others send and of what must never come twice. @param {TargetName} name @param {number} runs */
function share(name, runs) {
  return name === 'readReturn' || name === 'mintState' ? runs : Math.ceil(runs / 5);
}

/** @param {string} name @param {Tally} tally @param {number} seed */
function tell(name, { runs, kinds, failures, milliseconds }, seed) {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  console.log(`\n${name.padEnd(28)}${String(runs).padStart(9)} runs ${seconds.padStart(8)}`);
  for (const [kind, count] of Object.entries(kinds).sort(([, one], [, other]) => other - one))
    console.log(`  ${kind.padEnd(26)}${String(count).padStart(9)}`);
  for (const { run, input, message } of failures.slice(0, 10)) {
    console.log(`  ✗ ${message}\n    ${input}`);
    console.log(
      `    again: npm run fuzz -- --target '${name}' --seed ${seed} --from ${run} --runs 1`,
    );
  }
}

/** The targets in one script, as an address that can be imported. */
async function bundled() {
  const result = await bundle({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../test/fuzz/targets.ts', import.meta.url)),
      write: false,
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('The targets were not built');
  return `data:text/javascript,${encodeURIComponent(output.output[0].code)}`;
}

/** @typedef {{ readonly script: string, readonly name: TargetName, readonly runs: Runs }} Order */

/** @param {Order} order @returns {Promise<Tally>} */
function inThread(order) {
  const thread = new Worker(new URL(import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

/** @param {Order} order */
async function oneTarget({ script, name, runs }) {
  /** @type {[typeof import('../test/fuzz/targets.js'), ...any[]]} */
  const [{ fuzzTarget }, ...modules] = await Promise.all([
    import(script),
    import(built('booking/return-parameters')),
    import(built('booking/appointment-reference')),
    import(built('booking/booking-link')),
    import(built('booking/return-url')),
    import(built('booking/handle')),
    import(built('portal')),
  ]);
  return fuzzTarget(name, Object.assign({}, ...modules), runs);
}
