import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/**
 * Stands before a server of the sandbox and sends everything gzipped, as servers
 * of the wide world do. All that the sandbox has is text, in which its addresses
 * are put right.
 *
 * @param {number} port - where it listens
 * @param {number} origin - the port of the server behind it
 * @param {(text: string) => string} readdressed
 */
export async function gzipProxy(port, origin, readdressed) {
  const server = createServer(async (request, response) => {
    const answer = await fetch(`http://localhost:${origin}${request.url}`);
    const body = gzipSync(readdressed(await answer.text()), { level: 9 });
    response.writeHead(answer.status, {
      'Content-Type': answer.headers.get('content-type') ?? 'text/plain',
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
      'Access-Control-Allow-Origin': '*',
      // That the page may tell how much it was sent.
      'Timing-Allow-Origin': '*',
    });
    response.end(body);
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return () => (server.closeAllConnections(), server.close());
}
