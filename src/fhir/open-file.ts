import { bodyOf } from './download.js';
import type { FileRecord } from './file-record.js';

/** What has to be done while a file is read, and when that ends. */
export interface Opening {
  /** Where it is written down; nothing where nothing may, or can, be kept. */
  readonly record: Promise<FileRecord | undefined>;
  readonly signal: AbortSignal;
  readonly endTurn: () => void;
}

/** A file whose answer has begun: to be read to its end and kept, or dropped. */
export class OpenFile {
  readonly kind = 'new';
  /** Status and headers; its body is read through `body`. */
  readonly response: Response;
  readonly #opening: Opening;
  readonly #pieces: AsyncGenerator<Uint8Array>;
  /** Read already, to see whether the file is another; still to be given on. */
  #ahead: Uint8Array[] = [];
  #whole = false;

  constructor(response: Response, opening: Opening) {
    this.response = response;
    this.#opening = opening;
    this.#pieces = this.#read();
  }

  /** The body in pieces, to be read once. Throws as `bodyOf` does; the file then counts as not asked for. */
  async *body(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#ahead;
      this.#ahead = [];
      yield* this.#pieces;
      this.#whole = true;
    } finally {
      if (!this.#whole) await this.drop();
    }
  }

  /**
   * Keeps what was made of the file, in `bytes` bytes, and lets others use it. Only after
   * the end of the body; earlier is an error.
   */
  async keep(content: unknown, bytes: number): Promise<void> {
    if (!this.#whole) throw new Error('A file is kept only when it was read to its end');
    const { record, endTurn } = this.#opening;
    await (await record)?.keep(content, bytes);
    endTurn();
  }

  /** Reads no further, and lets others have their turn. That the file was asked for stays on record. */
  async drop(): Promise<void> {
    this.#opening.endTurn();
    // A body that is being read is not cancelled from outside, and need not be.
    if (!this.response.body?.locked) await this.response.body?.cancel().catch(() => undefined);
    await this.#pieces.return(undefined);
  }

  /** What came is no such file (a web page, say): it counts as not asked for. */
  async disown(): Promise<void> {
    await (await this.#opening.record)?.forget();
    await this.drop();
  }

  /** Whether the body has no more bytes than so many; it is read as far as that takes. */
  async endsWithin(length: number): Promise<boolean> {
    for (let read = 0; read <= length;) {
      const piece = await this.#pieces.next();
      if (piece.done) return true;
      this.#ahead.push(piece.value);
      read += piece.value.length;
    }
    return false;
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const { record, signal } = this.#opening;
    // What comes before the record is there is shown to it then: copies, for what is given on may be given away.
    let early: Uint8Array[] | undefined = [];
    let take = (piece: Uint8Array): void => void early?.push(piece.slice());
    void record.then((begun) => {
      take = (piece) => begun?.take(piece);
      early?.forEach(take);
      early = undefined;
    });
    try {
      for await (const piece of bodyOf(this.response, signal)) {
        take(piece);
        yield piece;
      }
    } catch (cause) {
      // Who stops reading has been served all the same; whom the server fails, not.
      if (!signal.aborted) await (await record)?.forget();
      throw cause;
    }
  }
}
