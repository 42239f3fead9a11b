import { addDays, type CalendarDate } from '../time/calendar-date.js';
import { daysIntoWeek, firstOf, lastOf, monthOf, sameDayIn } from '../time/month.js';
import { dateOf, standsFrom, type Group } from './group.js';
import type { Calendar } from './month-days.js';

/** A step from one day with times to another. */
export type DayStep =
  | 'day-before'
  | 'day-after'
  | 'week-before'
  | 'week-after'
  | 'week-start'
  | 'week-end'
  | 'month-before'
  | 'month-after';

/** The day that a step leads to; days without times are passed over. Nothing where there is none in that direction. */
export function dayAfterStep(
  step: DayStep,
  from: CalendarDate,
  calendar: Calendar,
): CalendarDate | undefined {
  const month = monthOf(from);
  const weekStart = addDays(from, -daysIntoWeek(from, calendar.firstDay));
  switch (step) {
    case 'day-before':
      return lastDayTo(addDays(from, -1), calendar);
    case 'day-after':
      return firstDayFrom(addDays(from, 1), calendar);
    case 'week-before':
      return lastDayTo(addDays(from, -7), calendar);
    case 'week-after':
      return firstDayFrom(addDays(from, 7), calendar);
    case 'week-start':
      return firstDayFrom(later(weekStart, firstOf(month)), calendar);
    case 'week-end':
      return lastDayTo(earlier(addDays(weekStart, 6), lastOf(month)), calendar);
    case 'month-before':
      return inMonthOf(sameDayIn(from, -1), calendar, [lastDayTo, firstDayFrom]);
    case 'month-after':
      return inMonthOf(sameDayIn(from, 1), calendar, [firstDayFrom, lastDayTo]);
  }
}

/** The first day from a date on that has times. */
export function firstDayFrom(
  date: CalendarDate,
  { groups, now }: Pick<Calendar, 'groups' | 'now'>,
): CalendarDate | undefined {
  const starts = byZone(groups, (zone) => standsFrom(date, zone, now), 0, Math.min);
  return [...starts].map(([zone, start]) => dateOf(start, zone, now)).sort()[0];
}

/** The last day up to a date that has times. */
function lastDayTo(
  date: CalendarDate,
  { groups, now }: Pick<Calendar, 'groups' | 'now'>,
): CalendarDate | undefined {
  const next = addDays(date, 1);
  const starts = byZone(groups, (zone) => standsFrom(next, zone, now), -1, Math.max);
  return [...starts]
    .map(([zone, start]) => dateOf(start, zone, now))
    .sort()
    .at(-1);
}

type Search = typeof firstDayFrom;

/** Stays in the month that is asked for as long as that has any times, and else goes on in the direction asked for first. */
function inMonthOf(
  date: CalendarDate,
  calendar: Calendar,
  [onwards, back]: readonly [onwards: Search, back: Search],
): CalendarDate | undefined {
  const isThere = (day: CalendarDate | undefined) => day && monthOf(day) === monthOf(date);
  const found = onwards(date, calendar);
  const other = isThere(found) ? undefined : back(date, calendar);
  return isThere(other) ? other : found;
}

/**
 * Of all groups of each zone the earliest or latest start that lies next to an instant.
 *
 * @param offset from the first slot that starts at the instant or later
 */
function byZone(
  groups: readonly Group[],
  instant: (zone: string) => number,
  offset: 0 | -1,
  better: (one: number, other: number) => number,
): ReadonlyMap<string, number> {
  const instants = new Map<string, number>();
  const starts = new Map<string, number>();
  for (const { slots, zone } of groups) {
    const from = instants.get(zone) ?? instant(zone);
    instants.set(zone, from);
    const start = slots.startAt(slots.indexFrom(from) + offset);
    if (!Number.isNaN(start)) starts.set(zone, better(start, starts.get(zone) ?? start));
  }
  return starts;
}

function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other;
}
