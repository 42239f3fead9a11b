import { connect, result, transact, type DatabaseDesign } from '../model/database.js';
import type { Outcome } from '../model/outcome.js';
import { readRecord, type AttemptRecord } from './attempt-record.js';
import { redeem, type Redemption } from './redemption.js';

/** An outcome under a key of which there can be only one: that is what makes a state single-use. */
export interface StoredOutcome {
  readonly key: string;
  readonly state: string;
  readonly outcome: Outcome;
}

/** The database of attempts, and of what was told of them. */
export const attemptDatabase: DatabaseDesign<'attempts' | 'outcomes'> = {
  name: 'smart-scheduler',
  version: 1,
  keys: { attempts: 'state', outcomes: 'key' },
};

/** Judges an answer and records it, in one transaction that no other tab can come between. */
export function redeemInDatabase(
  factory: () => IDBFactory,
  state: string,
  outcome: Outcome,
): Promise<Redemption> {
  return transact(connect(factory, attemptDatabase), 'readwrite', async (store) => {
    const outcomes = store('outcomes');
    const [attempt, told] = await Promise.all([
      result<unknown>(store('attempts').get(state)),
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
  return record && { ...record, outcomes: told.map(({ outcome }) => outcome) };
}
