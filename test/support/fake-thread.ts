import { vi } from 'vitest';
import type { Answer, Order } from '../../src/fhir/scan-thread.js';

type Told = (event: { readonly data: Answer }) => void;

/** How a fake thread behaves. */
export interface Behaviour {
  /** Answers an order; the real script's own code where there is none. */
  readonly answer?: (order: Order, worker: FakeWorker) => void;
  /** Whether it says that it is there. */
  readonly starts?: boolean;
}

/** A thread that is none: what it is told and tells is copied or moved as between real ones. */
export class FakeWorker {
  onmessage: Told | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  readonly orders: Order[] = [];
  isTerminated = false;

  postMessage(order: Order, transfer: readonly Transferable[] = []): void {
    if (this.isTerminated) return;
    const moved = structuredClone(order, { transfer: [...transfer] });
    this.orders.push(moved);
    // What is told arrives later, and in order.
    setImmediate(() => this.hear(moved));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  tell(answer: Answer, transfer: readonly Transferable[] = []): void {
    const data = structuredClone(answer, { transfer: [...transfer] });
    setImmediate(() => this.isTerminated || this.onmessage?.({ data }));
  }

  fail(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }

  hear: (order: Order) => void = () => undefined;
}

/** Puts fake threads in the place of real ones; gives those that were started. */
export function fakeThreads({ answer, starts = true }: Behaviour = {}): readonly FakeWorker[] {
  const workers: FakeWorker[] = [];
  class Worker extends FakeWorker {
    constructor() {
      super();
      workers.push(this);
      if (answer) {
        this.hear = (order) => answer(order, this);
        if (starts) this.tell({ ready: true });
      } else if (starts) void runScript(this);
    }
  }
  vi.stubGlobal('Worker', Worker);
  // Of files there is no origin but this.
  vi.stubGlobal('location', { origin: 'null' });
  return workers;
}

/** Runs what a real thread runs, with a state of its own. */
async function runScript(worker: FakeWorker): Promise<void> {
  vi.stubGlobal('postMessage', (answer: Answer, transfer: readonly Transferable[]) =>
    worker.tell(answer, transfer),
  );
  vi.resetModules();
  await import('../../src/fhir/scan-worker.js');
  const thread = globalThis as unknown as { onmessage: (event: { data: Order }) => void };
  worker.hear = (order) => thread.onmessage({ data: order });
}
