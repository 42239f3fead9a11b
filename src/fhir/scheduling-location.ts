import type { Directory } from './directory.js';
import { list, objects, type JsonObject } from './lenient.js';
import { readReference, type ReadReference } from './reference.js';
import { idIn } from './reference-text.js';

/** Places that a schedule or a slot names in an extension, as Oracle Health's do, and a schedule not among its actors. */
export function schedulingLocations({ extension }: JsonObject): readonly ReadReference[] {
  return told(extension).map(({ valueReference }) => readReference(valueReference));
}

function told(extension: unknown): readonly JsonObject[] {
  return objects(extension).filter(({ url }) => String(url).endsWith('/scheduling-location'));
}

/**
 * Slots that name their place themselves with that place among the actors of
 * their schedule: of one of their own, where the schedule is known to be at
 * another place.
 */
export function atOwnPlaces(
  slots: readonly JsonObject[],
  directory: Directory,
): readonly JsonObject[] {
  return slots.map((slot) => {
    const [own] = told(slot.extension);
    const place = readReference(own?.valueReference).key;
    const { key } = readReference(slot.schedule);
    if (!own || !place || !key) return slot;
    const schedule = directory.resource(key) ?? { resourceType: 'Schedule' };
    const actors = list(schedule.actor);
    const isPlace = (actor: unknown) => readReference(actor).type === 'Location';
    const known = actors.filter(isPlace);
    if (known.some((actor) => readReference(actor).key === place)) return slot;
    const id = known.length > 0 ? `${idIn(key)}#${place}` : idIn(key);
    const actor = [...actors.filter((each) => !isPlace(each)), own.valueReference];
    directory.add({ ...schedule, id, actor });
    return { ...slot, schedule: { reference: `Schedule/${id}` } };
  });
}
