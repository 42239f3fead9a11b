import type { Slot } from '../model/slot.js';
import type { Opening } from './day-window.js';
import type { Group } from './group.js';

/** Instead of a time that is lost: others, first of the same practitioner and place, the nearest in time first. */
export function openingsNear(
  groups: readonly Group[],
  lost: Slot,
  count: number,
): readonly Opening[] {
  const start = Date.parse(lost.start);
  return groups
    .flatMap((group) => around(group, start, count + 1))
    .filter(({ slot }) => slot.id !== lost.id)
    .map((opening) => ({
      opening,
      elsewhere: isSamePlace(opening.slot, lost) ? 0 : 1,
      distance: Math.abs(Date.parse(opening.slot.start) - start),
    }))
    .sort((one, other) => one.elsewhere - other.elsewhere || one.distance - other.distance)
    .slice(0, count)
    .map(({ opening }) => opening);
}

/** Enough of a group's times on both sides of an instant. */
function around(group: Group, start: number, count: number): readonly Opening[] {
  const middle = group.slots.indexFrom(start);
  const near = group.slots.slice(Math.max(middle - count, 0), middle + count);
  return [...near].map((slot) => ({ slot, group }));
}

/** Whether two slots are with the same practitioner at the same place. */
export function isSamePlace(one: Slot, other: Slot): boolean {
  return (
    one.practitioner?.name === other.practitioner?.name && one.place?.name === other.place?.name
  );
}
