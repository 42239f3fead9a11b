import { once } from 'node:events';
import { accompany } from './companion.mjs';

/** Starts a screen that nobody sees. Resolves with its `DISPLAY` and what takes it away. */
export async function startScreen() {
  const server = accompany(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const told = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  // It finds a free number by itself, and says it when it is ready.
  const [number] = await Promise.race([once(told, 'data'), once(server, 'close')]);
  if (!Buffer.isBuffer(number)) throw new Error('Xvfb ended before it had a screen.');
  return { display: `:${String(number).trim()}`, stop: () => server.kill() };
}
