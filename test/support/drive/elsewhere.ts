import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a frame may do that is given no origin of its own. */
export const strictFrame = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';

/** A page of another site that shows an address in a frame; there until the test ends. */
export async function framedElsewhere(address: string, sandbox?: string): Promise<string> {
  const limits = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
  const page = `<!doctype html><title>Elsewhere</title><iframe src="${address}" width="1200" height="800"${limits}></iframe>`;
  const server = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
