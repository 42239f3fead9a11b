import { esbuildPlugin } from '@web/dev-server-esbuild';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromiumArguments, ensureBrowser } from './scripts/browser.mjs';

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

/** Tests of what a person sees and presses, in a real browser. */
export default {
  files: 'test/**/*.browser.ts',
  nodeResolve: { browser: true, exportConditions: ['browser', 'production'] },
  concurrency: 1,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: ensureBrowser(), args: chromiumArguments },
    }),
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    mockServiceWorker,
  ],
  testFramework: { config: { timeout: 10_000 } },
};
