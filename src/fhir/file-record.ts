import { ByteHash } from './byte-hash.js';
import type { Asking, FileLine, FileStore } from './file-store.js';
import { freshUntil, shortestFreshness } from './freshness.js';
import { validatorIn, validatorOfBytes } from './validator.js';

/** Of a file of more bytes no content is kept, so that nobody need know whether it is another. */
const longestHashed = 32_000_000;

/** What is written down of a file while its answer comes in. */
export class FileRecord {
  /** What the headers say that tells this version from another. */
  readonly told: string | undefined;
  #hash: ByteHash | undefined;

  /** @param before the file's line before it was asked for */
  constructor(
    headers: Headers,
    private readonly asking: Asking,
    private readonly store: FileStore,
    private readonly before?: FileLine,
  ) {
    this.told = validatorIn(headers);
    if (this.told === undefined) this.#hash = new ByteHash();
  }

  /** Writes down that the file is being answered: whoever looks meanwhile finds that it is too early to ask. */
  async begin(): Promise<void> {
    const { url, askedAt } = this.asking;
    await this.store.note({ url, askedAt, freshUntil: askedAt + shortestFreshness, unread: true });
  }

  /** Takes a look at the next piece of the body. */
  take(piece: Uint8Array): void {
    this.#hash?.update(piece);
    if (this.#hash && this.#hash.length > longestHashed) this.#hash = undefined;
  }

  /** What tells this version from another; to be asked for once, at the end of the body. */
  validator(): string | undefined {
    return this.told ?? (this.#hash && validatorOfBytes(this.#hash.digest()));
  }

  /** Keeps what was made of the file, in `bytes` bytes. */
  async keep(content: unknown, bytes: number): Promise<void> {
    await this.store.put({ ...this.asking, validator: this.validator(), bytes, content });
  }

  /** Takes back what was written at the beginning, unless somebody else has written since. */
  async forget(): Promise<void> {
    const { url, askedAt } = this.asking;
    const line = await this.store.line(url);
    if (!line?.unread || line.askedAt !== askedAt) return;
    const { askedAt: last = 0, freshUntil = 0, unread } = this.before ?? {};
    await this.store.note({ url, askedAt: last, freshUntil, unread });
  }
}

/** What an answer says of the time until it may be asked for again. */
export function newAsking(url: string, headers: Headers, askedAt: number): Asking {
  return { url, askedAt, freshUntil: freshUntil(headers, askedAt) };
}

/** The record of a file of which nothing was known, when it is begun. */
export async function recordOf(
  url: string,
  headers: Headers,
  askedAt: number,
  store: FileStore,
): Promise<FileRecord> {
  const record = new FileRecord(headers, newAsking(url, headers, askedAt), store);
  await record.begin();
  return record;
}
