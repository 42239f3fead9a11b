import type { Named, Slot } from '../model/slot.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { dateAt, startOfDay } from '../time/zone.js';

/** One practitioner (or device, or neither) at one place, with its times in order. */
export interface Group {
  readonly key: string;
  /** The zone whose clocks its times are shown in. */
  readonly zone: string;
  /** At least one, earliest first. All agree in who, where, mode and zone. */
  readonly slots: readonly [Slot, ...Slot[]];
}

/**
 * The zone a slot is shown in: the place's, because that is where the patient
 * will be; the viewer's for a virtual visit, or where the place's is not known.
 */
export function zoneShown({ mode, timeZone }: Slot, viewerZone: string): string {
  return mode === 'virtual' ? viewerZone : (timeZone ?? viewerZone);
}

/** Sorts slots into groups, soonest first. */
export function groupSlots(slots: Iterable<Slot>, viewerZone: string): readonly Group[] {
  const byKey = new Map<string, [Slot, ...Slot[]]>();
  const ordered = Array.from(slots, (slot) => ({ slot, start: Date.parse(slot.start) }));
  ordered.sort((one, other) => one.start - other.start);
  for (const { slot } of ordered) {
    const key = groupKey(slot, viewerZone);
    const known = byKey.get(key);
    if (known) known.push(slot);
    else byKey.set(key, [slot]);
  }
  return [...byKey].map(([key, members]) => ({
    key,
    zone: zoneShown(members[0], viewerZone),
    slots: members,
  }));
}

function groupKey(slot: Slot, viewerZone: string): string {
  const { endpoint, practitioner, device, place, mode } = slot;
  return [
    endpoint,
    ...[practitioner, device, place].map(identity),
    mode,
    zoneShown(slot, viewerZone),
  ].join('|');
}

/** The day under which a slot stands. A window that has begun stands under today, for the rest of it. */
export function dateOf(slot: Slot, zone: string, now: Date): CalendarDate {
  return dateAt(Math.max(Date.parse(slot.start), now.getTime()), zone);
}

/**
 * Where in a group the times of a day, or of the days after it, begin: an index
 * into its slots, found by halving. Nothing stands under a day that is over.
 */
export function indexOn({ slots, zone }: Group, date: CalendarDate, now: Date): number {
  if (date <= dateAt(now.getTime(), zone)) return 0;
  const start = startOfDay(date, zone);
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Date.parse(slots[middle]?.start ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function identity(named: Named | undefined): string {
  return named ? (named.reference ?? named.name) : '';
}
