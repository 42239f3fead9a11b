/** A day of the Gregorian calendar, `YYYY-MM-DD`. Such strings sort in the order of the days. */
export type CalendarDate = string;

const dayLength = 86_400_000;

/** Whether the text names a day that exists. */
export function isCalendarDate(text: string): text is CalendarDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromEpochDay(toEpochDay(text)) === text;
}

/** The day `count` days later, or earlier where `count` is negative. */
export function addDays(date: CalendarDate, count: number): CalendarDate {
  return fromEpochDay(toEpochDay(date) + count);
}

/** How many days lie between two days; negative where the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

function toEpochDay(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

function fromEpochDay(day: number): CalendarDate {
  return Number.isFinite(day) ? new Date(day * dayLength).toISOString().slice(0, 10) : '';
}
