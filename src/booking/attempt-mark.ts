import { markKey } from './trace.js';

/** Marks, where it can be seen at once, whether this browser remembers attempts. */
export function markAttempts(storage: () => Storage, any: boolean): void {
  try {
    if (any) storage().setItem(markKey, '');
    else storage().removeItem(markKey);
  } catch {
    // Without the mark, what is remembered is shown a moment later.
  }
}
