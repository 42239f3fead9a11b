import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { ensurePackages } from './packages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe'];
const total = { passed: 0, failed: 0, skipped: 0 };

ensurePackages();
ensureBrowser();
build();

// Only now are the packages there that it needs.
const { check } = await import('./check.mjs');
for (const { name, trouble } of check()) {
  console.log(trouble ? `✗ ${name}\n${trouble}` : `✓ ${name}`);
  count({ passed: trouble ? 0 : 1, failed: trouble ? 1 : 0 });
}
for (const zone of zones) runVitest('pure', zone);
runInBrowser();
runVitest('whole-way', 'UTC');

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param {string} project @param {string} zone */
function runVitest(project, zone) {
  console.log(`\n${project} tests, host in ${zone}`);
  inFolder((folder) => {
    const file = join(folder, 'results.json');
    const words = [
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    run('vitest', words, { TZ: zone });
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    // A file that could not even be read counts no test of its own.
    const unread = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ each) =>
        each.status === 'failed' && each.assertionResults.length === 0,
    ).length;
    return { passed: numPassedTests, failed: numFailedTests + unread, skipped: numPendingTests };
  });
}

function runInBrowser() {
  console.log('\ncomponent tests in Chromium');
  inFolder((folder) => {
    const file = join(folder, 'results.json');
    run('wtr', [], { WTR_RESULTS: file });
    return JSON.parse(readFileSync(file, 'utf8'));
  });
}

/** Counts what a run left behind; a run that left nothing has failed. @param {(folder: string) => Partial<typeof total>} work */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'smart-scheduler-'));
  try {
    count(work(folder));
  } catch (error) {
    console.error(error);
    count({ failed: 1 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Partial<typeof total>} results */
function count({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** @param {string} tool @param {string[]} words @param {Record<string, string>} environment */
function run(tool, words, environment) {
  spawnSync(`${root}node_modules/.bin/${tool}`, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  });
}
