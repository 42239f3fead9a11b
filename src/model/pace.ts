/** Milliseconds that work may go on before others get their turn. */
const slice = 8;

/** When anyone last paused: who works one after the other shares a slice. */
let begun = -Infinity;

/** Whether work that can be cut into slices should pause, so that a page answers whoever touches it. */
export function isPauseDue(): boolean {
  return performance.now() - begun > slice;
}

/** Lets everything go first that waits for its turn, frames above all: `scheduler.yield` would go before them. */
export async function pause(): Promise<void> {
  await nextTask();
  begun = performance.now();
}

/** A timer would wait four milliseconds each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
