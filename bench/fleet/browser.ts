import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import { pageLocks } from '../../test/support/page-locks.js';
import type { PublishedFile } from './publication.js';
import type { Doorkeeper, Question } from './servers.js';
import type { SimulatedTime } from './simulated-time.js';

/** Bytes in a millisecond: 16 Mbit/s. */
const bandwidth = 2000;
/** One answer in so many breaks off on its way. */
const brokenOne = 1000;
/** As the client's own, for bodies that are as small as those here: the large file is not kept. */
const budget = { bytes: 16_000_000, files: 400, largest: 3_200 };

/** A store as a browser has it. */
export function newStore(): MemoryFileStore {
  return new MemoryFileStore(budget);
}

/**
 * A person's browser: what all its tabs share. Its HTTP cache keeps each file that was
 * read to its end and puts none out; it does as it is told by the request's cache mode:
 * `force-cache` takes what is there, `no-cache` asks if it is still the same, else the
 * whole is asked for.
 */
export class Browser {
  readonly store = newStore();
  readonly locks = pageLocks();
  readonly now = () => this.#time.now;
  readonly #name: string;
  readonly #time: SimulatedTime;
  readonly #door: Doorkeeper;
  readonly #random: () => number;
  readonly #cached = new Map<string, PublishedFile>();

  constructor(name: string, time: SimulatedTime, door: Doorkeeper, random: () => number) {
    this.#name = name;
    this.#time = time;
    this.#door = door;
    this.#random = random;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = String(input);
    const signal = init?.signal ?? undefined;
    const cached = this.#cached.get(url);
    if (cached && init?.cache === 'force-cache') return answerOf(cached);
    if (init?.cache !== 'no-cache' && init?.cache !== 'force-cache')
      throw new Error(`The simulated browser knows no cache mode ${String(init?.cache)}`);
    const question: Question = {
      client: this.#name,
      url,
      ifNot: cached?.canBeCompared ? cached.version : undefined,
    };
    const brokenOff = () => this.#door.brokenOff(question);
    signal?.addEventListener('abort', brokenOff);
    const arrived = () => signal?.removeEventListener('abort', brokenOff);
    await this.#onTheWay();
    signal?.throwIfAborted();
    const { status, file, retryAfter } = await this.#door.answer(question);
    await this.#onTheWay();
    signal?.throwIfAborted();
    if (status === 200) return answerOf(file, this.#arriving(file, signal, arrived, brokenOff));
    arrived();
    if (status === 304) return answerOf(file);
    const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
    return new Response('', { status, headers });
  };

  #onTheWay(): Promise<void> {
    return this.#time.sleep(10 + this.#random() * 200);
  }

  /** A body on its way: it takes its time, and ends with the page that wanted it. */
  #arriving(
    file: PublishedFile,
    signal: AbortSignal | undefined,
    arrived: () => void,
    brokenOff: () => void,
  ): ReadableStream<Uint8Array<ArrayBuffer>> {
    let isWanted = true;
    const breaksOff = this.#random() < 1 / brokenOne;
    const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
      pull: async (controller) => {
        await this.#time.sleep(file.bytes / bandwidth);
        if (!isWanted) return;
        if (signal?.aborted) return controller.error(signal.reason);
        arrived();
        if (breaksOff) {
          brokenOff();
          return controller.error(new TypeError('The connection was reset'));
        }
        this.#cached.set(file.url, file);
        // The reader may give it away, and others get the same.
        controller.enqueue(file.body.slice());
        controller.close();
      },
      cancel: () => {
        isWanted = false;
        if (!signal?.aborted) arrived();
      },
    };
    return new ReadableStream(source, { highWaterMark: 0 });
  }
}

function answerOf(
  { headers, body }: PublishedFile,
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> = body,
): Response {
  return new Response(stream, { headers });
}
