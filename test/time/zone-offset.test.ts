import { describe, expect, it } from 'vitest';
import { ZoneOffset } from '../../src/time/zone-offset.js';
import { wallClockAt } from '../../src/time/zone.js';
import { seeded } from '../support/seeded.js';

const hour = 3_600_000;
const day = 24 * hour;

const zones = [
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/St_Johns', '2026-03-08T05:30Z'],
  ['Europe/Berlin', '2027-03-28T01:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Asia/Kathmandu', '2026-11-24T00:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['Pacific/Kiritimati', '2026-11-24T10:00Z'],
  ['-05:00', '2026-11-24T05:00Z'],
  ['UTC', '2026-11-24T00:00Z'],
] as const;

/** What `Intl` says, without keeping anything. */
function aheadAt(instant: number, zone: string): number {
  const second = Math.floor(instant / 1_000) * 1_000;
  return Date.parse(`${wallClockAt(second, zone)}Z`) - second;
}

describe.each(zones)('the clocks in %s', (zone, change) => {
  it('are as far ahead of UTC as Intl says, at any time', () => {
    const random = seeded(3);
    const offset = new ZoneOffset(zone);
    const from = Date.parse('2019-12-30T00:00Z');
    for (let turn = 0; turn < 400; turn += 1) {
      const instant = from + Math.floor(random() * 4_000 * day);
      expect(offset.at(instant), new Date(instant).toISOString()).toBe(aheadAt(instant, zone));
    }
  });

  it('are changed at the very millisecond, seen from before and from after', () => {
    const moment = Date.parse(change);
    const around = [-day, -hour, -60_000, -1, 0, 1, 60_000, hour, day].map((by) => moment + by);
    const expected = around.map((instant) => aheadAt(instant, zone));
    const offset = new ZoneOffset(zone);
    expect(around.map((instant) => offset.at(instant))).toEqual(expected);
    // And again, when all of it is known.
    const back = around.toReversed().map((instant) => offset.at(instant));
    expect(back).toEqual(expected.toReversed());
  });
});

describe('a zone', () => {
  it('in which a whole day was left out has moved by that day', () => {
    const offset = new ZoneOffset('Pacific/Apia');
    const moment = Date.parse('2011-12-30T10:00Z');
    expect(offset.at(moment) - offset.at(moment - 1)).toBe(day);
  });

  it('whose clocks are changed by half an hour has moved by that', () => {
    const offset = new ZoneOffset('Australia/Lord_Howe');
    const moment = Date.parse('2026-10-03T15:30Z');
    expect(offset.at(moment) - offset.at(moment - 1)).toBe(hour / 2);
  });
});

describe('clocks that are set back', () => {
  /** For how many minutes around a change what is shown is shown twice, before it and from it on. */
  const repeated = (zone: string, change: string) => {
    const clocks = new ZoneOffset(zone);
    const moment = Date.parse(change);
    const minutes = Array.from({ length: 3 * 24 * 60 }, (_, index) => index - 36 * 60);
    const found = minutes.filter((minute) => clocks.repeat(moment + minute * 60_000));
    return [found[0], found.at(-1), found.length];
  };

  it('show an hour twice', () => {
    expect(repeated('America/New_York', '2026-11-01T06:00Z')).toEqual([-60, 59, 120]);
    expect(repeated('Africa/Casablanca', '2026-02-15T02:00Z')).toEqual([-60, 59, 120]);
    expect(repeated('Asia/Beirut', '2026-10-24T21:00Z')).toEqual([-60, 59, 120]);
  });

  it('show half an hour twice, or two hours, where it is that much', () => {
    expect(repeated('Australia/Lord_Howe', '2027-04-03T15:00Z')).toEqual([-30, 29, 60]);
    expect(repeated('Antarctica/Troll', '2026-10-25T01:00Z')).toEqual([-120, 119, 240]);
  });

  it('may stay so for good', () => {
    expect(repeated('Asia/Almaty', '2024-02-29T18:00Z')).toEqual([-60, 59, 120]);
  });

  it.each([
    ['America/New_York', '2027-03-14T07:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Pacific/Apia', '2011-12-30T10:00Z'],
    ['Asia/Kathmandu', '2026-11-24T00:00Z'],
    ['-05:00', '2026-11-01T06:00Z'],
  ])('are not those in %s at %s, which show nothing twice', (zone, change) => {
    expect(repeated(zone, change)).toEqual([undefined, undefined, 0]);
  });
});
