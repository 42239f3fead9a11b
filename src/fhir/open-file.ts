import { ByteHash } from './byte-hash.js';
import { bodyOf } from './download.js';
import type { Asking, FileLine, FileStore } from './file-store.js';
import { shortestFreshness } from './freshness.js';
import { lengthIn, validatorIn, validatorOfBytes } from './validator.js';

/** Of a file of more bytes no content is kept, so that nobody need know whether it is another. */
const longestHashed = 32_000_000;

/** Where an answer came from, and what has to be done when it ends. */
export interface Opening {
  readonly asking: Asking;
  /** The file's line before it was asked for. */
  readonly before: FileLine | undefined;
  /** Absent where nothing may be kept. */
  readonly store: FileStore | undefined;
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
  #validator: string | undefined;
  #whole = false;

  constructor(response: Response, opening: Opening) {
    this.response = response;
    this.#opening = opening;
    this.#validator = validatorIn(response.headers);
    this.#pieces = this.#read();
  }

  /** What tells this version from another; of a server that says nothing, known at the end of the body. */
  get validator(): string | undefined {
    return this.#validator;
  }

  /** Milliseconds since 1970. */
  get askedAt(): number {
    return this.#opening.asking.askedAt;
  }

  /** Until when the file will do without being asked for again, in milliseconds since 1970. */
  get freshUntil(): number {
    return this.#opening.asking.freshUntil;
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
    const { asking, store, endTurn } = this.#opening;
    await store?.put({ ...asking, validator: this.#validator, bytes, content });
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
    const { asking, before, store } = this.#opening;
    if (store) await forget(asking, before, store);
    await this.drop();
  }

  /** Whether it is the version with this validator; reads no more of it than that takes. */
  async is(validator: string | undefined): Promise<boolean> {
    if (validator === undefined) return false;
    const length = lengthIn(validator);
    if (this.#validator !== undefined || length === undefined) return this.#validator === validator;
    for (let read = 0; read <= length;) {
      const piece = await this.#pieces.next();
      if (piece.done) return this.#validator === validator;
      this.#ahead.push(piece.value);
      read += piece.value.length;
    }
    return false;
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const { asking, before, store, signal } = this.#opening;
    let hash = this.#validator === undefined ? new ByteHash() : undefined;
    try {
      for await (const piece of bodyOf(this.response, signal)) {
        hash?.update(piece);
        if (hash && hash.length > longestHashed) hash = undefined;
        yield piece;
      }
      if (hash) this.#validator = validatorOfBytes(hash.digest());
    } catch (cause) {
      // Who stops reading has been served all the same; whom the server fails, not.
      if (store && !signal.aborted) await forget(asking, before, store);
      throw cause;
    }
  }
}

/** Writes down that a file is being answered: whoever looks meanwhile finds that it is too early to ask. */
export async function noteOpening({ asking, store }: Opening): Promise<void> {
  const { url, askedAt } = asking;
  await store?.note({ url, askedAt, freshUntil: askedAt + shortestFreshness, unread: true });
}

/** Takes back what `noteOpening` wrote, unless somebody else has written since. */
async function forget(
  { url, askedAt }: Asking,
  before: FileLine | undefined,
  store: FileStore,
): Promise<void> {
  const line = await store.line(url);
  if (!line?.unread || line.askedAt !== askedAt) return;
  const { freshUntil = 0, unread } = before ?? {};
  await store.note({ url, askedAt: before?.askedAt ?? 0, freshUntil, unread });
}
