import { describe, expect, it } from 'vitest';
import { after, parseDuration } from '../../src/time/duration.js';

const later = (from: string, text: string) => {
  const duration = parseDuration(text);
  return duration && new Date(after(Date.parse(from), duration)).toISOString();
};

describe('a duration', () => {
  it('is read as ISO 8601 writes it', () => {
    expect(later('2026-11-24T12:00:00Z', 'P60D')).to.equal('2027-01-23T12:00:00.000Z');
    expect(later('2026-11-24T12:00:00Z', 'PT2H30M')).to.equal('2026-11-24T14:30:00.000Z');
    expect(later('2026-11-24T12:00:00Z', 'P2W')).to.equal('2026-12-08T12:00:00.000Z');
    expect(later('2026-12-31T12:00:00Z', 'P2M')).to.equal('2027-02-28T12:00:00.000Z');
  });

  it.each(['', 'P', 'PT', '60D', 'P-1D', 'two weeks', 'P1H'])('is not %s', (text) => {
    expect(parseDuration(text)).to.equal(undefined);
  });
});
