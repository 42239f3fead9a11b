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
  const dates = groups.flatMap(({ slots, zone }) => [
    dateOf(slots[0], zone, now),
    dateOf(slots[slots.length - 1] ?? slots[0], zone, now),
  ]);
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
  const soonest = earliest(groups.map((group) => ({ slot: group.slots[0], group })));
  if (groups.some((group) => holdsAny(group, window, now))) return soonest;
  return earliest(groups.flatMap((group) => nextInGroup(group, window, now) ?? [])) ?? soonest;
}

/** A group's first time after the window. */
export function nextInGroup(group: Group, window: DayWindow, now: Date): Opening | undefined {
  const slot = group.slots[indexOn(group, dayAfter(window), now)];
  return slot && { slot, group };
}

function holdsAny(group: Group, window: DayWindow, now: Date): boolean {
  return indexOn(group, window.from, now) < indexOn(group, dayAfter(window), now);
}

function dayAfter(window: DayWindow): CalendarDate {
  return addDays(lastDay(window), 1);
}

function earliest(openings: readonly Opening[]): Opening | undefined {
  return openings.reduce<Opening | undefined>(
    (best, opening) =>
      best && Date.parse(best.slot.start) <= Date.parse(opening.slot.start) ? best : opening,
    undefined,
  );
}
