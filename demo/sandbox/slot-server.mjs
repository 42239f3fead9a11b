import { createServer } from 'node:http';
import { requestUrl } from './request-url.mjs';

/**
 * The provider's slot server: a SMART Scheduling Links publication, open to any
 * origin, revalidated by ETag or date, good for a minute; and under `/fhir` a
 * FHIR R4 server with the same data.
 *
 * @param {import('./publication.mjs').Publication} publication
 * @param {ReturnType<typeof import('./fhir/fhir-server.mjs').fhirServer>} fhir
 */
export function slotServer(publication, fhir) {
  return createServer((request, response) => {
    const asked = requestUrl(request);
    if (!asked) {
      response.writeHead(400).end();
      return;
    }
    const [first, ...rest] = asked.path.slice(1).split('/');
    if (first === 'fhir') {
      // A client that leaves in the middle of its question ends that question only.
      fhir(request, response, asked.url, rest.join('/')).catch(() => response.destroy());
    } else publish(request, response, asked.path.slice(1));
  });

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @param {string} name */
  function publish(request, response, name) {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const manifest = name === '$bulk-publish';
    const file = manifest ? publication.renderManifest() : publication.render(name);
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.');
      return;
    }
    response.setHeader('Content-Type', manifest ? 'application/json' : 'application/fhir+ndjson');
    response.setHeader('Cache-Control', 'public, max-age=60');
    response.setHeader('ETag', file.etag);
    response.setHeader('Last-Modified', publication.lastModified);
    if (request.headers['if-none-match'] === file.etag) response.writeHead(304).end();
    else
      response
        .writeHead(200, { 'Content-Length': file.body.length })
        .end(request.method === 'HEAD' ? undefined : file.body);
  }
}
