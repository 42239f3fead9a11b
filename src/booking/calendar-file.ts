import { isNearChange, observancesAround, offsetAt, type Observance } from '../time/observances.js';
import { isZone } from '../time/zone.js';
import { calendarZone } from './calendar-zone.js';
import { dateTime, folded, textLine } from './content-line.js';

/** An appointment as it goes into a patient's calendar. Instants are UTC strings ending in `Z`; texts are in the patient's language. */
export interface CalendarEntry {
  /** A UUID (RFC 7986 §5.3): a later file with the same one replaces the entry. */
  readonly uid: string;
  /** 0 at first, and one more for each change; calendars pass over what is older than they have. */
  readonly sequence: number;
  readonly status: 'confirmed' | 'cancelled';
  readonly start: string;
  /** None, where it is not known: the entry then takes no time (RFC 5545 §3.6.1). */
  readonly end?: string | undefined;
  /** IANA zone in which the calendar shows the time. Without one, or with an offset, it is the patient's own. */
  readonly timeZone?: string | undefined;
  /** When the entry was made. */
  readonly stamp: string;
  readonly summary: string;
  readonly location?: string | undefined;
  /** Degrees, WGS 84. */
  readonly position?: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly description?: string | undefined;
  /** Whom to ask: `Lakeside Clinic, 413-555-0123`. */
  readonly contact?: string | undefined;
  /** What the reminders say, a day and two hours before. */
  readonly alarm: string;
}

/**
 * The contents of a calendar file (RFC 5545, `text/calendar`, to be kept as
 * UTF-8) with one appointment: to be added, or, where it is cancelled, to be
 * taken out. No `ORGANIZER` is told, which RFC 5546 wants of what is
 * published: a clinic's e-mail address is not known here.
 */
export function calendarFile(entry: CalendarEntry): string {
  const { uid, sequence, status, summary, location, description, contact } = entry;
  const cancelled = status === 'cancelled';
  const start = Date.parse(entry.start);
  const end = laterThan(start, entry.end);
  const zone = writtenZone(entry.timeZone, start, end ?? start);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//smart-scheduler//element//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...(zone ? calendarZone(zone.name, zone.observances) : []),
    'BEGIN:VEVENT',
    textLine('UID', uid),
    `DTSTAMP:${dateTime(Date.parse(entry.stamp))}Z`,
    `SEQUENCE:${sequence}`,
    `STATUS:${status.toUpperCase()}`,
    timeLine('DTSTART', start, zone),
    ...(end === undefined ? [] : [timeLine('DTEND', end, zone)]),
    textLine('SUMMARY', summary),
    ...optional('LOCATION', location),
    ...geo(entry.position),
    ...optional('DESCRIPTION', description),
    ...optional('CONTACT', contact),
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    ...(cancelled ? [] : ['-PT24H', '-PT2H'].flatMap((trigger) => reminder(trigger, entry.alarm))),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('');
}

/** A zone in whose clocks times are written. */
interface WrittenZone {
  readonly name: string;
  readonly observances: readonly Observance[];
}

/**
 * The zone that the times are written in, or none where they are written in
 * UTC: where only an offset is known, and where the clocks are changed within a
 * day. An hour that comes twice is to be taken for the first (RFC 5545 §3.3.5),
 * so the second cannot be written otherwise; and calendars are found to differ
 * about it, and about the hours before and after.
 */
function writtenZone(name = 'UTC', start: number, end: number): WrittenZone | undefined {
  if (/^(UTC$|[+-])/.test(name) || !isZone(name)) return undefined;
  const observances = observancesAround(name, start, end);
  const unsure = [start, end].some((instant) => isNearChange(instant, observances));
  return unsure ? undefined : { name, observances };
}

/** An end that is not later than the start is none: a calendar demands it (§3.8.2.2). */
function laterThan(start: number, end: string | undefined): number | undefined {
  const instant = Date.parse(end ?? '');
  return instant > start ? instant : undefined;
}

function timeLine(name: string, instant: number, zone: WrittenZone | undefined): string {
  if (!zone) return `${name}:${dateTime(instant)}Z`;
  const clock = instant + offsetAt(instant, zone.observances);
  return `${name};TZID=${zone.name}:${dateTime(clock)}`;
}

function optional(name: string, text: string | undefined): readonly string[] {
  return text ? [textLine(name, text)] : [];
}

/** A position that is on no map would make the whole file unreadable for a strict calendar. */
function geo(position: CalendarEntry['position']): readonly string[] {
  if (!position) return [];
  const { latitude, longitude } = position;
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return onEarth ? [`GEO:${latitude.toFixed(6)};${longitude.toFixed(6)}`] : [];
}

function reminder(trigger: string, text: string): readonly string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${trigger}`,
    textLine('DESCRIPTION', text),
    'END:VALARM',
  ];
}
