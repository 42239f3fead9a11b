import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { wallClockAt } from '../../src/time/zone.js';
import { fileOf, linesOf, read } from '../support/calendar-visit.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const iso = (instant: number) => new Date(instant).toISOString();

describe('the zone of a visit', () => {
  it('comes with the changes of the clocks before and after', () => {
    const lines = linesOf(fileOf());
    const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'));
    expect(zone).to.deep.equal([
      'BEGIN:VTIMEZONE',
      'TZID:America/New_York',
      'BEGIN:STANDARD',
      'DTSTART:20261101T020000',
      'TZOFFSETFROM:-0400',
      'TZOFFSETTO:-0500',
      'TZNAME:EST',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20270314T020000',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0400',
      'TZNAME:EDT',
      'END:DAYLIGHT',
    ]);
    expect(lines).to.include('DTSTART;TZID=America/New_York:20261124T090000');
  });

  it.each([
    ['America/New_York', '2026-11-01T05:00Z', '2026-11-01T07:00Z'],
    ['Australia/Lord_Howe', '2027-04-03T14:30Z', '2027-04-03T15:30Z'],
    ['Africa/Casablanca', '2026-03-22T02:00Z', '2026-03-22T02:00Z'],
    ['America/St_Johns', '2027-03-14T05:30Z', '2027-03-14T05:30Z'],
  ])(
    'is right in %s to the last minute before clocks show something twice or skip it, and from the first after it',
    (timeZone, until, from) => {
      const [last, next] = [Date.parse(until) - minute, Date.parse(from)];
      const [zone] = read(
        fileOf({ timeZone, start: iso(last - 3 * day), end: iso(next + 3 * day) }),
      ).zones;
      if (!zone) throw new Error('no zone');
      for (const instant of [last, next]) {
        const shown = ICAL.Time.fromDateTimeString(wallClockAt(instant, timeZone));
        shown.zone = zone;
        expect(shown.toJSDate().toISOString()).to.equal(iso(instant));
      }
    },
  );
});
