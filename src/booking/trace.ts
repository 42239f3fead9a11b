import { markKeys } from '../model/mark.js';

/** How a state of our form begins. */
export const statePrefix = 'ss1.';
/** Where the note of the last departure lies. */
export const departureKey = 'smart-scheduler.departure';

/** Whether a page may have to tell of attempts, as far as can be seen at once: the stores answer later than times are there. */
export function mayHaveAttempts(query: string, storages: readonly (() => Storage)[]): boolean {
  return (
    query.includes(statePrefix) ||
    storages.some((storage) => {
      try {
        return [markKeys.attempts, departureKey].some((key) => storage().getItem(key) !== null);
      } catch {
        return false;
      }
    })
  );
}
