import { addDays, type CalendarDate } from './calendar-date.js';

/** A month of the Gregorian calendar, `YYYY-MM`. Such strings sort in the order of the months. */
export type Month = string;

/** A day of the week as ISO 8601 counts them, from 1 for Monday to 7 for Sunday. */
export type Weekday = number;

export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7);
}

/** The month `count` months later, or earlier where `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const moved = new Date(firstOf(month));
  moved.setUTCMonth(moved.getUTCMonth() + count);
  return monthOf(moved.toISOString());
}

export function firstOf(month: Month): CalendarDate {
  return `${month}-01`;
}

export function lastOf(month: Month): CalendarDate {
  return addDays(firstOf(addMonths(month, 1)), -1);
}

/** The same day `count` months later or earlier; the last of the month where that has no such day. */
export function sameDayIn(date: CalendarDate, count: number): CalendarDate {
  const month = addMonths(monthOf(date), count);
  const same = `${month}${date.slice(7)}`;
  const last = lastOf(month);
  return same > last ? last : same;
}

export function weekdayOf(date: CalendarDate): Weekday {
  return new Date(date).getUTCDay() || 7;
}

/** How many days a date comes after the first day of its week. */
export function daysIntoWeek(date: CalendarDate, firstDay: Weekday): number {
  return (weekdayOf(date) - firstDay + 7) % 7;
}
