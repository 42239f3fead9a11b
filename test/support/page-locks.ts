import type { FileLocks } from '../../src/fhir/file-turn.js';

/** Locks as the browser gives them: one holder for a name, who waits can give up waiting. */
export function pageLocks(): FileLocks {
  const lines = new Map<string, Promise<void>>();
  return {
    async request(name, { signal }, held) {
      signal.throwIfAborted();
      const before = lines.get(name) ?? Promise.resolve();
      let over: () => void = () => undefined;
      const turn = new Promise<void>((resolve) => (over = resolve));
      lines.set(
        name,
        before.then(() => turn),
      );
      const aborted = new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
      try {
        await Promise.race([before, aborted]);
        await held();
      } finally {
        over();
      }
    },
  };
}
