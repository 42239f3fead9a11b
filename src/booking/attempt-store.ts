import type { Outcome } from '../model/outcome.js';
import type { AttemptRecord } from './attempt-record.js';
import type { Redemption } from './redemption.js';

/** Where attempts are kept between leaving for the portal and coming back. A page may bring its own. */
export interface AttemptStore {
  /**
   * Keeps a record, or replaces the one with the same state, whose outcomes stay. Rejects where nothing
   * can be kept. When `tooLate` aborts, nobody waits any longer: it is best not kept then.
   */
  prepare(record: AttemptRecord, tooLate?: AbortSignal): Promise<void>;
  /** Judges an answer and records it if it counts, in one step that nobody else can come between. */
  redeem(state: string, outcome: Outcome): Promise<Redemption>;
  /** Every record that is kept, in no order. */
  list(): Promise<readonly AttemptRecord[]>;
  /** Forgets everything. */
  clear(): Promise<void>;
}
