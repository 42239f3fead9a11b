import { connect, result, transact } from '../model/database.js';
import type { Outcome } from '../model/outcome.js';
import {
  attemptDatabase,
  outcomesOf,
  redeemInDatabase,
  withOutcomes,
  type StoredOutcome,
} from './attempt-database.js';
import { isOutdated, type AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import type { Redemption } from './redemption.js';

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

  prepare(record: AttemptRecord): Promise<void> {
    return transact(connect(this.#factory, attemptDatabase), 'readwrite', async (store) => {
      const [attempts, outcomes] = [store('attempts'), store('outcomes')];
      attempts.put(record);
      const stored = await result<{ readonly state: string }[]>(attempts.getAll());
      for (const { state } of stored.filter((value) => isOutdated(value, record.startedAt))) {
        attempts.delete(state);
        outcomes.delete(outcomesOf(state));
      }
    });
  }

  redeem(state: string, outcome: Outcome): Promise<Redemption> {
    return redeemInDatabase(this.#factory, state, outcome);
  }

  list(): Promise<readonly AttemptRecord[]> {
    return transact(connect(this.#factory, attemptDatabase), 'readonly', async (store) => {
      const [stored, told] = await Promise.all([
        result<unknown[]>(store('attempts').getAll()),
        result<StoredOutcome[]>(store('outcomes').getAll()),
      ]);
      return stored.flatMap((value) => withOutcomes(value, told) ?? []);
    });
  }

  clear(): Promise<void> {
    return transact(connect(this.#factory, attemptDatabase), 'readwrite', async (store) => {
      const [attempts, outcomes] = [store('attempts'), store('outcomes')];
      attempts.clear();
      outcomes.clear();
    });
  }
}
