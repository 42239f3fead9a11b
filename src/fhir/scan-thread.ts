import { refuseIfNothing } from './ndjson.js';
import type { RawSlots } from './raw-slots.js';
import type { SlotScan } from './slot-scan.js';
import type { Span } from './span.js';

/** What a thread is told: how to read, a piece of a file, or that the file is at its end. */
export type Order =
  | { readonly span: Span; readonly byClock: boolean }
  | { readonly piece: Uint8Array }
  | { readonly end: true };

/** What a thread tells: that it is there; how many bytes it has read, and what it found in them. */
export type Answer =
  | { readonly ready: true }
  | {
      readonly read: number;
      readonly raw?: RawSlots;
      /** At the end of a file: how many of its lines were good. */
      readonly ended?: { readonly good: number; readonly bad: number };
    };

type Progress = Extract<Answer, { readonly read: number }>;

/** Bytes that may wait in the thread to be read. */
const mostWaiting = 8_000_000;
const longestStart = 3_000;
/** Beside this file; what is built for script tags has its name with a hash here. */
const script = './scan-worker.js';

/**
 * Opens a thread that reads Slot files. Nothing where there can be none: the
 * script comes from another origin, the page's policy forbids workers, or
 * there are none here.
 */
export async function openThread(span: Span, byClock: boolean): Promise<SlotScan | undefined> {
  const worker = await startedWorker();
  return worker && new OtherThreadScan(worker, { span, byClock });
}

async function startedWorker(): Promise<Worker | undefined> {
  const address = new URL(script, import.meta.url);
  // A browser starts no worker from another origin, and a policy would have it reported.
  if (typeof Worker === 'undefined' || address.origin !== globalThis.location?.origin) {
    return undefined;
  }
  try {
    const worker = new Worker(trusted(address.href));
    return (await isThere(worker)) ? worker : undefined;
  } catch {
    return undefined;
  }
}

interface Policy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made once: pages that enforce Trusted Types need not allow the name twice. */
let policy: Policy | undefined;

/** Pages that enforce Trusted Types allow the policy of this name. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('smart-scheduler', { createScriptURL: (text) => text });
  return policy ? policy.createScriptURL(address) : address;
}

function isThere(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (there: boolean) => {
      clearTimeout(timer);
      if (!there) worker.terminate();
      resolve(there);
    };
    const timer = setTimeout(() => answer(false), longestStart);
    worker.onerror = (event) => {
      event.preventDefault();
      answer(false);
    };
    worker.onmessage = () => answer(true);
  });
}

/** Gives the bytes of Slot files to another thread, and takes from it what it finds. */
class OtherThreadScan implements SlotScan {
  readonly #worker: Worker;
  readonly #answers: Progress[] = [];
  /** Bytes that the thread has not read yet. */
  #waiting = 0;
  /** Why there is no more to come from the thread. */
  #closed: Error | undefined;
  /** Who waits until something happens. */
  readonly #waiters: (() => void)[] = [];

  constructor(worker: Worker, order: Order) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Progress>) => {
      this.#waiting -= data.read;
      this.#answers.push(data);
      this.#wake();
    };
    // Nobody knows what it was about to answer, so that nothing more is asked of it.
    worker.onerror = ({ message }) => this.#end(`the reading thread failed: ${message}`);
    this.#tell(order);
  }

  async *file(body: AsyncIterable<Uint8Array>): AsyncGenerator<RawSlots> {
    const failure = this.#feed(body).then(
      () => undefined,
      (cause: unknown) => ({ cause }),
    );
    for (;;) {
      const answer = this.#answers.shift();
      if (answer?.raw) yield answer.raw;
      if (answer?.ended) {
        const failed = await failure;
        if (failed) throw failed.cause;
        refuseIfNothing(answer.ended);
        return;
      }
      if (!answer && this.#closed) throw this.#closed;
      if (!answer) await this.#next();
    }
  }

  close(): void {
    this.#end('the reading thread was closed');
  }

  #end(reason: string): void {
    this.#closed ??= new Error(reason);
    this.#worker.terminate();
    this.#wake();
  }

  async #feed(body: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const piece of body) {
        while (this.#waiting > mostWaiting && !this.#closed) await this.#next();
        if (this.#closed) return;
        this.#waiting += piece.length;
        // A piece that is a part of something larger is copied, and the rest left to its owner.
        const own = piece.byteLength === piece.buffer.byteLength ? piece : piece.slice();
        this.#tell({ piece: own }, [own.buffer]);
      }
    } finally {
      this.#tell({ end: true });
    }
  }

  #tell(order: Order, transferred: readonly ArrayBufferLike[] = []): void {
    this.#worker.postMessage(order, transferred as Transferable[]);
  }

  #wake(): void {
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  /** Waits until the thread has told something, or is at its end. */
  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }
}
