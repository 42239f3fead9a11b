import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { launchers } from './scripts/launchers.mjs';

const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');

/** Serves the worker that stands in for the network. */
const mockServiceWorker = {
  name: 'mock-service-worker',
  /** @param {{ path: string }} context */
  async serve({ path }) {
    if (path !== '/mockServiceWorker.js') return undefined;
    return {
      body: await readFile(worker, 'utf8'),
      type: 'js',
      headers: { 'service-worker-allowed': '/' },
    };
  },
};

/** Milliseconds; `HANDSHAKE=full` asks for all of what is otherwise a sample. */
const extent =
  process.env.HANDSHAKE === 'full'
    ? { isFull: true, timeout: 3_600_000 }
    : { isFull: false, timeout: 30_000 };

/** Tells tests how much is wanted of what takes long. */
const extentToServe = {
  name: 'extent',
  /** @param {{ path: string }} context */
  serve({ path }) {
    return path === '/extent.json' ? { body: JSON.stringify(extent), type: 'json' } : undefined;
  },
};

/** Leaves the counts, and how each test ended, for whoever asked for them. */
const counts = {
  /** @param {{ sessions: Iterable<import('@web/test-runner').TestSession> }} run */
  onTestRunFinished({ sessions }) {
    const file = process.env.WTR_RESULTS;
    if (!file) return;
    const all = [...sessions];
    const tests = all.flatMap(({ testResults }) => testsIn(testResults));
    const unread = all.filter(
      ({ testResults, errors }) => !testResults || errors.length > 0,
    ).length;
    const count = (/** @type {string} */ wanted) =>
      tests.filter(({ state }) => state === wanted).length;
    writeFileSync(
      file,
      JSON.stringify({
        passed: count('passed'),
        skipped: count('skipped'),
        failed: count('failed') + unread,
        tests,
      }),
    );
  },
};

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @param {string} [above] - the titles of what it stands in
 * @returns {import('./scripts/suite.mjs').Test[]}
 */
function testsIn(suite, above = '') {
  if (!suite) return [];
  const titles = `${above} ${suite.name}`.trim();
  return [
    ...suite.tests.map(({ name, passed, skipped }) => ({
      suite: titles,
      title: name,
      state: skipped
        ? /** @type {const} */ ('skipped')
        : passed
          ? /** @type {const} */ ('passed')
          : /** @type {const} */ ('failed'),
    })),
    ...suite.suites.flatMap((each) => testsIn(each, titles)),
  ];
}

/** The browser named by `ENGINE`; Chromium where nothing is said. */
function launcher() {
  const { ENGINE = 'chromium' } = process.env;
  const launch = Object.entries(launchers).find(([name]) => name === ENGINE)?.[1];
  if (launch) return launch();
  throw new Error(`ENGINE=${ENGINE} is none of ${Object.keys(launchers).join(', ')}.`);
}

const isChromium = (process.env.ENGINE ?? 'chromium') === 'chromium';

/** Colours of the system, contrast and motion can be asked for in Chromium only, and so the checklist is tested there. */
const elsewhere = isChromium ? [] : ['!test/accessibility/**'];

/** Tests of what a person sees and presses, in a real browser. */
export default {
  files: ['test/**/*.browser.ts', ...elsewhere],
  nodeResolve: { browser: true, exportConditions: ['browser', 'production'] },
  // Only Playwright lets two pages have the focus at once.
  concurrency: isChromium ? 2 : 1,
  browsers: [await launcher()],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    mockServiceWorker,
    extentToServe,
  ],
  reporters: [defaultReporter(), counts],
  testsFinishTimeout: Math.max(120_000, extent.timeout),
  testFramework: { config: { timeout: 10_000 } },
};
