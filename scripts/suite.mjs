import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accompany } from './companion.mjs';

/** @typedef {import('./total.mjs').Results} Results */

const root = fileURLToPath(new URL('../', import.meta.url));

/** Runs the tests of a vitest project, the host's clock in `zone`. @param {string} project @param {string} zone */
export function runVitest(project, zone) {
  return resultsOf(async (file) => {
    const words = ['--project', project, '--reporter=dot', '--reporter=json'];
    const code = await run('vitest', ['run', ...words, `--outputFile.json=${file}`], { TZ: zone });
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = read(file);
    // A file that could not even be read counts no test of its own.
    const unread = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ each) =>
        each.status === 'failed' && each.assertionResults.length === 0,
    ).length;
    // Nor does an error that no test waited for.
    const failed = numFailedTests + unread || (code === 0 ? 0 : 1);
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  });
}

/** Runs the browser tests in an engine. @param {keyof typeof import('./engines.mjs').engines} engine */
export function runInBrowser(engine) {
  return resultsOf(async (file) => {
    const code = await run('wtr', [], { WTR_RESULTS: file, ENGINE: engine });
    const { failed, ...results } = read(file);
    return { ...results, failed: failed || (code === 0 ? 0 : 1) };
  });
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
