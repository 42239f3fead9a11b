import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accompany } from './companion.mjs';

/**
 * @typedef {object} Test
 * @property {string} suite - the titles of what it stands in
 * @property {string} title
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {string} [reason] - why it was skipped, where the test said so
 *
 * @typedef {import('./total.mjs').Results & { tests?: readonly Test[] }} Results
 */

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Runs the tests of a vitest project.
 *
 * @param {string} project
 * @param {Record<string, string>} environment
 * @param {readonly string[]} [words] - files, and what else the tool takes
 */
export function runVitest(project, environment, words = []) {
  return resultsOf(async (file) => {
    const report = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
    const code = await run(
      'vitest',
      ['run', '--project', project, ...report, ...words],
      environment,
    );
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = read(file);
    const tests = testResults.flatMap(testsOf);
    // A file that could not even be read counts no test of its own.
    const unread = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ each) =>
        each.status === 'failed' && each.assertionResults.length === 0,
    ).length;
    // Nor does an error that no test waited for.
    const failed = numFailedTests + unread || (code === 0 ? 0 : 1);
    return {
      passed: numPassedTests,
      failed,
      skipped: numPendingTests,
      tests,
      failures: failuresAmong(tests),
    };
  });
}

/**
 * Runs browser tests in an engine; all of them, where no files are named.
 *
 * @param {keyof typeof import('./engines.mjs').engines} engine
 * @param {Record<string, string>} [environment]
 * @param {readonly string[]} [files]
 */
export function runInBrowser(engine, environment = {}, files = []) {
  return resultsOf(async (file) => {
    const words = files.length > 0 ? ['--files', ...files] : [];
    const code = await run('wtr', words, { ...environment, WTR_RESULTS: file, ENGINE: engine });
    const { failed, ...results } = read(file);
    return {
      ...results,
      failed: failed || (code === 0 ? 0 : 1),
      failures: failuresAmong(results.tests),
    };
  });
}

/** @param {readonly Test[]} tests */
function failuresAmong(tests = []) {
  return tests
    .filter(({ state }) => state === 'failed')
    .map(({ suite, title }) => `${suite} ${title}`);
}

/**
 * The tests of a file, from vitest's report of it.
 *
 * @param {{ assertionResults: { ancestorTitles: string[], title: string, status: string, meta: { reason?: string } }[] }} file
 * @returns {Test[]}
 */
function testsOf({ assertionResults }) {
  return assertionResults.map(({ ancestorTitles, title, status, meta }) => ({
    suite: ancestorTitles.join(' ').trim(),
    title,
    state: status === 'passed' || status === 'failed' ? status : 'skipped',
    ...(meta.reason !== undefined && { reason: meta.reason }),
  }));
}

/**
 * What a run left behind in its file; a run that left nothing has failed.
 *
 * @param {(file: string) => Promise<Results>} work
 * @returns {Promise<Results>}
 */
async function resultsOf(work) {
  const folder = mkdtempSync(join(tmpdir(), 'smart-scheduler-'));
  try {
    return await work(join(folder, 'results.json'));
  } catch (error) {
    console.error(error);
    return { failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Answers the exit code. @param {string} tool @param {string[]} words @param {Record<string, string>} environment */
async function run(tool, words, environment) {
  const running = accompany(`${root}node_modules/.bin/${tool}`, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  });
  const [code] = await once(running, 'close');
  return Number(code ?? 1);
}
