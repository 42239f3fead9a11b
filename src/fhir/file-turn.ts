import type { FileStore } from './file-store.js';

/** What is needed of `navigator.locks`. */
export interface FileLocks {
  request(
    name: string,
    options: { readonly signal: AbortSignal },
    held: () => Promise<void>,
  ): Promise<unknown>;
}

/** What taking turns needs from outside. */
export interface TurnSettings {
  readonly store: FileStore;
  /** `navigator.locks`; without them (a page without TLS) the store gives out leases. */
  readonly locks?: FileLocks | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Milliseconds: nobody waits longer, and nobody keeps others waiting longer. */
export const longestTurn = 15_000;

/**
 * Waits until no other tab or element is asking for a file, and takes the turn.
 * Gives what ends it; it also ends when the signal aborts, with the tab, and after
 * 15 s. Whoever has waited that long goes on without: one tab that hangs must not
 * hold up all. Rejects only with the signal's reason.
 */
export async function takeTurn(url: string, settings: TurnSettings): Promise<() => void> {
  const give = settings.locks
    ? await lockFor(url, settings.locks, settings.signal)
    : await (await import('./keeping.js')).leaseFor(url, settings);
  const { signal } = settings;
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    give();
  };
  const timer = setTimeout(end, longestTurn);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);
  signal.throwIfAborted();
  return end;
}

function lockFor(url: string, locks: FileLocks, signal: AbortSignal): Promise<() => void> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), longestTurn);
  return new Promise((resolve) => {
    locks
      .request(
        `smart-scheduler-file ${url}`,
        { signal: AbortSignal.any([signal, waiting.signal]) },
        () => {
          clearTimeout(timer);
          return new Promise((give) => resolve(give));
        },
      )
      .catch(() => resolve(() => undefined));
  });
}
