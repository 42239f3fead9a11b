import { randomUUID } from 'node:crypto';

/**
 * Other shapes for what the server says: each takes the body of an answer and
 * changes it in place.
 *
 * @typedef {Record<string, any>} Json
 */

/** Every entry by a `urn:uuid` that is new each time, and so are the references among them. @param {Json} body */
export function byUrn(body) {
  const names = new Map();
  for (const entry of body.entry ?? []) {
    entry.fullUrl = `urn:uuid:${randomUUID()}`;
    delete entry.search;
    names.set(keyOf(entry.resource), entry.fullUrl);
  }
  for (const entry of body.entry ?? [])
    entry.resource = relinked(entry.resource, (reference) => names.get(reference));
}

/** What a slot leads to within the slot itself. @param {Json} body */
export function contained(body) {
  const entries = body.entry ?? [];
  const included = new Map(
    entries.map((/** @type {Json} */ { resource }) => [keyOf(resource), resource]),
  );
  const slots = entries.filter(
    (/** @type {Json} */ { resource }) => resource.resourceType === 'Slot',
  );
  if (slots.length === 0) return;
  body.entry = slots.map((/** @type {Json} */ entry) => {
    const reached = new Set();
    const localName = (/** @type {string} */ reference) => {
      if (!included.has(reference)) return undefined;
      reached.add(reference);
      return `#${reference.replace('/', '-')}`;
    };
    const slot = relinked(entry.resource, localName);
    const within = [];
    for (const reference of reached)
      within.push({
        ...relinked(included.get(reference), localName),
        id: String(reference).replace('/', '-'),
      });
    return { ...entry, resource: { ...slot, contained: within } };
  });
}

/** FHIR STU3: one category, one telephone, another word for includes that go on. @param {Json} body */
export function stu3(body) {
  if (body.fhirVersion) body.fhirVersion = '3.0.2';
  for (const link of body.link ?? []) link.url = link.url.replaceAll('%3Aiterate', '%3Arecurse');
  for (const entry of body.entry ?? []) {
    const { resourceType, telecom } = entry.resource;
    entry.resource = {
      ...entry.resource,
      ...(resourceType === 'Slot' && { serviceCategory: { text: 'General practice' } }),
      ...(telecom?.length === 1 && { telecom: telecom[0] }),
    };
  }
}

/** FHIR DSTU2: other members of slots and schedules, and one actor. @param {Json} body */
export function dstu2(body) {
  if (body.resourceType === 'CapabilityStatement') body.resourceType = 'Conformance';
  if (body.fhirVersion) body.fhirVersion = '1.0.2';
  for (const entry of body.entry ?? []) {
    const { status, serviceType, ...rest } = entry.resource;
    if (rest.resourceType === 'Slot')
      entry.resource = { ...rest, freeBusyType: status, type: serviceType?.[0] };
    if (rest.resourceType === 'Schedule')
      entry.resource = { ...rest, type: serviceType, actor: rest.actor[0] };
  }
}

/** @param {Json} resource */
function keyOf({ resourceType, id }) {
  return `${resourceType}/${id}`;
}

/** A copy with other words for some references. @param {Json} resource @param {(reference: string) => string | undefined} words @returns {Json} */
function relinked(resource, words) {
  return JSON.parse(JSON.stringify(resource), (member, value) =>
    member === 'reference' && typeof value === 'string' ? (words(value) ?? value) : value,
  );
}
