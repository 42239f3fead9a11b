import { fromZonedTime } from 'date-fns-tz';
import { describe, expect, it } from 'vitest';
import { wallClockAt } from '../../src/time/zone.js';
import { ZonedClock } from '../../src/time/zoned-clock.js';
import { seeded } from '../support/seeded.js';

/** A wall clock in milliseconds, as if it were UTC. */
const wall = (text: string) => Date.parse(`${text}Z`);
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString();

describe('the clock of a place', () => {
  it('tells instants, and to the millisecond', () => {
    const clock = new ZonedClock(fromZonedTime);
    const at = (text: string, zone: string) => iso(clock.instantAt(wall(text), zone));
    expect(at('2026-11-24T09:00:00', 'America/New_York')).toBe('2026-11-24T14:00:00.000Z');
    expect(at('2026-11-24T09:00:00.250', 'America/New_York')).toBe('2026-11-24T14:00:00.250Z');
    expect(at('2026-11-24T09:00:00', 'Asia/Kathmandu')).toBe('2026-11-24T03:15:00.000Z');
    expect(at('1969-12-31T18:59:59.750', 'America/New_York')).toBe('1969-12-31T23:59:59.750Z');
  });

  it('tells the earlier instant where an hour repeats, and none where one is skipped', () => {
    const clock = new ZonedClock(fromZonedTime);
    const at = (text: string) => iso(clock.instantAt(wall(text), 'America/New_York'));
    for (let turn = 0; turn < 2; turn += 1) {
      expect(at('2026-11-01T01:30:00')).toBe('2026-11-01T05:30:00.000Z');
      expect(at('2027-03-14T02:30:00')).toBe(undefined);
    }
  });

  it('shows what was written, in whatever order places and times are asked for', () => {
    const random = seeded(5);
    const clock = new ZonedClock(fromZonedTime);
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
    for (let turn = 0; turn < 500; turn += 1) {
      const zone = zones[Math.floor(random() * zones.length)] ?? 'UTC';
      const written = new Date(wall('2026-10-01T00:00') + Math.floor(random() * 300) * 1_800_000)
        .toISOString()
        .slice(0, 19);
      const instant = clock.instantAt(wall(written), zone);
      if (instant !== undefined) expect(wallClockAt(instant, zone), zone).toBe(written);
    }
  });

  it('works out each wall clock of a zone once, also one that is skipped', () => {
    let asked = 0;
    const clock = new ZonedClock((text, zone) => {
      asked += 1;
      return fromZonedTime(text, zone);
    });
    for (let turn = 0; turn < 3; turn += 1) {
      clock.instantAt(wall('2026-11-24T09:00:00'), 'America/New_York');
      clock.instantAt(wall('2027-03-14T02:30:00'), 'America/New_York');
      clock.instantAt(wall('2026-11-24T09:00:00'), 'UTC');
    }
    expect(asked).toBe(3);
  });
});
