import { Pace } from '../model/pace.js';
import { LineSplitter } from './line-splitter.js';
import { refuseIfNothing } from './ndjson.js';
import type { RawSlots } from './raw-slots.js';
import type { SlotScanner } from './slot-scanner.js';

/** Reads the Slot files of one search: in this thread, or in another one. */
export interface SlotScan {
  /**
   * The slots of a file, a helping at a time. Throws a {@link SourceError} where
   * not one line of it is JSON, and whatever the body throws.
   */
  file(body: AsyncIterable<Uint8Array>): AsyncGenerator<RawSlots>;
  /** Lets go of everything. */
  close(): void;
}

/** The first slots are given as soon as they are there, further ones in larger helpings. */
export const helping = 8_192;
/** So many lines take less than a millisecond. */
const linesBetween = 64;

/** Reads Slot files in this thread, in slices. */
export class OwnThreadScan implements SlotScan {
  readonly #scanner: SlotScanner;
  #given = false;

  constructor(scanner: SlotScanner) {
    this.#scanner = scanner;
  }

  async *file(body: AsyncIterable<Uint8Array>): AsyncGenerator<RawSlots> {
    const scanner = this.#scanner;
    const splitter = new LineSplitter();
    const pace = new Pace();
    scanner.good = 0;
    scanner.bad = 0;
    let lines = 0;
    for await (const piece of body) {
      splitter.add(piece);
      for (let line = splitter.next(); line; line = splitter.next()) {
        scanner.line(line);
        lines += 1;
        if (lines % linesBetween === 0 && pace.isDue) await pace.pause();
        if (scanner.waiting >= helping) yield this.#take();
      }
      if (!this.#given && scanner.waiting > 0) yield this.#take();
    }
    const last = splitter.end();
    if (last) scanner.line(last);
    yield this.#take();
    refuseIfNothing(scanner);
  }

  close(): void {
    // There is nothing that outlives it.
  }

  #take(): RawSlots {
    this.#given ||= this.#scanner.waiting > 0;
    return this.#scanner.take();
  }
}
