import { departureKey } from './departure-note.js';

/** Where the mark lies. It says nothing but that there is something to read. */
export const markKey = 'smart-scheduler.attempts';

/** Marks, where it can be asked at once, whether this browser remembers attempts: the stores answer later than times are there. */
export function markAttempts(storage: () => Storage, any: boolean): void {
  try {
    if (any) storage().setItem(markKey, '');
    else storage().removeItem(markKey);
  } catch {
    // Without the mark, what is remembered is shown a moment later.
  }
}

/** Whether this browser may remember attempts. */
export function mayHaveAttempts(storages: readonly (() => Storage)[]): boolean {
  return storages.some((storage) => {
    try {
      return [markKey, departureKey].some((key) => storage().getItem(key) !== null);
    } catch {
      return false;
    }
  });
}
