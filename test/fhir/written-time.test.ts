import { describe, expect, it } from 'vitest';
import { endOf, instantOf, writtenTime } from '../../src/fhir/written-time.js';

const at = (text: string) => Date.parse(text);

describe('a time as it was written', () => {
  it('is its minute on the wall, and what follows it', () => {
    expect(writtenTime('2026-11-24T09:30:15.250-05:00')).toEqual({
      wall: at('2026-11-24T09:30Z'),
      ending: { text: ':15.250-05:00', extra: 15_250, ahead: -300, offset: '-05:00' },
    });
    expect(writtenTime('2026-11-24T09:30')).toEqual({
      wall: at('2026-11-24T09:30Z'),
      ending: { text: '', extra: 0, ahead: 0 },
    });
  });

  it('is kept whole where it has another form', () => {
    const written = '2026-11-24 09:30:15+01';
    const time = writtenTime(written);
    expect(time).toMatchObject({ whole: written, ending: { text: '', ahead: 60 } });
    expect(time && instantOf(time.wall, time.ending)).toBe(at('2026-11-24T08:30:15Z'));
  });

  it('is none where it cannot be read', () => {
    for (const written of ['2026-02-30T09:30Z', 'soon', '', null, 20_261_124])
      expect(writtenTime(written)).toBe(undefined);
  });

  it('is no other for what was read before it', () => {
    const minutes = [
      '2026-11-24T09:30',
      '2026-02-30T09:30',
      '2026-11-24 09:30',
      '2026-11-24T24:00',
    ];
    const endings = [':15.250-05:00', ':15.250-06:00', 'Z', '', ':61Z', ' soon'];
    const all = minutes.flatMap((minute) => endings.map((ending) => minute + ending));
    const first = all.map(writtenTime);
    expect(all.map(writtenTime)).toEqual(first);
    expect(first.filter(Boolean)).toHaveLength(8);
    expect(writtenTime('2026-11-24T09:30:15.250-06:00')?.ending.ahead).toBe(-360);
    expect(writtenTime('2026-11-24T09:30:15.250-05:00')?.ending.text).toBe(':15.250-05:00');
    expect(writtenTime('2026-11-24 09:30Z')?.whole).toBe('2026-11-24 09:30Z');
  });

  it('ends on the clock on which it began, where only one of both is told', () => {
    const start = writtenTime('2026-11-24T09:30:00-05:00');
    const end = writtenTime('2026-11-24T10:00:00');
    const utc = writtenTime('2026-11-24T15:00:00Z');
    if (!start || !end || !utc) throw new Error('is a time');
    expect(endOf(end.wall, end.ending, start.ending, false)).toBe(at('2026-11-24T15:00Z'));
    expect(endOf(utc.wall, utc.ending, start.ending, false)).toBe(at('2026-11-24T15:00Z'));
    expect(endOf(utc.wall, utc.ending, start.ending, true)).toBe(at('2026-11-24T20:00Z'));
  });
});
