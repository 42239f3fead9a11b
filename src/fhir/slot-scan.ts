import { isPauseDue, pause } from '../model/pace.js';
import { LineSplitter } from './line-splitter.js';
import { refuseIfNothing } from './ndjson.js';
import type { RawSlots } from './raw-slots.js';
import { SlotScanner } from './slot-scanner.js';
import type { Span } from './span.js';

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
  #given = false;

  constructor(
    private readonly span: Span,
    private readonly byClock: boolean,
  ) {}

  async *file(body: AsyncIterable<Uint8Array>): AsyncGenerator<RawSlots> {
    const scanner = new SlotScanner(this.span, this.byClock);
    const splitter = new LineSplitter();
    let lines = 0;
    for await (const piece of body) {
      splitter.add(piece);
      while (scanner.next(splitter)) {
        lines += 1;
        if (lines % linesBetween === 0 && isPauseDue()) await pause();
        if (scanner.waiting >= helping) yield this.#take(scanner);
      }
      if (!this.#given && scanner.waiting > 0) yield this.#take(scanner);
    }
    const last = splitter.end();
    if (last) scanner.line(last);
    yield this.#take(scanner);
    refuseIfNothing(scanner);
  }

  close(): void {
    // There is nothing that outlives it.
  }

  #take(scanner: SlotScanner): RawSlots {
    this.#given ||= scanner.waiting > 0;
    return scanner.take();
  }
}
