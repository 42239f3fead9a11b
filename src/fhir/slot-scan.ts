import { isPauseDue, pause } from '../model/pace.js';
import type { LineCaster } from './line-caster.js';
import { LineSplitter } from './line-splitter.js';
import { refuseIfNothing } from './ndjson.js';
import type { RawSlots } from './raw-slots.js';
import { scriptMissing } from './script-missing.js';
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
/** Bytes of all files from which on lines are worth being compared, and not all parsed. */
const much = 300_000;

type Caster = typeof LineCaster;

/** Reads Slot files in this thread, in slices. */
export class OwnThreadScan implements SlotScan {
  #given = false;
  #bytes = 0;
  #isAskedFor = false;
  #Caster: Caster | undefined;

  /** @param expected bytes of all files, as far as one can tell */
  constructor(
    private readonly span: Span,
    private readonly byClock: boolean,
    expected = 0,
  ) {
    this.#expect(expected);
  }

  async *file(body: AsyncIterable<Uint8Array>): AsyncGenerator<RawSlots> {
    const scanner = new SlotScanner(this.span, this.byClock);
    const splitter = new LineSplitter();
    let lines = 0;
    for await (const piece of body) {
      this.#expect((this.#bytes += piece.length));
      splitter.add(piece);
      scanner.caster ??= this.#Caster && new this.#Caster(this.byClock);
      while (scanner.next(splitter)) {
        if (scanner.isHeld) await release(scanner);
        lines += 1;
        if (lines % linesBetween === 0 && isPauseDue()) await pause();
        if (scanner.waiting >= helping) yield this.#take(scanner);
      }
      if (!this.#given && scanner.waiting > 0) yield this.#take(scanner);
    }
    const last = splitter.end();
    if (last) scanner.line(last);
    if (scanner.isHeld) await release(scanner);
    yield this.#take(scanner);
    refuseIfNothing(scanner);
  }

  close(): void {
    // There is nothing that outlives it.
  }

  /** Gets what reads large files faster. Nobody waits for it, and nobody needs it. */
  #expect(bytes: number): void {
    if (bytes < much || this.#isAskedFor) return;
    this.#isAskedFor = true;
    import('./line-caster.js').then(
      ({ LineCaster }) => (this.#Caster = LineCaster),
      () => undefined,
    );
  }

  #take(scanner: SlotScanner): RawSlots {
    this.#given ||= scanner.waiting > 0;
    return scanner.take();
  }
}

async function release(scanner: SlotScanner): Promise<void> {
  const { released } = await import('./unusual.js').catch(scriptMissing);
  scanner.release(released);
}
