import type { SlotColumns } from '../model/slot-rows.js';
import { viewOf } from './byte-view.js';
import type { RawColumns } from './raw-slots.js';
import type { SlotMark } from './slot-mark.js';

/** A stretch of bytes. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Writes slots into columns, a helping at a time. */
export class ColumnWriter {
  #start: number[] = [];
  #end: number[] = [];
  #capacity: number[] = [];
  #kind: number[] = [];
  #textEnd: number[] = [];
  #idLength: number[] = [];
  #mark: number[] = [];
  #version: number[] = [];
  #text = new Uint8Array();
  #view = new DataView(this.#text.buffer);
  #written = 0;

  get length(): number {
    return this.#start.length;
  }

  /** A slot's characters are put before its row: first those of the id, then those of the link. */
  text({ bytes, from, to }: Stretch): void {
    const needed = this.#written + to - from;
    if (needed > this.#text.length) {
      const text = new Uint8Array(Math.max(2 * needed, 4_096));
      text.set(this.#text);
      this.#text = text;
      this.#view = new DataView(text.buffer);
    }
    // Faster than `set` for so few bytes.
    const view = viewOf(bytes);
    let at = from;
    for (; at + 4 <= to; at += 4) {
      this.#view.setInt32(this.#written, view.getInt32(at, true), true);
      this.#written += 4;
    }
    for (; at < to; at += 1) this.#text[this.#written++] = bytes[at] as number;
  }

  /** @param version when it was last updated; 0 where that is not told */
  row(
    kind: number,
    start: number,
    end: number,
    capacity: number,
    idLength: number,
    { first, second }: SlotMark,
    version: number,
  ): void {
    this.#kind.push(kind);
    this.#start.push(start);
    this.#end.push(end);
    this.#capacity.push(capacity);
    this.#idLength.push(idLength);
    this.#textEnd.push(this.#written);
    this.#mark.push(first, second);
    this.#version.push(version);
  }

  /** What was written since the last time, in buffers that may be transferred. */
  take(): RawColumns {
    const columns = {
      length: this.length,
      start: new Float64Array(this.#start),
      end: new Float64Array(this.#end),
      capacity: new Int16Array(this.#capacity),
      kind: new Uint32Array(this.#kind),
      textEnd: new Uint32Array(this.#textEnd),
      idLength: new Uint16Array(this.#idLength),
      text: this.#text.slice(0, this.#written),
      mark: new Int32Array(this.#mark),
      ...(this.#version.some(Boolean) && { version: new Float64Array(this.#version) }),
    };
    this.#start = [];
    this.#end = [];
    this.#capacity = [];
    this.#kind = [];
    this.#textEnd = [];
    this.#idLength = [];
    this.#mark = [];
    this.#version = [];
    this.#written = 0;
    return columns;
  }
}

/** The given rows of columns, in their order. */
export function only({ text, textEnd, ...columns }: SlotColumns, rows: Uint32Array): SlotColumns {
  const beginOf = (row: number) => (row === 0 ? 0 : (textEnd[row - 1] as number));
  let bytes = 0;
  const ends = rows.map((row) => (bytes += (textEnd[row] as number) - beginOf(row)));
  const kept = new Uint8Array(bytes);
  for (let next = 0, run = 0; next < rows.length; next += 1) {
    const row = rows[next] as number;
    // Characters of rows that follow each other are copied together.
    if (rows[next + 1] === row + 1) continue;
    const from = beginOf(rows[run] as number);
    kept.set(text.subarray(from, textEnd[row]), run === 0 ? 0 : ends[run - 1]);
    run = next + 1;
  }
  return {
    length: rows.length,
    start: picked(columns.start, rows),
    end: picked(columns.end, rows),
    capacity: picked(columns.capacity, rows),
    kind: picked(columns.kind, rows),
    idLength: picked(columns.idLength, rows),
    textEnd: ends,
    text: kept,
  };
}

function picked<T extends Float64Array | Int16Array | Uint16Array | Uint32Array>(
  column: T,
  rows: Uint32Array,
): T {
  const kept = column.slice(0, rows.length) as T;
  for (let next = 0; next < rows.length; next += 1)
    kept[next] = column[rows[next] as number] as number;
  return kept;
}
