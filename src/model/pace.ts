/** Milliseconds that work may go on before others get their turn. */
const slice = 8;

/** Cuts long work into slices, so that a page answers whoever touches it meanwhile. */
export class Pace {
  #begun = performance.now();

  /** Whether it is time to pause. */
  get isDue(): boolean {
    return performance.now() - this.#begun > slice;
  }

  /** Lets everything go first that waits for its turn. */
  async pause(): Promise<void> {
    await nextTask();
    this.#begun = performance.now();
  }
}

interface WithYield {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

function nextTask(): Promise<void> {
  const { scheduler } = globalThis as WithYield;
  if (scheduler?.yield) return scheduler.yield();
  // A timer would wait four milliseconds each time.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
