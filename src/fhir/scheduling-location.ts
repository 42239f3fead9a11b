import type { Directory } from './directory.js';
import { list, objects, text, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';
import { idIn } from './reference-text.js';

/**
 * Slots that name their place themselves, as Oracle Health's do by an extension,
 * with that place among the actors of their schedule: of one of their own, where
 * the schedule is known to be at another place.
 */
export function atOwnPlaces(
  slots: readonly JsonObject[],
  directory: Directory,
): readonly JsonObject[] {
  return slots.map((slot) => {
    const told = objects(slot.extension).find(({ url }) =>
      text(url)?.endsWith('/StructureDefinition/scheduling-location'),
    );
    const place = readReference(told?.valueReference).key;
    const { key } = readReference(slot.schedule);
    if (!told || !place || !key) return slot;
    const schedule = directory.find(key) ?? { resourceType: 'Schedule' };
    const actors = list(schedule.actor);
    const isPlace = (actor: unknown) => readReference(actor).type === 'Location';
    const known = actors.filter(isPlace);
    if (known.some((actor) => readReference(actor).key === place)) return slot;
    const id = known.length > 0 ? `${idIn(key)}#${place}` : idIn(key);
    const actor = [...actors.filter((each) => !isPlace(each)), told.valueReference];
    directory.add({ ...schedule, id, actor });
    return { ...slot, schedule: { reference: `Schedule/${id}` } };
  });
}
