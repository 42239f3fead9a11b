import type { Outcome } from '../model/outcome.js';
import { readRecord, type AttemptRecord } from './attempt-record.js';
import { redeem, type Redemption } from './redemption.js';

/** An outcome under a key of which there can be only one: that is what makes a state single-use. */
export interface StoredOutcome {
  readonly key: string;
  readonly state: string;
  readonly outcome: Outcome;
}

/** A transaction over attempts and outcomes. */
export interface AttemptTransaction {
  readonly attempts: IDBObjectStore;
  readonly outcomes: IDBObjectStore;
}

/**
 * Runs one transaction on the database of attempts, on a connection of its own:
 * one left open would stand in the way of another version's upgrade. Rejects
 * unless everything was committed. Takes a function because the mere access to
 * `indexedDB` throws in some frames.
 */
export async function transact<T>(
  factory: () => IDBFactory,
  mode: IDBTransactionMode,
  work: (transaction: AttemptTransaction) => Promise<T>,
): Promise<T> {
  const opening = factory().open('smart-scheduler', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('attempts', { keyPath: 'state' });
    opening.result.createObjectStore('outcomes', { keyPath: 'key' });
  };
  const database = await result<IDBDatabase>(opening);
  try {
    const transaction = database.transaction(['attempts', 'outcomes'], mode);
    const committed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error as Error);
    });
    const [answer] = await Promise.all([
      work({
        attempts: transaction.objectStore('attempts'),
        outcomes: transaction.objectStore('outcomes'),
      }),
      committed,
    ]);
    return answer;
  } finally {
    database.close();
  }
}

/** Judges an answer and records it, in one transaction that no other tab can come between. */
export function redeemInDatabase(
  factory: () => IDBFactory,
  state: string,
  outcome: Outcome,
): Promise<Redemption> {
  return transact(factory, 'readwrite', async ({ attempts, outcomes }) => {
    const [attempt, told] = await Promise.all([
      result<unknown>(attempts.get(state)),
      result<StoredOutcome[]>(outcomes.getAll(outcomesOf(state))),
    ]);
    const redemption = redeem(withOutcomes(attempt, told), outcome);
    if (redemption.result === 'recorded') {
      outcomes.add({ key: `${state} ${told.length}`, state, outcome } satisfies StoredOutcome);
    }
    return redemption;
  });
}

/** The keys of a state's outcomes. */
export function outcomesOf(state: string): IDBKeyRange {
  return IDBKeyRange.bound(`${state} `, `${state} 9`);
}

/** A stored attempt with what was told of it. */
export function withOutcomes(
  value: unknown,
  told: readonly StoredOutcome[],
): AttemptRecord | undefined {
  const record = readRecord(value);
  const outcomes = told
    .filter(({ state }) => state === record?.state)
    .map(({ outcome }) => outcome);
  return record && { ...record, outcomes };
}

/** A request's result as a promise. */
export function result<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error as Error);
  });
}
