import type { AttemptRecord } from '../booking/attempt-record.js';
import type { AttemptStore } from '../booking/attempt-store.js';
import { redeem } from '../booking/redemption.js';

/** Attempts that are forgotten with the page: for tests and stories, by the same rules as the real ones. */
export function memoryAttemptStore(kept: readonly AttemptRecord[] = []): AttemptStore {
  const records = new Map(kept.map((record) => [record.state, record]));
  return {
    async prepare(record) {
      const outcomes = records.get(record.state)?.outcomes ?? record.outcomes;
      records.set(record.state, { ...record, outcomes });
    },
    async redeem(state, outcome) {
      const redemption = redeem(records.get(state), outcome);
      if (redemption.result === 'recorded') records.set(state, redemption.record);
      return redemption;
    },
    async list() {
      return [...records.values()];
    },
    async clear() {
      records.clear();
    },
  };
}
