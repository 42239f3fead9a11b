import type { Observance } from '../time/observances.js';
import { dateTime } from './content-line.js';

/**
 * The lines of a `VTIMEZONE` (RFC 5545 §3.6.5), which tell a calendar that does
 * not know a zone, or has an older table, how its clocks are changed. Each
 * observance is told with its own beginning and without a rule, because `Intl`
 * knows changes and not the laws behind them.
 */
export function calendarZone(zone: string, observances: readonly Observance[]): readonly string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observances.flatMap(({ start, offsetBefore, offset }) => {
      const kind = offset > offsetBefore ? 'DAYLIGHT' : 'STANDARD';
      return [
        `BEGIN:${kind}`,
        // On the clocks as they were before they were changed.
        `DTSTART:${dateTime(start + offsetBefore)}`,
        `TZOFFSETFROM:${utcOffset(offsetBefore)}`,
        `TZOFFSETTO:${utcOffset(offset)}`,
        `TZNAME:${nameAt(start, zone)}`,
        `END:${kind}`,
      ];
    }),
    'END:VTIMEZONE',
  ];
}

/** Hours and minutes (§3.3.14): `-0500`. */
function utcOffset(ahead: number): string {
  const minutes = Math.abs(ahead) / 60_000;
  const digits = Math.floor(minutes / 60) * 100 + (minutes % 60);
  return `${ahead < 0 ? '-' : '+'}${String(digits).padStart(4, '0')}`;
}

/** `EST`, or `GMT+5:45` where English has no short name. */
function nameAt(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
