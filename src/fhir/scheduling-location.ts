import { objects, text, type JsonObject } from './lenient.js';
import { readReference, type ReadReference } from './reference.js';

const name = '/scheduling-location';

/** Places that a schedule or a slot names in an extension, as Oracle Health's do, and a schedule not among its actors. */
export function schedulingLocations({ extension }: JsonObject): readonly ReadReference[] {
  const named = objects(extension).filter(isSchedulingLocation);
  if (named.length === 0) return [];
  return named
    .map(({ valueReference }) => readReference(valueReference))
    .filter(({ key, display }) => key ?? display);
}

function isSchedulingLocation({ url }: JsonObject): boolean {
  // Most are another, which costs little to see.
  return typeof url === 'string' && url.includes(name) && text(url)?.endsWith(name) === true;
}
