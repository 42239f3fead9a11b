import type { SlotColumns } from '../model/slot-rows.js';
import { viewOf } from './byte-view.js';

/** A stretch of bytes. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Writes slots into columns that grow, and gives away what was written. */
export class ColumnWriter {
  length = 0;
  #room = 0;
  #start = new Float64Array();
  #end = new Float64Array();
  #capacity = new Int16Array();
  #kind = new Uint32Array();
  #textEnd = new Uint32Array();
  #idLength = new Uint16Array();
  #text = new Uint8Array();
  #view = new DataView(this.#text.buffer);
  #written = 0;

  /** A slot's characters are put before its row: first those of the id, then those of the link. */
  text({ bytes, from, to }: Stretch): void {
    const needed = this.#written + to - from;
    if (needed > this.#text.length) {
      const text = new Uint8Array(Math.max(needed, this.#text.length * 2, 65_536));
      text.set(this.#text.subarray(0, this.#written));
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

  row(kind: number, start: number, end: number, capacity: number, idLength: number): void {
    if (this.length === this.#room) this.#grow();
    const row = this.length++;
    this.#kind[row] = kind;
    this.#start[row] = start;
    this.#end[row] = end;
    this.#capacity[row] = capacity;
    this.#idLength[row] = idLength;
    this.#textEnd[row] = this.#written;
  }

  /** What was written since the last time, in buffers that may be transferred. */
  take(): SlotColumns {
    const { length } = this;
    const columns = {
      length,
      start: this.#start.slice(0, length),
      end: this.#end.slice(0, length),
      capacity: this.#capacity.slice(0, length),
      kind: this.#kind.slice(0, length),
      textEnd: this.#textEnd.slice(0, length),
      idLength: this.#idLength.slice(0, length),
      text: this.#text.slice(0, this.#written),
    };
    this.length = 0;
    this.#written = 0;
    return columns;
  }

  #grow(): void {
    this.#room = Math.max(1_024, this.#room * 2);
    this.#start = grown(this.#start, Float64Array, this.#room);
    this.#end = grown(this.#end, Float64Array, this.#room);
    this.#capacity = grown(this.#capacity, Int16Array, this.#room);
    this.#kind = grown(this.#kind, Uint32Array, this.#room);
    this.#textEnd = grown(this.#textEnd, Uint32Array, this.#room);
    this.#idLength = grown(this.#idLength, Uint16Array, this.#room);
  }
}

/** The rows of columns that are marked, of which there are `count`. */
export function only(columns: SlotColumns, marked: Uint8Array, count: number): SlotColumns {
  const { length, text, textEnd } = columns;
  const rows = new Uint32Array(count);
  let bytes = 0;
  for (let row = 0, next = 0; row < length; row += 1) {
    if (!marked[row]) continue;
    rows[next++] = row;
    bytes += (textEnd[row] as number) - (row === 0 ? 0 : (textEnd[row - 1] as number));
  }
  const kept = {
    length: count,
    start: new Float64Array(count),
    end: new Float64Array(count),
    capacity: new Int16Array(count),
    kind: new Uint32Array(count),
    textEnd: new Uint32Array(count),
    idLength: new Uint16Array(count),
    text: new Uint8Array(bytes),
  };
  let written = 0;
  for (let next = 0; next < count; next += 1) {
    const row = rows[next] as number;
    kept.start[next] = columns.start[row] as number;
    kept.end[next] = columns.end[row] as number;
    kept.capacity[next] = columns.capacity[row] as number;
    kept.kind[next] = columns.kind[row] as number;
    kept.idLength[next] = columns.idLength[row] as number;
    const from = row === 0 ? 0 : (textEnd[row - 1] as number);
    const to = textEnd[row] as number;
    // Characters of rows that follow each other are copied together.
    kept.textEnd[next] = (next === 0 ? 0 : (kept.textEnd[next - 1] as number)) + to - from;
    if (rows[next + 1] === row + 1) continue;
    const run = (kept.textEnd[next] as number) - written;
    kept.text.set(text.subarray(to - run, to), written);
    written += run;
  }
  return kept;
}

function grown<T extends { set(from: T): void }>(
  column: T,
  Column: new (length: number) => T,
  length: number,
): T {
  const larger = new Column(length);
  larger.set(column);
  return larger;
}
