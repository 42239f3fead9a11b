import { getStatus } from '@medplum/core';
import { FhirRouter } from '@medplum/fhir-router';
import { capabilityStatement } from './capability-statement.mjs';
import { types } from './definitions.mjs';
import { outcome } from './outcome.mjs';
import { search } from './search.mjs';

/**
 * @typedef {object} FhirRequest
 * @property {string} method
 * @property {string} path - under the base, without slashes around it
 * @property {URLSearchParams} parameters
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} text - the body as sent
 * @property {boolean} sortsAsText
 *
 * @typedef {object} FhirAnswer
 * @property {number} status
 * @property {any} body - a resource
 * @property {string} [html] - instead of it
 * @property {Record<string, string>} [headers]
 */

const mediaTypes = /application\/((fhir\+)?json|\*)|\*\/\*|^$/;
const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
/** Opens the patients' appointments; a real one would be given to whoever has signed in. */
const accessToken = 'sandbox-token';

/**
 * A FHIR R4 server: Medplum's router and repository, and around them what they
 * lack of the standard's RESTful API (http.html).
 *
 * @param {import('./fhir-store.mjs').FhirStore} store
 * @param {{ base: string, quirks?: readonly import('./quirks.mjs').Quirk[] }} options
 */
export function fhirServer(store, { base, quirks = [] }) {
  const router = new FhirRouter();

  /** @param {FhirRequest} request @returns {Promise<FhirAnswer>} */
  async function answer(request) {
    const { method, path, parameters, headers, text, sortsAsText } = request;
    const [type = '', id] = path.split('/');
    const reads = method === 'GET' || method === 'HEAD';
    if (!methods.includes(method))
      return outcome(405, 'not-supported', `This server knows ${methods}.`);
    if (!mediaTypes.test(headers.accept ?? ''))
      return outcome(406, 'not-supported', 'This server speaks application/fhir+json.');
    if (reads && path === 'metadata') return { status: 200, body: capabilityStatement(base) };
    if (!types.includes(type))
      return outcome(404, 'not-supported', `This server keeps no ${type || 'such thing'}.`);
    // Operations on Appointment are for everybody: they find, hold and book.
    const isPrivate = type === 'Appointment' && !id?.startsWith('$');
    if (isPrivate && headers.authorization !== `Bearer ${accessToken}`)
      return {
        ...outcome(401, 'login', 'Appointments are shown to those who have signed in.'),
        headers: { 'WWW-Authenticate': 'Bearer' },
      };
    const searches = reads ? id === undefined : method === 'POST' && id === '_search';
    if (searches) {
      const form = new URLSearchParams(reads ? '' : text);
      const asked = new URLSearchParams([...parameters, ...form]);
      return { status: 200, body: await search(store, type, asked, { base, sortsAsText }) };
    }
    const body = parse(text);
    if (text && !/[/+]json\b/.test(headers['content-type'] ?? ''))
      return outcome(415, 'not-supported', 'A body here is application/fhir+json.');
    if (text && !body) return outcome(400, 'structure', 'The body is no JSON.');
    // The server names what it is given (http.html#create).
    if (method === 'POST') delete body?.id;
    const isNew = method === 'POST' || (method === 'PUT' && !store.has(type, id ?? ''));
    const [result, resource] = await router.handleRequest(
      {
        method: /** @type {import('@medplum/fhir-router').HttpMethod} */ (reads ? 'GET' : method),
        url: `/${path}?${parameters}`,
        pathname: '',
        params: {},
        query: {},
        headers,
        body,
      },
      store,
    );
    const status = getStatus(result);
    return {
      status: resource && isNew ? 201 : status,
      body: resource ?? result,
      headers: resource ? versionHeaders(resource, isNew) : {},
    };
  }

  /** @param {import('@medplum/fhirtypes').Resource} resource @param {boolean} created */
  function versionHeaders({ resourceType, id, meta }, created) {
    return {
      'ETag': `W/"${meta?.versionId}"`,
      'Last-Modified': new Date(meta?.lastUpdated ?? 0).toUTCString(),
      ...(created && { Location: `${base}/${resourceType}/${id}/_history/${meta?.versionId}` }),
    };
  }

  /** @param {FhirRequest} request */
  async function quirkily(request) {
    for (const { before } of quirks) before?.(request);
    let answered = quirks.map(({ instead }) => instead?.(request)).find(Boolean);
    try {
      answered ??= await answer(request);
    } catch (error) {
      const refused = /** @type {{ outcome?: object, message: string }} */ (error).outcome;
      answered = refused
        ? {
            status: getStatus(
              /** @type {import('@medplum/fhirtypes').OperationOutcome} */ (refused),
            ),
            body: refused,
          }
        : outcome(500, 'exception', String(error));
    }
    for (const { after } of quirks) after?.(answered, request);
    return answered;
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @param {URL} url @param {string} path */
  return async (request, response, url, path) => {
    const { method = 'GET', headers } = request;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Last-Modified, Location');
    if (method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Methods', methods);
      response.setHeader(
        'Access-Control-Allow-Headers',
        'Authorization, Content-Type, If-Match, If-None-Exist, Prefer',
      );
      response.writeHead(204).end();
      return;
    }
    const answered = await quirkily({
      method,
      path: path.replace(/^\/+|\/+$/g, ''),
      parameters: new URLSearchParams(url.search),
      headers,
      text: await textOf(request),
      sortsAsText: false,
    });
    response.setHeader('Cache-Control', 'no-cache');
    for (const [name, value] of Object.entries(answered.headers ?? {}))
      response.setHeader(name, value);
    response.setHeader(
      'Content-Type',
      answered.html === undefined ? 'application/fhir+json; charset=utf-8' : 'text/html',
    );
    const body = answered.html ?? JSON.stringify(answered.body);
    response.writeHead(answered.status).end(method === 'HEAD' ? undefined : body);
  };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {import('node:http').IncomingMessage} request */
async function textOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
