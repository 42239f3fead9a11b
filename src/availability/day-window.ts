import type { Slot } from '../model/slot.js';
import { addDays, daysBetween, type CalendarDate } from '../time/calendar-date.js';
import { dateOf, indexOn, type Group } from './group.js';

/** The days that are shown at once. */
export interface DayWindow {
  readonly from: CalendarDate;
  readonly days: number;
}

/** The first and the last day that has times. */
export interface Extent {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

export function extentOf(groups: readonly Group[], now: Date): Extent | undefined {
  const byZone = new Map<string, readonly [first: number, last: number]>();
  for (const { slots, zone } of groups) {
    const [first, last] = byZone.get(zone) ?? [Infinity, -Infinity];
    byZone.set(zone, [
      Math.min(first, slots.startAt(0)),
      Math.max(last, slots.startAt(slots.length - 1)),
    ]);
  }
  const dates = [...byZone].flatMap(([zone, ends]) => ends.map((end) => dateOf(end, zone, now)));
  const sorted = dates.sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  return first && last ? { first, last } : undefined;
}

export function lastDay({ from, days }: DayWindow): CalendarDate {
  return addDays(from, days - 1);
}

/** The window before, with no day left out between and none before today; `undefined` at the end. */
export function previousWindow(
  window: DayWindow,
  extent: Extent,
  today: CalendarDate,
): DayWindow | undefined {
  if (window.from <= extent.first) return undefined;
  const back = addDays(window.from, -window.days);
  return { ...window, from: back < today ? today : back };
}

/** The window after, with no day left out between; `undefined` at the end. */
export function nextWindow(window: DayWindow, extent: Extent): DayWindow | undefined {
  return lastDay(window) >= extent.last
    ? undefined
    : { ...window, from: addDays(window.from, window.days) };
}

/** The window moved by whole steps until it holds a day. */
export function windowWith(date: CalendarDate, window: DayWindow): DayWindow {
  const steps = Math.floor(daysBetween(window.from, date) / window.days);
  return { ...window, from: addDays(window.from, steps * window.days) };
}

/** A slot of any of the groups by its id, with its group. */
export function findOpening(groups: readonly Group[], id: string): Opening | undefined {
  for (const group of groups) {
    const index = group.slots.indexOf(id);
    const slot = index < 0 ? undefined : group.slots.at(index);
    if (slot) return { slot, group };
  }
  return undefined;
}

/** A time together with the group that it stands in. */
export interface Opening {
  readonly slot: Slot;
  readonly group: Group;
}

/**
 * The time to offer as the next one: the soonest of all while the window holds
 * any, else the soonest after it, else the soonest there is.
 */
export function nextAvailable(
  groups: readonly Group[],
  window: DayWindow,
  now: Date,
): Opening | undefined {
  const soonest = earliest(groups.map((group) => ({ group, index: 0 })));
  if (groups.some((group) => holdsAny(group, window, now))) return soonest;
  const after = groups.map((group) => ({ group, index: indexOn(group, dayAfter(window), now) }));
  return earliest(after) ?? soonest;
}

/** A group's first time after the window. */
export function nextInGroup(group: Group, window: DayWindow, now: Date): Opening | undefined {
  return earliest([{ group, index: indexOn(group, dayAfter(window), now) }]);
}

function holdsAny(group: Group, window: DayWindow, now: Date): boolean {
  return indexOn(group, window.from, now) < indexOn(group, dayAfter(window), now);
}

function dayAfter(window: DayWindow): CalendarDate {
  return addDays(lastDay(window), 1);
}

/** The earliest of some places in groups, as far as there is a time at them. */
function earliest(
  places: readonly { readonly group: Group; readonly index: number }[],
): Opening | undefined {
  let best: (typeof places)[number] | undefined;
  for (const each of places) {
    const start = each.group.slots.startAt(each.index);
    const before = best ? best.group.slots.startAt(best.index) : Infinity;
    if (start < before) best = each;
  }
  const slot = best?.group.slots.at(best.index);
  return best && slot && { slot, group: best.group };
}
