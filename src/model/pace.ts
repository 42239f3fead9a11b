/** Milliseconds that work may go on before others get their turn. */
const slice = 8;

/** When anyone last paused: who works one after the other shares a slice. */
let begun = -Infinity;

/** Whether work that can be cut into slices should pause, so that a page answers whoever touches it. */
export function isPauseDue(): boolean {
  return performance.now() - begun > slice;
}

/** Lets everything go first that waits for its turn. */
export async function pause(): Promise<void> {
  await nextTask();
  begun = performance.now();
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
