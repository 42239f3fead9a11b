import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { versionOf } from './engine-version.mjs';
import { engines, ensureEngine } from './engines.mjs';
import { cases, casesIn, HandshakeMatrix } from './handshake-matrix.mjs';
import { runInBrowser, runVitest } from './suite.mjs';

/**
 * The handshake, case by case: in Node where no page is needed, else in every
 * engine, with the long tests at full length, or as short as in `npm test`.
 * `npm run handshake -- [--engine firefox …] [--only H04,H25] [--sample]`
 */

/** @typedef {keyof typeof engines} EngineName */

const root = fileURLToPath(new URL('../', import.meta.url));
const { wanted, names, inNode, extent } = wishes();
const files = filesAbout(wanted);
const environment = { TZ: 'UTC', HANDSHAKE: extent };
const only = ['--testNamePattern', `(${wanted.join('|')}): `];
const titles = new Map(names.map((name) => [name, engines[name].name]));
const matrix = new HandshakeMatrix([...(inNode ? ['Node'] : []), ...titles.values()], wanted);

build();
if (inNode && files.pure.length > 0) {
  console.log(`\nNode ${process.versions.node}`);
  matrix.add('Node', await runVitest('pure', environment, [...files.pure, ...only]));
}
for (const [name, title] of titles) {
  try {
    console.log(`\n${title} ${await versionOf(ensureEngine(engines[name]))}`);
  } catch (error) {
    matrix.miss(title, /** @type {Error} */ (error).message);
    continue;
  }
  if (files.page.length > 0) matrix.add(title, await runInBrowser(name, environment, files.page));
  if (files.wholeWay.length > 0) {
    // One window at a time: not every engine likes to be driven twice at once.
    const words = [...files.wholeWay, ...only, '--no-file-parallelism'];
    matrix.add(title, await runVitest('whole-way', { ...environment, ENGINE: name }, words));
  }
}
console.log(`\n${matrix}`);
console.log(String(matrix.total));
process.exitCode = matrix.total.exitCode;

/** The test files that speak of any of these cases, by what runs them. @param {readonly string[]} numbers */
function filesAbout(numbers) {
  const about = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(test|browser)\.ts$/.test(file))
    .filter((file) => {
      const spokenOf = casesIn(readFileSync(root + file, 'utf8'));
      return numbers.some((number) => spokenOf.has(number));
    });
  const wholeWay = about.filter((file) => file.startsWith('test/whole-way/'));
  const page = about.filter((file) => file.endsWith('.browser.ts'));
  return {
    pure: about.filter((file) => !wholeWay.includes(file) && !page.includes(file)),
    page,
    wholeWay,
  };
}

/** What the command line asks for. */
function wishes() {
  const all = /** @type {EngineName[]} */ (Object.keys(engines));
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', multiple: true },
      only: { type: 'string' },
      sample: { type: 'boolean', default: false },
    },
  });
  const asked = values.engine ?? ['node', ...all];
  const unknown = asked.find((name) => name !== 'node' && !all.some((each) => each === name));
  if (unknown) throw new Error(`--engine ${unknown} is none of node, ${all.join(', ')}.`);
  const wanted = values.only?.split(',') ?? cases;
  const strange = wanted.find((number) => !cases.includes(number));
  if (strange) throw new Error(`--only ${strange} is none of H01 to H69.`);
  return {
    wanted,
    extent: values.sample ? 'sample' : 'full',
    inNode: asked.includes('node'),
    names: all.filter((name) => asked.includes(name)),
  };
}
