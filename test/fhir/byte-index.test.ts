import { describe, expect, it } from 'vitest';
import { ByteIndex } from '../../src/fhir/byte-index.js';
import { seeded } from '../support/seeded.js';

const encoder = new TextEncoder();

describe('an index by bytes', () => {
  it('gives the numbers that a Map gives by text, however many there are', () => {
    const random = seeded(11);
    const index = new ByteIndex();
    const plain = new Map<string, number>();
    const wrong: string[] = [];
    for (let turn = 0; turn < 30_000; turn += 1) {
      const letters = Math.floor(random() * 6);
      const name = Array.from({ length: letters }, () => 'ab\u0000é'[Math.floor(random() * 4)]);
      const text = `${name.join('')}${random() < 0.5 ? '' : Math.floor(random() * 2_000)}`;
      const written = encoder.encode(`<${text}>`);
      const run = [written, 1, written.length - 1] as const;
      const found = index.get(...run);
      if (found !== (plain.get(text) ?? -1)) wrong.push(`${turn}: ${found} for ${text}`);
      if (!plain.has(text)) {
        index.set(...run, turn);
        plain.set(text, turn);
      }
      // What is looked up is kept as it was, whatever becomes of the bytes.
      written.fill(0);
    }
    expect(wrong).toEqual([]);
    expect(plain.size).toBeGreaterThan(4_000);
  });

  it('tells runs apart that are the beginning of each other, also where there is nothing', () => {
    const index = new ByteIndex();
    const bytes = encoder.encode('aaaa');
    for (let length = 4; length >= 0; length -= 1) {
      expect(index.get(bytes, 0, length)).toBe(-1);
      index.set(bytes, 0, length, length * 10);
    }
    for (let length = 0; length <= 4; length += 1)
      expect(index.get(bytes, 4 - length, 4)).toBe(length * 10);
  });

  it('takes a run that is longer than all that came before', () => {
    const index = new ByteIndex();
    const long = new Uint8Array(50_000).fill(97);
    index.set(long, 0, 3, 1);
    index.set(long, 0, 50_000, 2);
    index.set(long, 0, 49_999, 3);
    expect([3, 50_000, 49_999, 49_998].map((length) => index.get(long, 0, length))).toEqual([
      1, 2, 3, -1,
    ]);
  });
});
