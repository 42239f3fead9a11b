import { released } from './contained.js';
import { id, object, objects, text, type JsonObject } from './lenient.js';
import { relinked } from './reference-text.js';

/**
 * A Bundle's resources in the shape of R4, those that they contain beside them,
 * and with references among them as `Type/id` (FHIR R4 bundle.html#references):
 * entries may go by a `urn:uuid`, or by the name that the server has for itself
 * behind its proxy.
 */
export function resourcesOf(bundle: JsonObject): readonly JsonObject[] {
  const entries = objects(bundle.entry).flatMap(({ fullUrl, resource, search }) => {
    const read = object(resource);
    const url = text(fullUrl);
    return read ? { url, resource: named(read, url), mode: object(search)?.mode } : [];
  });
  const wordsFor = ownWords(entries, homesOf(bundle, entries));
  return entries.flatMap(({ resource }) => released(relinked(resource, wordsFor)));
}

interface Entry {
  readonly url: string | undefined;
  readonly resource: JsonObject;
  readonly mode: unknown;
}

/**
 * The base addresses that the server goes by: of what it was asked for, as what
 * is included may be another server's.
 */
function homesOf(bundle: JsonObject, entries: readonly Entry[]): readonly string[] {
  const self = objects(bundle.link).find(({ relation }) => relation === 'self');
  const [home] = /^https?:.*\/(?=[A-Z]\w+(\?|$))/.exec(text(self?.url) ?? '') ?? [];
  const isSlot = ({ resource }: Entry) => resource.resourceType === 'Slot';
  const slots = entries.filter(isSlot);
  const matches = slots.length > 0 ? slots : entries.filter(({ mode }) => mode !== 'include');
  const homes = matches.flatMap(({ url, resource }) => {
    const key = keyOf(resource);
    return url?.startsWith('http') && url.endsWith(`/${key}`) ? url.slice(0, -key.length) : [];
  });
  return [...new Set([...homes, ...(home ? [home] : [])])];
}

/** How references to what is here, or at one of the server's own addresses, are written as `Type/id`. */
function ownWords(entries: readonly Entry[], homes: readonly string[]) {
  const own = new Set(entries.map(({ resource }) => keyOf(resource)));
  const keys = new Map<string, string>();
  for (const { url, resource } of entries) {
    const key = keyOf(resource);
    if (!url || url.endsWith(`/${key}`)) continue;
    keys.set(url, key);
    const [relative] = /[A-Z]\w+\/[^/]+$/.exec(url) ?? [];
    if (relative && !own.has(relative)) keys.set(relative, key);
  }
  return (reference: string): string | undefined => {
    const home = homes.find((each) => reference.startsWith(each));
    return keys.get(reference) ?? (home && reference.slice(home.length));
  };
}

function keyOf({ resourceType, id: own }: JsonObject): string {
  return `${text(resourceType)}/${id(own)}`;
}

/** A resource that has no id but a full URL gets its own from there, so that it can be found. */
function named(resource: JsonObject, url: string | undefined): JsonObject {
  const given = url && (url.startsWith('urn:') ? url : url.split('/').pop());
  const isSlot = resource.resourceType === 'Slot';
  return id(resource.id) !== undefined || !given || isSlot ? resource : { ...resource, id: given };
}
