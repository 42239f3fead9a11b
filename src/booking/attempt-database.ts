import { result, transact, type DatabaseDesign } from '../model/database.js';
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

const design: DatabaseDesign<keyof AttemptTransaction> = {
  name: 'smart-scheduler',
  version: 1,
  stores: ['attempts', 'outcomes'],
  upgrade: (database) => {
    database.createObjectStore('attempts', { keyPath: 'state' });
    database.createObjectStore('outcomes', { keyPath: 'key' });
  },
};

/** Runs one transaction on the database of attempts. */
export function transactAttempts<T>(
  factory: () => IDBFactory,
  mode: IDBTransactionMode,
  work: (transaction: AttemptTransaction) => Promise<T>,
): Promise<T> {
  return transact(factory, design, mode, work);
}

/** Judges an answer and records it, in one transaction that no other tab can come between. */
export function redeemInDatabase(
  factory: () => IDBFactory,
  state: string,
  outcome: Outcome,
): Promise<Redemption> {
  return transactAttempts(factory, 'readwrite', async ({ attempts, outcomes }) => {
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
