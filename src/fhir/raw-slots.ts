import type { SlotColumns, Writing } from '../model/slot-rows.js';
import type { Concept } from '../model/slot.js';
import type { CountedIssue } from './issue-tally.js';
import type { JsonObject } from './lenient.js';
import type { ReadReference } from './reference.js';

/** Columns of slots as they were scanned: those that are not free have capacity 0, and no link. */
export interface RawColumns extends SlotColumns {
  /** Two numbers for each slot: see `SlotMark`. */
  readonly mark: Int32Array;
  /** When each was last updated, in milliseconds since 1970, 0 where that is not told; absent where it never is. */
  readonly version?: Float64Array;
}

/** What columns consist of. */
export function arraysOf({ length: _, ...columns }: RawColumns): readonly ArrayBufferView[] {
  return Object.values(columns);
}

/** Slots as far as their own resources tell of them: nothing of what they lead to. */
export interface RawSlots {
  /** The kinds are counted from the first of the file. */
  readonly columns: RawColumns;
  /** The kinds that are new since the helping before. */
  readonly kinds: readonly RawKind[];
  /** What slots contain, as resources of their own: their schedules, say. */
  readonly contained: readonly JsonObject[];
  readonly issues: readonly CountedIssue[];
  /** Slots that were left out because they are over. */
  readonly past: number;
}

/** What a Slot resource says besides its time, id, capacity and link. */
export interface RawKind {
  /** The key of the schedule's reference. */
  readonly schedule?: string;
  /** The place that a slot names itself. */
  readonly place?: ReadReference;
  readonly writing: Writing;
  /** The offset as written; absent where only the wall clock was. */
  readonly offset?: string;
  readonly phone?: string;
  readonly accepts: readonly ('new' | 'existing')[];
  readonly services: readonly Concept[];
  readonly specialties: readonly Concept[];
}
