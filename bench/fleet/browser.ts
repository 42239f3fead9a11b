import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import { pageLocks } from '../../test/support/page-locks.js';
import type { PublishedFile } from './publication.js';
import type { Doorkeeper, Question } from './servers.js';
import type { SimulatedTime } from './simulated-time.js';

/** Bytes in a millisecond: 16 Mbit/s. */
const bandwidth = 2000;

/**
 * A person's browser: what all its tabs share. Its HTTP cache keeps each file that was
 * read to its end and puts none out; it does as it is told by the request's cache mode:
 * `force-cache` takes what is there, `no-cache` asks if it is still the same, else the
 * whole is asked for.
 */
export class Browser {
  readonly store = new MemoryFileStore();
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
    if (cached && init?.cache === 'force-cache') return answerOf(cached, bodyOf(cached));
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
    await this.#time.sleep(10 + this.#random() * 200);
    signal?.throwIfAborted();
    const { status, file } = await this.#door.answer(question);
    await this.#time.sleep(10 + this.#random() * 200);
    signal?.throwIfAborted();
    if (status === 200) return answerOf(file, this.#arriving(file, signal, arrived));
    arrived();
    return status === 304 ? answerOf(file, bodyOf(file)) : new Response('', { status });
  };

  /** A body on its way: it takes its time, and ends with the page that wanted it. */
  #arriving(
    file: PublishedFile,
    signal: AbortSignal | undefined,
    arrived: () => void,
  ): ReadableStream<Uint8Array<ArrayBuffer>> {
    let isWanted = true;
    const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
      pull: async (controller) => {
        await this.#time.sleep(file.bytes / bandwidth);
        if (!isWanted) return;
        if (signal?.aborted) return controller.error(signal.reason);
        arrived();
        this.#cached.set(file.url, file);
        controller.enqueue(new TextEncoder().encode(file.body));
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
  { headers }: PublishedFile,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): Response {
  return new Response(body, { headers });
}

function bodyOf({ body }: PublishedFile): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([body]).stream();
}
