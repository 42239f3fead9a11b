import { viewOf } from './byte-view.js';
import type { Stretch } from './column-writer.js';

/**
 * What one slot of a schedule is told from another by: 64 bits of hash of its id
 * and its start, in two lanes of 32 that take every word each in its own way.
 */
export class SlotMark {
  first = 0;
  second = 0;

  /** Becomes the mark of a slot. @param start in milliseconds */
  put({ bytes, from, to }: Stretch, start: number): void {
    const view = viewOf(bytes);
    const length = to - from;
    let first = Math.imul(start / 1_000, 0x9e3779b1) ^ length;
    let second = start % 2_147_483_647;
    let at = from;
    while (at < to) {
      const isWord = at + 4 <= to;
      const word = isWord ? view.getInt32(at, true) : (bytes[at] as number);
      at += isWord ? 4 : 1;
      first = Math.imul(first ^ word, 0x85ebca6b);
      first ^= first >>> 15;
      second = Math.imul(((second << 13) | (second >>> 19)) ^ word, 0xc2b2ae35);
      second ^= second >>> 16;
    }
    this.first = Math.imul(first, 0x27d4eb2f) ^ (second >>> 7);
    this.second = Math.imul(second, 0x165667b1) ^ (first >>> 11);
  }
}
