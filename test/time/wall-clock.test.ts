import { fromZonedTime } from 'date-fns-tz';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/time/wall-clock.js';
import { wallClockAt } from '../../src/time/zone.js';

const zones = [
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
];

describe('a wall clock written without an offset', () => {
  it('is the instant at which the clocks of the place show it, on every host', () => {
    expect(instantAt('2026-11-24T09:00:00', 'America/New_York', fromZonedTime)).to.equal(
      Date.parse('2026-11-24T14:00:00Z'),
    );
  });

  it('is the earlier instant where an hour repeats', () => {
    expect(instantAt('2026-11-01T01:30:00', 'America/New_York', fromZonedTime)).to.equal(
      Date.parse('2026-11-01T05:30:00Z'),
    );
  });

  it('is the earlier instant where two hours repeat', () => {
    expect(instantAt('2026-10-25T01:30:00', 'Antarctica/Troll', fromZonedTime)).to.equal(
      Date.parse('2026-10-24T23:30:00Z'),
    );
  });

  it('is no instant where the clocks skip it', () => {
    expect(instantAt('2027-03-14T02:30:00', 'America/New_York', fromZonedTime)).to.equal(undefined);
  });

  it.each(zones)('comes back as written for every half hour of a winter in %s', (zone) => {
    for (
      let instant = Date.parse('2026-10-20T00:00:00Z');
      instant < Date.parse('2027-04-10T00:00:00Z');
      instant += 1_800_000
    ) {
      const wallClock = wallClockAt(instant, zone);
      const found = instantAt(wallClock, zone, fromZonedTime);
      expect(found !== undefined && wallClockAt(found, zone)).to.equal(wallClock);
      expect(found).to.be.at.most(instant);
    }
  });
});
