import { objects, text, type JsonObject } from './lenient.js';
import { readReference, type ReadReference } from './reference.js';

/** Places that a schedule or a slot names in an extension, as Oracle Health's do, and a schedule not among its actors. */
export function schedulingLocations({ extension }: JsonObject): readonly ReadReference[] {
  return objects(extension)
    .filter(({ url }) => text(url)?.endsWith('/scheduling-location'))
    .map(({ valueReference }) => readReference(valueReference))
    .filter(({ key, display }) => key ?? display);
}
