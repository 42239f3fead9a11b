import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { escape } from './html.mjs';
import { requestUrl } from './request-url.mjs';

const siteFolder = new URL('../site/', import.meta.url);
const bundleFolder = new URL('../../dist/cdn/', import.meta.url);

/** Pages by path; everything else is a file by its name. */
const pages = new Map([
  ['/', 'index.html'],
  ['/search', 'search.html'],
  ['/return', 'return.html'],
  ['/examples/reconciled', 'reconciled.html'],
  ['/examples/themed', 'themed.html'],
]);

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/**
 * The clinic's web site: pages that hold the element, by a script tag.
 *
 * @param {Record<string, string>} values - put in for `{{name}}` in the pages
 * @param {Record<string, string>} [headers] - sent along with everything
 */
export function siteServer(values, headers = {}) {
  return createServer(async (request, response) => {
    const pathname = requestUrl(request)?.path ?? '/no such page';
    const page = pages.get(pathname);
    const name = page ?? pathname.split('/').pop() ?? '';
    const folder = pathname.startsWith('/cdn/') ? bundleFolder : siteFolder;
    try {
      const body = await readFile(new URL(name, folder));
      response.writeHead(200, {
        'Content-Type': types[extname(name)] ?? 'application/octet-stream',
        'Cache-Control': 'no-cache',
        ...headers,
      });
      response.end(page ? fill(body.toString(), values) : body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.');
    }
  });
}

/** @param {string} text @param {Record<string, string>} values */
function fill(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => escape(values[name] ?? ''));
}
