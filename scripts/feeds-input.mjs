import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileOf } from '../demo/sandbox/shifted-feed.mjs';

/**
 * @typedef {import('./feeds-count.mjs').Body} Body
 *
 * @typedef {object} Feed
 * @property {string} name
 * @property {'publication' | 'bundle' | 'server' | 'other'} kind
 * @property {string} endpoint - what a source is made for
 * @property {typeof fetch} fetch - answers for the endpoint
 * @property {readonly Body[]} bodies - all that there is to count; of a server, what it has answered so far
 * @property {readonly string[]} remarks
 */

const nobody = 'https://feed.invalid/';

/**
 * The feeds in what is named: a folder (each manifest in it, or else its NDJSON
 * files together, and each JSON file), a file of either kind, the address of a
 * manifest or of a FHIR server.
 *
 * @param {string} named @param {typeof fetch} ask @returns {Promise<readonly Feed[]>}
 */
export async function feedsIn(named, ask) {
  if (/^https?:/.test(named)) {
    return /(\$|%24)bulk-publish\/?$/i.test(new URL(named).pathname)
      ? [await publication(named, named, kept(ask), [])]
      : [server(named, ask)];
  }
  if (!statSync(named).isDirectory()) {
    const [path, name] = [dirname(named), basename(named)];
    return name.endsWith('.ndjson')
      ? [await folder(path, name, manifestOf(path, [name]), [name])]
      : [saved(named, read(path, name))];
  }
  const names = readdirSync(named).sort();
  const manifests = names.filter((name) => name.startsWith('$bulk-publish'));
  const lines = names.filter((name) => name.endsWith('.ndjson'));
  const publications = manifests.map((name) => folder(named, name, read(named, name), names));
  if (manifests.length === 0 && lines.length > 0)
    publications.push(folder(named, 'all .ndjson files', manifestOf(named, lines), names));
  const documents = names.filter((name) => name.endsWith('.json'));
  return [
    ...(await Promise.all(publications)),
    ...documents.map((name) => saved(join(named, name), read(named, name))),
  ];
}

/** Bodies that nobody can change between two readings. @param {typeof fetch} ask @returns {typeof fetch} */
function kept(ask) {
  /** @type {Map<string, Promise<Response>>} */
  const answers = new Map();
  return async (input, init) => {
    const { url } = new Request(input);
    const { signal: _, ...rest } = init ?? {};
    if (!answers.has(url)) answers.set(url, ask(url, rest));
    return (await /** @type {Promise<Response>} */ (answers.get(url))).clone();
  };
}

/** @param {string} path @param {string} name @param {string} manifest @param {string[]} names */
function folder(path, name, manifest, names) {
  const manifestUrl = `${nobody}$bulk-publish`;
  const available = new Set(names);
  const outputs = outputsOf(manifest, manifestUrl);
  const files = new Map(outputs.map((entry) => [entry.url, fileOf(entry, available)]));
  const absent = [...files.values()].filter((file) => file === undefined).length;
  /** @type {typeof fetch} */
  const answer = async (input) => {
    const { url } = new Request(input);
    const file = files.get(url);
    if (url === manifestUrl) return new Response(manifest);
    return file ? new Response(read(path, file)) : new Response('', { status: 404 });
  };
  const remarks = absent > 0 ? [`${absent} of the files named are not in the folder`] : [];
  return publication(`${basename(path)}/${name}`, manifestUrl, answer, remarks);
}

/** @param {string} path @param {readonly string[]} names */
function manifestOf(path, names) {
  const output = names.map((name) => {
    const [, type] = /"resourceType"\s*:\s*"(\w+)"/.exec(read(path, name)) ?? [];
    return { type, url: name };
  });
  return JSON.stringify({ output });
}

/** @param {string} name @param {string} manifestUrl @param {typeof fetch} fetch @param {readonly string[]} remarks @returns {Promise<Feed>} */
async function publication(name, manifestUrl, fetch, remarks) {
  const manifest = await (await fetch(manifestUrl)).text();
  const bodies = await Promise.all(
    outputsOf(manifest, manifestUrl).map(async ({ type, url }) => {
      const answer = await fetch(url);
      return {
        form: /** @type {const} */ ('lines'),
        type,
        text: answer.ok ? await answer.text() : '',
      };
    }),
  );
  return { name, kind: 'publication', endpoint: manifestUrl, fetch, bodies, remarks };
}

/** @param {string} manifest @param {string} base @returns {{ type: string, url: string }[]} */
function outputsOf(manifest, base) {
  return [JSON.parse(manifest.replace(/^\uFEFF/, '')).output]
    .flat(9)
    .filter((entry) => typeof entry?.url === 'string' && typeof entry.type === 'string')
    .map(({ type, url }) => ({ type, url: new URL(url, base).href }));
}

/** A saved answer, given to every search for Slot. @param {string} path @param {string} text @returns {Feed} */
function saved(path, text) {
  const document = parse(text);
  const bundle = document.resourceType === 'Slot' ? { entry: [{ resource: document }] } : document;
  const entries = Array.isArray(bundle.entry) ? bundle.entry : [];
  const about = entries.some(
    (/** @type {any} */ { resource }) => resource?.resourceType === 'Slot',
  );
  const link = [bundle.link ?? []].flat();
  const rest = link.filter(({ relation }) => relation !== 'next');
  const body = JSON.stringify({ ...bundle, resourceType: 'Bundle', type: 'searchset', link: rest });
  return {
    name: `${basename(join(path, '..'))}/${basename(path)}`,
    kind: about ? 'bundle' : 'other',
    endpoint: `${nobody}fhir`,
    fetch: async (input) =>
      new URL(new Request(input).url).pathname === '/fhir/Slot'
        ? new Response(body)
        : new Response('', { status: 404 }),
    bodies: [{ form: 'bundle', type: 'Bundle', text: about ? body : text }],
    remarks: [
      ...(about ? [] : [`not about slots: ${whatIs(document, entries)}`]),
      ...(link.length > rest.length ? ['its next page is not saved'] : []),
    ],
  };
}

/** @param {any} document @param {any[]} entries */
function whatIs(document, entries) {
  const type = document.resourceType ?? 'no FHIR resource';
  const types = new Set(entries.map(({ resource }) => resource?.resourceType ?? 'nothing'));
  return types.size > 0 ? `${type} of ${[...types].join(', ')}` : type;
}

/** @param {string} endpoint @param {typeof fetch} ask @returns {Feed} */
function server(endpoint, ask) {
  /** @type {Body[]} */
  const bodies = [];
  return {
    name: endpoint,
    kind: 'server',
    endpoint,
    fetch: async (input, init) => {
      const answer = await ask(input, init);
      const text = await answer.clone().text();
      if (answer.ok && /"Bundle"/.test(text)) bodies.push({ form: 'bundle', type: 'Bundle', text });
      return answer;
    },
    bodies,
    remarks: ['counted is what the server answered, page by page'],
  };
}

/** What is no JSON is no resource. @param {string} text @returns {any} */
function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** @param {string} path @param {string} name */
function read(path, name) {
  return readFileSync(join(path, name), 'utf8');
}
