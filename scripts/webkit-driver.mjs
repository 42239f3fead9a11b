import { once } from 'node:events';
import { createServer } from 'node:net';
import { accompany } from './companion.mjs';
import { startScreen } from './screen.mjs';

const patience = 10_000;

/** Starts WebKitGTK's driver on a screen of its own; both end with this process. Resolves with its port. */
export async function startWebKitDriver() {
  const [port, { display }] = await Promise.all([freePort(), startScreen()]);
  const driver = accompany('/usr/bin/WebKitWebDriver', [`--port=${port}`], {
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      DISPLAY: display,
      // There is no graphics card to paint with.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  await answers(`http://127.0.0.1:${port}/status`, driver);
  return port;
}

/** @param {string} url @param {import('node:child_process').ChildProcess} driver */
async function answers(url, driver) {
  const end = Date.now() + patience;
  while (driver.exitCode === null && Date.now() < end) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`WebKitWebDriver does not answer at ${url}.`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}
