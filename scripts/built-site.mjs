import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { compileAhead } from './compile-ahead.mjs';

/**
 * Builds a folder's `index.html` as it would be published, and serves it until it is closed.
 *
 * @param {string} root
 */
export async function openBuiltSite(root) {
  const outDir = mkdtempSync(join(tmpdir(), 'smart-scheduler-site-'));
  const options = {
    configFile: /** @type {const} */ (false),
    root,
    logLevel: /** @type {const} */ ('warn'),
    plugins: [compileAhead()],
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2_000 },
  };
  await build(options);
  const server = await preview({ ...options, preview: { host: 'localhost', port: 0 } });
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}
