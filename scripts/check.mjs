import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { breaches } from './layers.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Bytes of gzipped script that each entry of `dist/cdn`, and each large part beside them, may weigh; by the beginning of its name. */
const budgets = {
  'return.js': 3_072,
  'portal.js': 2_048,
  'smart-scheduler.js': 50_100,
  'search-slots-': 8_000,
};
/** The same for each language. */
const languageBudget = 5_000;

/** What holds for the source as it stands, without running it. Each throws what is wrong. */
const checks = {
  'formatted by prettier': () => tool('prettier', '--check', '--log-level', 'warn', '.'),
  'no complaint from eslint': () => tool('eslint', '--max-warnings', '0', '.'),
  'types hold': () => tool('tsc'),
  'imports only flow down': () => none(breaches()),
  'nothing unused, nothing undeclared': () => tool('knip'),
  'custom-elements.json is fresh': manifestIsFresh,
  'every event is documented on the element': eventsAreDocumented,
  'the version is the package’s': versionIsOne,
  'the bundles keep their budgets': budgetsAreKept,
  'every entry is complete in itself': entriesAreComplete,
  'every script for script tags has its integrity': integrityIsWhole,
};

/** Runs every check; the answer names those that failed, with what they said. Wants a build. */
export function check() {
  return Object.entries(checks).map(([name, run]) => {
    try {
      run();
      return { name, trouble: undefined };
    } catch (error) {
      const {
        stdout = '',
        stderr = '',
        message,
      } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
      return { name, trouble: `${stdout}${stderr}`.trim() || message };
    }
  });
}

function manifestIsFresh() {
  const committed = read('custom-elements.json');
  // Anywhere else the tool would write its path into package.json.
  tool('cem', 'analyze', '--quiet');
  const fresh = read('custom-elements.json');
  if (fresh === committed) return;
  writeFileSync(`${root}custom-elements.json`, committed);
  throw new Error('custom-elements.json is not what the source says; run "npm run manifest"');
}

function eventsAreDocumented() {
  const declared = [...read('src/page/events.ts').matchAll(/^ {2}'(scheduler-[\w-]+)':/gm)].map(
    ([, name]) => name,
  );
  const documented = [
    ...read('src/smart-scheduler.ts').matchAll(/@fires \{CustomEvent\} ([\w-]+)/g),
  ].map(([, name]) => name);
  none(
    declared.filter((name) => !documented.includes(name)).map((name) => `${name} has no @fires`),
  );
  none(
    documented
      .filter((name) => !declared.includes(name))
      .map((name) => `@fires ${name} is no event`),
  );
}

function versionIsOne() {
  const { version } = JSON.parse(read('package.json'));
  if (!read('src/version.ts').includes(`'${version}'`))
    throw new Error(`src/version.ts is not ${version}`);
  if (!read('CHANGELOG.md').includes(`## ${version}`))
    throw new Error(`CHANGELOG.md does not tell of ${version}`);
}

function budgetsAreKept() {
  const files = readdirSync(`${root}dist/cdn`);
  const languages = readdirSync(`${root}src/i18n/catalogue`)
    .filter((name) => !/^(en|catalogue)\b/.test(name))
    .map((name) => /** @type {const} */ ([name.replace('.ts', '-'), languageBudget]));
  none(
    [...Object.entries(budgets), ...languages].flatMap(([name, budget]) => {
      const file = files.find((each) => each.startsWith(name)) ?? name;
      const bytes = gzipSync(readFileSync(`${root}dist/cdn/${file}`), { level: 9 }).length;
      return bytes > budget ? [`${name} weighs ${bytes} bytes gzipped, over its ${budget}`] : [];
    }),
  );
}

function entriesAreComplete() {
  none(
    ['smart-scheduler.js', 'return.js', 'portal.js']
      .filter((name) => /\bfrom\s*["'`]\.\//.test(read(`dist/cdn/${name}`)))
      .map((name) => `${name} waits for another file; see the groups in vite.config.ts`),
  );
}

function integrityIsWhole() {
  const known = JSON.parse(read('dist/cdn/integrity.json'));
  const loaded = [
    ...read('dist/cdn/smart-scheduler.js').matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g),
  ].map(([, name]) => name ?? '');
  none(
    ['smart-scheduler.js', 'return.js', 'portal.js', ...loaded]
      .filter((name) => !known[name])
      .map((name) => `${name} has no integrity`),
  );
}

/** @param {readonly string[]} complaints */
function none(complaints) {
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

/** @param {string} name */
function read(name) {
  return readFileSync(`${root}${name}`, 'utf8');
}

/** @param {string} name @param {string[]} words */
function tool(name, ...words) {
  execFileSync(`${root}node_modules/.bin/${name}`, words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { build } = await import('./build.mjs');
  build();
  const results = check();
  for (const { name, trouble } of results)
    console.log(trouble ? `✗ ${name}\n${trouble}` : `✓ ${name}`);
  process.exitCode = results.some(({ trouble }) => trouble) ? 1 : 0;
}
