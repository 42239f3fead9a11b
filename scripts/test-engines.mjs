import { parseArgs } from 'node:util';
import { versionOf } from './engine-version.mjs';
import { engines, ensureEngine } from './engines.mjs';
import { ensurePackages } from './packages.mjs';
import { runInBrowser } from './suite.mjs';
import { Total } from './total.mjs';

/**
 * The browser tests in every engine, one after the other.
 * `npm run test:engines -- [--engine firefox …] [--runs 20]`
 */

/** @typedef {keyof typeof engines} EngineName */

const { names, runs } = wishes();
const total = new Total();
/** @type {Map<EngineName, string>} */
const titles = new Map();

ensurePackages();
for (const name of names) {
  try {
    const program = ensureEngine(engines[name]);
    titles.set(name, `${engines[name].name} ${await versionOf(program)}`);
  } catch (error) {
    console.log(`${engines[name].name} is skipped: ${/** @type {Error} */ (error).message}`);
    total.count({ skipped: 1 });
  }
}
for (let run = 1; run <= runs; run += 1) {
  for (const [name, title] of titles) {
    const begun = performance.now();
    const results = await runInBrowser(name);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    total.count(results);
    console.log(`run ${run} of ${runs}, ${title}: ${new Total(results)} (${seconds} s)`);
  }
}
total.print();
process.exitCode = total.exitCode;

/** What the command line asks for. */
function wishes() {
  const all = /** @type {EngineName[]} */ (Object.keys(engines));
  const { values } = parseArgs({
    options: { engine: { type: 'string', multiple: true }, runs: { type: 'string' } },
  });
  const asked = /** @type {EngineName[]} */ (values.engine ?? all);
  const runs = Number(values.runs ?? 1);
  const unknown = asked.find((name) => !all.includes(name));
  if (unknown) throw new Error(`--engine ${unknown} is none of ${all.join(', ')}.`);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs ${values.runs} is no number of runs.`);
  return { names: all.filter((name) => asked.includes(name)), runs };
}
