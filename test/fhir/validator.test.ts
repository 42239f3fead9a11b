import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ByteHash } from '../../src/fhir/byte-hash.js';
import { lengthIn, validatorIn, validatorOfBytes } from '../../src/fhir/validator.js';

const validator = (headers: Record<string, string>) => validatorIn(new Headers(headers));
const modified = { 'Last-Modified': 'Mon, 23 Nov 2026 14:00:00 GMT' };

describe('one version of a file is told from another', () => {
  it('by its tag before its date, strong or weak', () => {
    const tagged = validator({ ETag: '"a1"', ...modified });
    expect(tagged).toBeDefined();
    expect(validator({ ETag: 'W/"a1"' })).toBe(tagged);
    expect(validator({ ETag: '"a2"', ...modified })).not.toBe(tagged);
  });

  it('by its date, and by its length where that is told', () => {
    const dated = validator({ ...modified, 'Content-Length': '1200' });
    expect(dated).toBeDefined();
    expect(validator({ ...modified, 'Content-Length': '1200' })).toBe(dated);
    expect(validator({ ...modified, 'Content-Length': '1201' })).not.toBe(dated);
    expect(validator(modified)).not.toBe(dated);
    expect(
      validator({ 'Last-Modified': 'Mon, 23 Nov 2026 14:00:01 GMT', 'Content-Length': '1200' }),
    ).not.toBe(dated);
  });

  it('by nothing in its headers where they say nothing, or the same of every version', () => {
    expect(validator({})).toBeUndefined();
    expect(validator({ 'Content-Length': '1200' })).toBeUndefined();
    expect(validator({ ETag: '""' })).toBeUndefined();
    expect(validator({ ETag: 'W/""' })).toBeUndefined();
    expect(validator({ 'Last-Modified': 'Thu, 01 Jan 1970 00:00:01 GMT' })).toBeUndefined();
    expect(validator({ 'Last-Modified': 'yesterday' })).toBeUndefined();
  });

  it('by its bytes then, of which the number is known', () => {
    expect(lengthIn(validatorOfBytes(hashOf(randomBytes(1234))))).toBe(1234);
    expect(lengthIn(validator({ ETag: '"bytes 5"' }))).toBeUndefined();
    expect(lengthIn(undefined)).toBeUndefined();
  });
});

describe('the hash of a file', () => {
  it('is the same however the bytes are cut into pieces', () => {
    const bytes = randomBytes(200_003);
    const whole = hashOf(bytes);
    for (const size of [7, 64, 1000, 65_535, 65_536, 65_537, 131_072]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(hashOf(...pieces), `pieces of ${size}`).toBe(whole);
    }
  });

  it('is another for each bit that is another', () => {
    const bytes = randomBytes(600);
    const hashes = new Set([hashOf(bytes)]);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const other = Uint8Array.from(bytes);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      hashes.add(hashOf(other));
    }
    expect(hashes.size).toBe(4801);
  });

  it('is another where zeros are added, lines change places or a slot is taken', () => {
    const line = (id: number, status: string) => `{"id":"${id}","status":"${status}"}\n`;
    const texts = [
      '',
      '\0',
      '\0\0\0\0',
      line(1, 'free') + line(2, 'free'),
      line(2, 'free') + line(1, 'free'),
      line(1, 'busy') + line(2, 'free'),
      line(1, 'free') + line(2, 'busy'),
    ];
    expect(new Set(texts.map((text) => hashOf(new TextEncoder().encode(text)))).size).toBe(7);
  });

  it('does not repeat over thirty thousand versions, in either half', () => {
    const halves = [new Set<string>(), new Set<string>()] as const;
    const versions = 30_000;
    for (let version = 0; version < versions; version += 1) {
      const hash = hashOf(new TextEncoder().encode(`{"transactionTime":${version},"slots":[]}`));
      const [, word = ''] = hash.split('-');
      halves[0].add(word.slice(0, 8));
      halves[1].add(word.slice(8));
    }
    // Of 32 random bits, one pair among so many agrees once in ten times.
    for (const half of halves) expect(half.size).toBeGreaterThan(versions - 3);
  });

  it('spreads each changed bit over half of its own', () => {
    const bytes = randomBytes(64);
    const before = bits(hashOf(bytes));
    const flips = Array.from({ length: 512 }, (_, bit) => {
      const other = Uint8Array.from(bytes);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const after = bits(hashOf(other));
      return [...after].filter((each, index) => each !== before[index]).length;
    });
    const mean = flips.reduce((sum, each) => sum + each, 0) / flips.length;
    expect(mean).toBeGreaterThan(30);
    expect(mean).toBeLessThan(34);
    expect(Math.min(...flips)).toBeGreaterThan(8);
  });
});

function hashOf(...pieces: readonly Uint8Array[]): string {
  const hash = new ByteHash();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** The 64 bits of a hash, without the length. */
function bits(hash: string): string {
  return [...(hash.split('-')[1] ?? '')]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('');
}
