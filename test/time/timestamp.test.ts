import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../src/time/timestamp.js';

describe('a published start', () => {
  it.each([
    ['2026-11-24T09:00:00-05:00', '2026-11-24T14:00:00.000Z', '-05:00'],
    ['2026-11-24T14:00:00Z', '2026-11-24T14:00:00.000Z', 'Z'],
    ['2026-11-24T14:00:00.250Z', '2026-11-24T14:00:00.250Z', 'Z'],
    ['2026-11-24T14:00Z', '2026-11-24T14:00:00.000Z', 'Z'],
    ['2021-03-10T15:00:00-05', '2021-03-10T20:00:00.000Z', '-05:00'],
    ['2026-11-24T09:00:00+0530', '2026-11-24T03:30:00.000Z', '+05:30'],
    ['2026-11-24T09:00:00.000+00:00', '2026-11-24T09:00:00.000Z', '+00:00'],
  ])('%s is %s', (text, instant, offset) => {
    const read = parseTimestamp(text);
    expect(new Date(read?.instant ?? NaN).toISOString()).to.equal(instant);
    expect(read?.offset).to.equal(offset);
  });

  it('without an offset is a wall clock and no instant', () => {
    expect(parseTimestamp('2026-06-28T13:00:00')).to.deep.equal({
      wallClock: '2026-06-28T13:00:00',
    });
  });

  it.each([
    '',
    'x',
    '2026-11-24',
    '2026-02-30T09:00:00Z',
    '2026-11-24T25:00:00Z',
    'tomorrow at nine',
  ])('that nobody can read is nothing: %s', (text) => {
    expect(parseTimestamp(text)).to.equal(undefined);
  });
});
