import { describe, expect, it } from 'vitest';
import { freshUntil, isFresh } from '../../src/fhir/freshness.js';

const asked = Date.parse('2026-11-23T14:00:00Z');
const minute = 60;
const day = 86_400;

/** For how many seconds an answer with these headers will do. */
const lasts = (headers: Record<string, string>) =>
  (freshUntil(new Headers(headers), asked) - asked) / 1000;
const cached = (control: string, more: Record<string, string> = {}) =>
  lasts({ 'Cache-Control': control, ...more });

describe('an answer will do', () => {
  it('for as long as the publisher says', () => {
    expect(cached('max-age=300')).toBe(300);
    expect(cached('public, MAX-AGE = 300')).toBe(300);
    expect(cached('public,max-age="300",stale-while-revalidate=10')).toBe(300);
    expect(cached('max-age=300, max-age=120')).toBe(120);
  });

  it('for a minute at least, even where nothing may be cached', () => {
    expect(cached('max-age=0')).toBe(minute);
    expect(cached('max-age=59')).toBe(minute);
    expect(cached('no-cache, max-age=300')).toBe(minute);
    expect(cached('No-Store,max-age=300')).toBe(minute);
    expect(cached('no-cache="Set-Cookie", max-age=300')).toBe(minute);
  });

  it('for a day at most', () => {
    expect(cached('max-age=31536000, immutable')).toBe(day);
    expect(cached(`max-age=${'9'.repeat(400)}`)).toBe(day);
    expect(lasts({ Expires: 'Thu, 23 Nov 2028 14:00:00 GMT' })).toBe(day);
  });

  it('for a minute where nothing is said, or nothing that can be understood', () => {
    expect(lasts({})).toBe(minute);
    for (const control of ['', ',', '=', 'max-age', 'max-age=', 'max-age=x', 'max-age=-300'])
      expect(cached(control), control).toBe(minute);
    for (const control of [
      'max-age=3e2',
      'max-age=300.5',
      's-maxage=300',
      'x-max-age=300',
      '\u00e9',
    ])
      expect(cached(control), control).toBe(minute);
    for (const expires of ['0', '-1', '3000', 'never', '2026-11-23T14:05:00Z', 'Mon, 99 Nov GMT'])
      expect(lasts({ Expires: expires }), expires).toBe(minute);
  });

  it('without regard to what is said to caches that many share', () => {
    expect(cached('s-maxage=3600, max-age=120')).toBe(120);
  });

  it('until it expires, where no max-age is said', () => {
    const expires = { Expires: 'Mon, 23 Nov 2026 14:05:00 GMT' };
    expect(lasts(expires)).toBe(300);
    expect(cached('public', expires)).toBe(300);
    expect(cached('max-age=120', expires)).toBe(120);
    expect(cached('max-age=x', expires)).toBe(minute);
  });

  it('by the server\u2019s own clock, where that is told', () => {
    const expires = { Expires: 'Mon, 23 Nov 2026 15:05:00 GMT' };
    expect(lasts({ ...expires, Date: 'Mon, 23 Nov 2026 15:00:00 GMT' })).toBe(300);
  });

  it('for less where it has been in a cache for a while, and that is told', () => {
    expect(cached('max-age=300', { Age: '100' })).toBe(200);
    expect(cached('max-age=300', { Age: 'long' })).toBe(300);
    expect(cached('max-age=300', { Age: '1000' })).toBe(minute);
  });
});

describe('a copy', () => {
  const copy = { askedAt: asked, freshUntil: asked + 120_000 };

  it('is fresh until its time is over', () => {
    expect(isFresh(copy, asked)).toBe(true);
    expect(isFresh(copy, asked + 119_999)).toBe(true);
    expect(isFresh(copy, asked + 120_000)).toBe(false);
  });

  it('is not fresh for years because a clock was once wrong', () => {
    expect(isFresh(copy, asked - 1)).toBe(true);
    expect(isFresh(copy, asked - 86_400_000)).toBe(false);
  });
});
