import { createServer } from 'node:http';
import { requestUrl } from './request-url.mjs';

/**
 * The provider's slot server: a SMART Scheduling Links publication, open to any
 * origin, revalidated by ETag or date, good for a minute.
 *
 * @param {import('./publication.mjs').Publication} publication
 */
export function slotServer(publication) {
  return createServer((request, response) => {
    const asked = requestUrl(request);
    if (!asked) {
      response.writeHead(400).end();
      return;
    }
    const name = asked.path.slice(1);
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
  });
}
