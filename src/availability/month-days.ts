import { addDays, daysBetween, type CalendarDate } from '../time/calendar-date.js';
import { addMonths, daysIntoWeek, firstOf, type Month, type Weekday } from '../time/month.js';
import { extentOf, type Opening } from './day-window.js';
import { indexOn, standsFrom, type Group } from './group.js';

/** What months are made of: all times there are, and the day that weeks begin with. */
export interface Calendar {
  readonly groups: readonly Group[];
  readonly now: Date;
  readonly firstDay: Weekday;
}

/** A day of a month. */
export interface MonthDay {
  readonly date: CalendarDate;
  /** How many times stand under it, in all groups together. */
  readonly count: number;
  /** Whether there may be times on it: it is not over everywhere, and not after the last day that has some. */
  readonly isAhead: boolean;
}

/** Seven places; those before the first and after the last of the month are empty. */
export type Week = readonly (MonthDay | undefined)[];

/** The weeks of a month, and how many times each of its days has. */
export function weeksOf(month: Month, { groups, now, firstDay }: Calendar): readonly Week[] {
  const first = firstOf(month);
  const length = daysBetween(first, firstOf(addMonths(month, 1)));
  const dates = Array.from({ length: length + 1 }, (_, index) => addDays(first, index));
  const days = countedDays(dates, groups, now);
  const before = daysIntoWeek(first, firstDay);
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => days[week * 7 + place - before]),
  );
}

/** The first group's first time on a day; the groups' order is the one in which they are shown. */
export function openingOn(
  groups: readonly Group[],
  date: CalendarDate,
  now: Date,
): Opening | undefined {
  for (const group of groups) {
    const index = indexOn(group, date, now);
    const slot = index < indexOn(group, addDays(date, 1), now) && group.slots.at(index);
    if (slot) return { slot, group };
  }
  return undefined;
}

/**
 * Days with their counts.
 *
 * @param dates days on end, and the one after the last of them
 */
function countedDays(
  dates: readonly CalendarDate[],
  groups: readonly Group[],
  now: Date,
): readonly MonthDay[] {
  const counts = dates.map(() => 0);
  // Asked of each zone once: there may be thousands of groups, but hardly more than ten zones.
  const starts = new Map<string, readonly number[]>();
  for (const { slots, zone } of groups) {
    if (!starts.has(zone)) {
      starts.set(
        zone,
        dates.map((date) => standsFrom(date, zone, now)),
      );
    }
    let before = 0;
    starts.get(zone)?.forEach((start, index) => {
      const reached = slots.indexFrom(start);
      if (index > 0) counts[index - 1] = (counts[index - 1] as number) + reached - before;
      before = reached;
    });
  }
  const last = extentOf(groups, now)?.last ?? '';
  const isOver = (index: number) =>
    [...starts.values()].every((zone) => zone[index + 1] === -Infinity);
  return dates.slice(0, -1).map((date, index) => ({
    date,
    count: counts[index] as number,
    isAhead: date <= last && !isOver(index),
  }));
}
