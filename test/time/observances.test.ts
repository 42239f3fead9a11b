import { describe, expect, it } from 'vitest';
import { isNearChange, observancesAround, offsetAt } from '../../src/time/observances.js';
import { wallClockAt } from '../../src/time/zone.js';
import { seeded } from '../support/seeded.js';

const hour = 3_600_000;
const day = 24 * hour;
const at = (text: string) => Date.parse(text);

/** The observances around one instant, for the eye. */
const around = (zone: string, from: string, to = from) =>
  observancesAround(zone, at(from), at(to)).map(({ start, offsetBefore, offset }) => [
    new Date(start).toISOString().replace(':00.000Z', ''),
    offsetBefore / hour,
    offset / hour,
  ]);

/** What `Intl` says, without keeping anything. */
const aheadAt = (instant: number, zone: string) =>
  at(`${wallClockAt(instant, zone)}Z`) - Math.floor(instant / 1_000) * 1_000;

describe('the clocks around a visit', () => {
  it('were changed before it, and will be after it', () => {
    expect(around('America/New_York', '2026-11-24T14:00Z')).to.deep.equal([
      ['2026-11-01T06:00', -4, -5],
      ['2027-03-14T07:00', -5, -4],
    ]);
    expect(around('Australia/Lord_Howe', '2026-11-24T14:00Z')).to.deep.equal([
      ['2026-10-03T15:30', 10.5, 11],
      ['2027-04-03T15:00', 11, 10.5],
    ]);
  });

  it('are told for all of a time between two dates', () => {
    expect(around('America/New_York', '2026-10-20T14:00Z', '2027-03-20T14:00Z')).to.deep.equal([
      ['2026-03-08T07:00', -5, -4],
      ['2026-11-01T06:00', -4, -5],
      ['2027-03-14T07:00', -5, -4],
      ['2027-11-07T06:00', -4, -5],
    ]);
  });

  it('may be changed for Ramadan alone', () => {
    expect(around('Africa/Casablanca', '2026-03-01T12:00Z')).to.deep.equal([
      ['2026-02-15T02:00', 1, 0],
      ['2026-03-22T02:00', 0, 1],
    ]);
  });

  it('may not be changed at all', () => {
    expect(around('Asia/Kathmandu', '2026-11-24T14:00Z')).to.deep.equal([
      ['2025-11-18T14:00', 5.75, 5.75],
    ]);
  });

  it('may be changed for the last time, or for the first', () => {
    expect(around('Asia/Almaty', '2024-06-01T00:00Z')).to.deep.equal([['2024-02-29T18:00', 6, 5]]);
    expect(around('Asia/Almaty', '2024-02-01T00:00Z')).to.deep.equal([
      ['2023-01-26T00:00', 6, 6],
      ['2024-02-29T18:00', 6, 5],
    ]);
  });

  it('are changed at the very millisecond', () => {
    const change = '2026-11-01T06:00:00.000Z';
    expect(around('America/New_York', change)).to.deep.equal([
      ['2026-11-01T06:00', -4, -5],
      ['2027-03-14T07:00', -5, -4],
    ]);
    expect(around('America/New_York', '2026-11-01T05:59:59.999Z')).to.deep.equal([
      ['2026-03-08T07:00', -5, -4],
      ['2026-11-01T06:00', -4, -5],
    ]);
  });

  it.each(['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns'])(
    'are as far ahead of UTC as Intl says, in %s',
    (zone) => {
      const random = seeded(5);
      for (let turn = 0; turn < 40; turn += 1) {
        const from = at('2025-06-01T00:00Z') + Math.floor(random() * 900 * day);
        const to = from + Math.floor(random() * 300 * day);
        const observances = observancesAround(zone, from, to);
        const between = from + Math.floor(random() * (to - from));
        for (const instant of [from, between, to]) {
          const said = new Date(instant).toISOString();
          expect(offsetAt(instant, observances), said).to.equal(aheadAt(instant, zone));
        }
      }
    },
  );
});

describe('a visit', () => {
  const change = at('2026-11-01T06:00Z');
  const observances = observancesAround('America/New_York', change, change);

  it('at the moment of a change goes by the new clocks, and before it by the old', () => {
    expect(offsetAt(change, observances)).to.equal(-5 * hour);
    const earlier = observancesAround('America/New_York', change - 1, change);
    expect(offsetAt(change - 1, earlier)).to.equal(-4 * hour);
    expect(offsetAt(change, earlier)).to.equal(-5 * hour);
  });

  it('is near a change of the clocks for a day before and a day after', () => {
    const near = [-day + 1, -hour, 0, hour, day - 1].map((by) =>
      isNearChange(change + by, observances),
    );
    expect(near).to.deep.equal([true, true, true, true, true]);
  });

  it('is not near it any earlier or later', () => {
    expect(isNearChange(change - day, observances)).to.equal(false);
    expect(isNearChange(change + day, observances)).to.equal(false);
  });
});
