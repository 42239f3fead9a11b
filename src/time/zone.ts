import type { CalendarDate } from './calendar-date.js';
import { youngLaw } from './young-laws.js';

/**
 * What the clocks of a place say, by `Intl` alone. Wall clocks are never
 * computed from the host's own zone: that is where an hour gets lost.
 */

const wallClocks = new Map<string, Intl.DateTimeFormat>();
const knownZones = new Map<string, boolean>();
const dayStarts = new Map<string, number>();

/** Whether this runtime knows the zone: an IANA name, or an offset such as `-05:00`. */
export function isZone(name: string): boolean {
  let known = knownZones.get(name);
  if (known === undefined) {
    try {
      known = wallClockAt(0, name) !== '';
    } catch {
      known = false;
    }
    knownZones.set(name, known);
  }
  return known;
}

/** An instant and a zone that `Intl` knows whose clocks then show what the clocks of another zone show. */
export interface Shown {
  readonly instant: number;
  readonly timeZone: string;
}

/**
 * Puts an offset, which older browsers do not take for a zone, in terms of UTC, and so the clocks
 * of a law that they do not know; any other zone is left as it is.
 */
export function shownIn(instant: number, zone: string): Shown {
  const offset = youngLaw(instant, zone)?.offset ?? zone;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  if (!sign) return { instant, timeZone: zone };
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { instant: instant + (sign === '-' ? -ahead : ahead), timeZone: 'UTC' };
}

let viewer = { zone: '', askedAt: -Infinity };

/** The zone of the device that this runs on. */
export function viewerZone(): string {
  // Asking takes long, and one repaint asks many times; nobody travels within a second.
  const now = performance.now();
  if (now - viewer.askedAt > 1_000)
    viewer = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, askedAt: now };
  return viewer.zone;
}

/** The wall clock at an instant (milliseconds) in a zone: `2026-11-24T09:00:00`. */
export function wallClockAt(instant: number, zone: string): string {
  return browserClock(shownIn(instant, zone));
}

/** Whether this browser's clocks for a zone are not, at an instant (milliseconds), those of its law. */
export function isBehindLaw(instant: number, zone: string): boolean {
  return (
    youngLaw(instant, zone) !== undefined &&
    browserClock({ instant, timeZone: zone }) !== wallClockAt(instant, zone)
  );
}

function browserClock({ instant, timeZone }: Shown): string {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of wallClockOf(timeZone).formatToParts(instant)) {
    part[type] = value;
  }
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

/** The day that a place calls it at an instant (milliseconds). */
export function dateAt(instant: number, zone: string): CalendarDate {
  return wallClockAt(instant, zone).slice(0, 10);
}

/**
 * The instant (milliseconds) at which a day begins in a zone: midnight, or the
 * first minute after it where the clocks skip midnight.
 */
export function startOfDay(date: CalendarDate, zone: string): number {
  const key = `${date} ${zone}`;
  let start = dayStarts.get(key);
  if (start === undefined) {
    start = firstMinuteOf(date, zone);
    dayStarts.set(key, start);
  }
  return start;
}

/** No place is more than 16 hours from UTC; within that, the first minute that bears the date. */
function firstMinuteOf(date: CalendarDate, zone: string): number {
  const minute = 60_000;
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  let before = -16 * 60;
  let reached = 16 * 60;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (dateAt(midnightUtc + middle * minute, zone) < date) before = middle;
    else reached = middle;
  }
  return midnightUtc + reached * minute;
}

function wallClockOf(zone: string): Intl.DateTimeFormat {
  let format = wallClocks.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    wallClocks.set(zone, format);
  }
  return format;
}
