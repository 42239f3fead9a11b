import { connect, result, transact } from '../model/database.js';
import type { Outcome } from '../model/outcome.js';
import {
  attemptDatabase,
  outcomesOf,
  redeemInDatabase,
  withOutcomes,
  type StoredOutcome,
} from './attempt-database.js';
import type { AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import type { Redemption } from './redemption.js';
import { surplus } from './surplus.js';

/**
 * Attempts in IndexedDB, the only storage in which two tabs cannot both win:
 * each redemption is one read-write transaction, and its outcome goes under a
 * unique key by `add()`.
 */
export class IndexedDbStore implements AttemptStore {
  readonly #factory: () => IDBFactory;

  constructor(factory: () => IDBFactory) {
    this.#factory = factory;
  }

  prepare(record: AttemptRecord, tooLate?: AbortSignal): Promise<void> {
    return transact(connect(this.#factory, attemptDatabase), 'readwrite', async (store) => {
      const [attempts, outcomes] = [store('attempts'), store('outcomes')];
      // Another rung has it by then, and a state must not be there twice.
      const giveUp = () => attempts.transaction.abort();
      if (tooLate?.aborted) return giveUp();
      tooLate?.addEventListener('abort', giveUp);
      attempts.put(record);
      for (const state of surplus(await everything(store), Date.parse(record.startedAt))) {
        attempts.delete(state);
        outcomes.delete(outcomesOf(state));
      }
      attempts.transaction.addEventListener('complete', () =>
        tooLate?.removeEventListener('abort', giveUp),
      );
    });
  }

  redeem(state: string, outcome: Outcome): Promise<Redemption> {
    return redeemInDatabase(this.#factory, state, outcome);
  }

  list(): Promise<readonly AttemptRecord[]> {
    return transact(connect(this.#factory, attemptDatabase), 'readonly', async (store) =>
      (await everything(store)).flatMap(([, record]) => record ?? []),
    );
  }

  clear(): Promise<void> {
    return transact(connect(this.#factory, attemptDatabase), 'readwrite', async (store) => {
      const [attempts, outcomes] = [store('attempts'), store('outcomes')];
      attempts.clear();
      outcomes.clear();
    });
  }
}

/** All that is stored, by state; without a record where it is none, or none any more. */
async function everything(
  store: (name: 'attempts' | 'outcomes') => IDBObjectStore,
): Promise<readonly (readonly [state: string, record: AttemptRecord | undefined])[]> {
  const [attempts, told] = await Promise.all([
    result<{ readonly state: string }[]>(store('attempts').getAll()),
    result<StoredOutcome[]>(store('outcomes').getAll()),
  ]);
  return attempts.map((value) => [
    value.state,
    withOutcomes(
      value,
      told.filter(({ state }) => state === value.state),
    ),
  ]);
}
