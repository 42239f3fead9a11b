import type { CalendarDate } from '../time/calendar-date.js';
import { dateAt, startOfDay } from '../time/zone.js';
import type { SlotList } from './slot-list.js';
import type { Kind } from './timetable.js';

/** One practitioner (or device, or neither) at one place, or an organization of which no more is told, with its times in order. */
export interface Group {
  readonly key: string;
  /** The zone whose clocks its times are shown in. */
  readonly zone: string;
  /** What all its slots agree in: who, where, mode and zone. */
  readonly about: Kind;
  /** At least one, earliest first. */
  readonly slots: SlotList;
}

/** The day under which an instant (milliseconds) stands. A window that has begun stands under today, for the rest of it. */
export function dateOf(start: number, zone: string, now: Date): CalendarDate {
  return dateAt(Math.max(start, now.getTime()), zone);
}

/**
 * Where in a group the times of a day, or of the days after it, begin: an index
 * into its slots. Nothing stands under a day that is over.
 */
export function indexOn({ slots, zone }: Group, date: CalendarDate, now: Date): number {
  return slots.indexFrom(standsFrom(date, zone, now));
}

/** The start (milliseconds) from which slots stand under a day, or the days after it; under today, all that have begun do. */
export function standsFrom(date: CalendarDate, zone: string, now: Date): number {
  const start = startOfDay(date, zone);
  return start <= now.getTime() ? -Infinity : start;
}
