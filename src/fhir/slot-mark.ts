import { viewOf } from './byte-view.js';
import type { Stretch } from './column-writer.js';
import type { RawColumns } from './raw-slots.js';

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

/** Writes marks and versions into columns that grow, and gives away what was written. */
export class MarkWriter {
  #length = 0;
  #mark = new Int32Array(2 * 1_024);
  #version: Float64Array | undefined;

  row({ first, second }: SlotMark, version: number): void {
    if (2 * this.#length === this.#mark.length) this.#grow();
    if (version > 0) this.#version ??= new Float64Array(this.#mark.length / 2);
    const row = this.#length++;
    this.#mark[2 * row] = first;
    this.#mark[2 * row + 1] = second;
    if (this.#version) this.#version[row] = version;
  }

  take(): Pick<RawColumns, 'mark' | 'version'> {
    const mark = this.#mark.slice(0, 2 * this.#length);
    const version = this.#version?.slice(0, this.#length);
    this.#length = 0;
    this.#version = undefined;
    return version ? { mark, version } : { mark };
  }

  #grow(): void {
    const mark = new Int32Array(2 * this.#mark.length);
    mark.set(this.#mark);
    this.#mark = mark;
    if (!this.#version) return;
    const version = new Float64Array(mark.length / 2);
    version.set(this.#version);
    this.#version = version;
  }
}
