import { evalFhirPath } from '@medplum/core';
import { searchParameters } from './definitions.mjs';

/**
 * @typedef {import('./fhir-store.mjs').StoredResource} StoredResource
 * @typedef {object} SearchOptions
 * @property {string} base - of the server, for links
 * @property {boolean} sortsAsText - whether dates are sorted by how they are written
 */

const largestPage = 200;
const noSuchId = 'no-such-resource';

/**
 * A search as FHIR R4 describes it (http.html#search), by the engine's own
 * matching: chains, order, pages, includes and links are put around it.
 * Parameters that nobody knows are left out, as the `self` link says.
 *
 * @param {import('./fhir-store.mjs').FhirStore} store @param {string} type
 * @param {URLSearchParams} asked @param {SearchOptions} options
 */
export async function search(store, type, asked, { base, sortsAsText }) {
  const used = new URLSearchParams([...asked].filter(([name]) => isKnown(type, name)));
  const matches = sorted(
    await store.matches(type, await filtersOf(store, type, used)),
    used.get('_sort') ?? '',
    sortsAsText,
  );
  const count = Math.min(wholeNumber(used.get('_count'), largestPage), largestPage);
  const offset = wholeNumber(used.get('_offset'), 0);
  const page = matches.slice(offset, offset + count);
  const included = await includes(store, page, used);
  const link = (/** @type {string} */ relation, /** @type {number} */ at) => {
    const parameters = new URLSearchParams(used);
    if (at > 0) parameters.set('_offset', String(at));
    else parameters.delete('_offset');
    return { relation, url: `${base}/${type}?${parameters}` };
  };
  const entry = [
    ...page.map((resource) => ({ resource, search: { mode: 'match' } })),
    ...included.map((resource) => ({ resource, search: { mode: 'include' } })),
  ].map((each) => ({
    fullUrl: `${base}/${each.resource.resourceType}/${each.resource.id}`,
    ...each,
  }));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link: [
      link('self', offset),
      link('first', 0),
      ...(offset > 0 ? [link('previous', Math.max(offset - count, 0))] : []),
      ...(count > 0 && offset + count < matches.length ? [link('next', offset + count)] : []),
    ],
    ...(entry.length > 0 && { entry }),
  };
}

const controls = ['_count', '_offset', '_sort', '_include', '_include:iterate'];
const common = ['_id', '_lastUpdated'];

/** @param {string | null} text @param {number} fallback */
function wholeNumber(text, fallback) {
  return text !== null && /^\d+$/.test(text) ? Number(text) : fallback;
}

/** @param {string} type @param {string} name */
function isKnown(type, name) {
  if (controls.includes(name) || common.includes(name)) return true;
  const [parameter = ''] = name.split(/[.:]/);
  return Object.hasOwn(searchParameters(type), parameter);
}

/**
 * What the engine is to match: chains are resolved to the references they lead to.
 * @param {import('./fhir-store.mjs').FhirStore} store @param {string} type @param {URLSearchParams} used
 */
async function filtersOf(store, type, used) {
  const filters = new URLSearchParams();
  for (const [name, value] of used) {
    if (controls.includes(name)) continue;
    const [, parameter = '', target, rest = ''] = /^([\w-]+)(?::(\w+))?\.(.+)$/.exec(name) ?? [];
    if (!parameter) {
      filters.append(name, value);
      continue;
    }
    const targets = target ? [target] : (searchParameters(type)[parameter]?.target ?? []);
    const led = await Promise.all(
      targets.map(async (each) =>
        isKnown(each, rest)
          ? store.matches(each, await filtersOf(store, each, new URLSearchParams([[rest, value]])))
          : [],
      ),
    );
    const references = led.flat().map(({ resourceType, id }) => `${resourceType}/${id}`);
    filters.append(parameter, references.join(',') || noSuchId);
  }
  return filters;
}

/** @param {readonly StoredResource[]} resources @param {string} rules @param {boolean} asText */
function sorted(resources, rules, asText) {
  return rules
    .split(',')
    .filter(Boolean)
    .reverse()
    .reduce((list, rule) => {
      const descending = rule.startsWith('-');
      const code = rule.replace(/^-/, '');
      const keyed = list.map((resource) => ({ resource, key: sortKey(resource, code, asText) }));
      keyed.sort(
        (one, other) =>
          (one.key < other.key ? -1 : one.key > other.key ? 1 : 0) * (descending ? -1 : 1),
      );
      return keyed.map(({ resource }) => resource);
    }, resources);
}

/** @param {StoredResource} resource @param {string} code @param {boolean} asText */
function sortKey(resource, code, asText) {
  const parameter = searchParameters(resource.resourceType)[code];
  const [value] = parameter?.expression ? evalFhirPath(parameter.expression, resource) : [];
  return parameter?.type === 'date' && !asText
    ? Date.parse(String(value))
    : (JSON.stringify(value) ?? '');
}

/**
 * What the page's resources refer to, as `_include` asks; `:iterate` follows what was included, too.
 * @param {import('./fhir-store.mjs').FhirStore} store @param {readonly StoredResource[]} page @param {URLSearchParams} used
 */
async function includes(store, page, used) {
  const once = used.getAll('_include');
  const iterate = used.getAll('_include:iterate');
  const known = new Set(page.map(({ resourceType, id }) => `${resourceType}/${id}`));
  /** @type {StoredResource[]} */
  const included = [];
  let from = page;
  let rules = [...once, ...iterate];
  while (from.length > 0 && rules.length > 0) {
    const references = new Set(
      from.flatMap((resource) => rules.flatMap((rule) => referencesBy(resource, rule))),
    );
    from = (
      await Promise.all([...references].filter((each) => !known.has(each)).map(readOrNothing))
    ).flat();
    for (const { resourceType, id } of from) known.add(`${resourceType}/${id}`);
    included.push(...from);
    rules = iterate;
  }
  return included;

  /** @param {string} reference */
  async function readOrNothing(reference) {
    try {
      return [await store.readReference({ reference })];
    } catch {
      return [];
    }
  }
}

/** @param {StoredResource} resource @param {string} rule - `Slot:schedule`, or with a target type `Schedule:actor:Location` */
function referencesBy(resource, rule) {
  const [type, code = '', target] = rule.split(':');
  const parameter = searchParameters(resource.resourceType)[code];
  if (type !== resource.resourceType || parameter?.type !== 'reference' || !parameter.expression)
    return [];
  return evalFhirPath(parameter.expression, resource)
    .map((value) => /** @type {{ reference?: string }} */ (value).reference ?? '')
    .filter((reference) => reference && (!target || reference.startsWith(`${target}/`)));
}
