import { describe, expect, it } from 'vitest';
import { surplusOf, type Surplus } from '../../src/fhir/file-budget.js';
import type { FileLine } from '../../src/fhir/file-store.js';

const now = Date.parse('2026-11-23T14:00:00Z');
const budget = { bytes: 100, files: 3 };

/** A file that was asked for so many seconds ago. */
const file = (url: string, ago: number, bytes: number, more: Partial<FileLine> = {}): FileLine => {
  const askedAt = now - ago * 1000;
  return { url, askedAt, freshUntil: askedAt + 60_000, bytes, kept: true, ...more };
};
const surplus = (...lines: readonly FileLine[]): Surplus => surplusOf(lines, now, budget);

describe('what is kept of publications', () => {
  it('is all of it while there is room', () => {
    expect(surplus(file('a', 900, 50), file('b', 0, 50))).toEqual({ contents: [], lines: [] });
  });

  it('loses first what was asked for least recently', () => {
    const [old, older, oldest] = [file('c', 300, 40), file('b', 600, 40), file('a', 900, 40)];
    expect(surplus(older, oldest, old).contents).toEqual(['a']);
    expect(surplus(file('d', 0, 100), older, oldest, old).contents).toEqual(['c', 'b', 'a']);
  });

  it('is no more files than agreed, however small', () => {
    const files = [file('a', 900, 1), file('b', 600, 1), file('c', 300, 1), file('d', 0, 1)];
    expect(surplus(...files).contents).toEqual(['a']);
  });

  it('is the beginning of a publication that is too large, with its manifest and places', () => {
    const reading = [
      file('manifest', 5, 1),
      file('places', 4, 20),
      file('slots', 3, 90),
      file('more slots', 2, 60),
    ];
    expect(surplus(...reading).contents).toEqual(['slots']);
    expect(surplus(file('last week', 600_000, 60), ...reading).contents).toEqual([
      'slots',
      'last week',
    ]);
  });

  it('makes room for a small file where a large one found none', () => {
    expect(surplus(file('a', 900, 30), file('b', 600, 90), file('c', 300, 30)).contents).toEqual([
      'b',
    ]);
  });

  it('keeps a line without content for as long as it says that it is too early to ask', () => {
    const early = file('early', 30, 9_000_000, { kept: false });
    const late = file('late', 60, 9_000_000, { kept: false });
    expect(surplus(early, late)).toEqual({ contents: [], lines: ['late'] });
  });

  it('does not stay for years because a clock was once wrong', () => {
    const ahead = file('ahead', -31_536_000, 60);
    expect(surplus(ahead, file('a', 600, 60)).contents).toEqual(['ahead']);
    expect(surplus({ ...ahead, kept: false }).lines).toEqual(['ahead']);
    expect(surplus(file('of another tab', -5, 60), file('a', 600, 60)).contents).toEqual(['a']);
  });
});
