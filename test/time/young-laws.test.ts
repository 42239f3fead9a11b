import { fromZonedTime } from 'date-fns-tz';
import { describe, expect, it } from 'vitest';
import { observancesAround } from '../../src/time/observances.js';
import { instantAt } from '../../src/time/wall-clock.js';
import { ZoneOffset } from '../../src/time/zone-offset.js';
import { isBehindLaw, startOfDay, wallClockAt } from '../../src/time/zone.js';

const at = (text: string) => Date.parse(text);

describe.each(['America/Vancouver', 'Canada/Pacific'])(
  'British Columbia, which keeps its summer time from November 2026 on, as %s',
  (zone) => {
    it('shows nine in the morning in winter, whether this runtime has heard of it or not', () => {
      expect(wallClockAt(at('2027-01-12T16:00:00Z'), zone)).toBe('2027-01-12T09:00:00');
      expect(wallClockAt(at('2026-10-12T16:00:00Z'), zone)).toBe('2026-10-12T09:00:00');
      expect(wallClockAt(at('2026-02-12T17:00:00Z'), zone)).toBe('2026-02-12T09:00:00');
    });

    it('takes nine on its clocks for the instant at which they show it', () => {
      expect(instantAt('2027-01-12T09:00:00', zone, fromZonedTime)).toBe(at('2027-01-12T16:00Z'));
      expect(instantAt('2026-11-01T01:30:00', zone, fromZonedTime)).toBe(at('2026-11-01T08:30Z'));
    });

    it('repeats no hour on the night that was to be the longest, nor skips one in spring', () => {
      const clocks = new ZoneOffset(zone);
      expect(clocks.repeat(at('2026-11-01T08:30:00Z'))).toBe(false);
      const length = (from: string, to: string) => startOfDay(to, zone) - startOfDay(from, zone);
      expect(length('2026-11-01', '2026-11-02')).toBe(24 * 3_600_000);
      expect(length('2027-03-14', '2027-03-15')).toBe(24 * 3_600_000);
    });

    it('has no change of the clocks in a calendar either', () => {
      const observances = observancesAround(zone, at('2027-01-12T16:00Z'), at('2027-01-12T17:00Z'));
      expect(observances.map(({ offset }) => offset / 3_600_000)).toEqual([-7]);
    });

    it('is never behind its law before there is one', () => {
      expect(isBehindLaw(at('2026-10-31T16:00:00Z'), zone)).toBe(false);
    });
  },
);

describe('a runtime', () => {
  it('is behind a law where its own clocks say something else', () => {
    const instant = at('2027-01-12T16:00:00Z');
    const own = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/Vancouver',
      timeStyle: 'short',
    }).format(instant);
    expect(isBehindLaw(instant, 'America/Vancouver')).toBe(own !== '09:00');
  });

  it('is behind no law in a zone without one', () => {
    expect(isBehindLaw(at('2027-01-12T16:00:00Z'), 'America/Los_Angeles')).toBe(false);
    expect(isBehindLaw(at('2027-01-12T16:00:00Z'), '-08:00')).toBe(false);
  });
});
