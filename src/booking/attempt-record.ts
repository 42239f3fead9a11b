import type { Attempt } from '../model/attempt.js';
import { outcomeCodes, type Outcome } from '../model/outcome.js';
import type { Slot } from '../model/slot.js';

/** An attempt as it is kept on the device: nothing about the patient, and the one place where the state stands. */
export interface AttemptRecord {
  /** Of the record's form; a record of any other form is dropped. */
  readonly version: 1;
  readonly id: string;
  readonly state: string;
  readonly slot: Slot;
  /** Prepared when a time is chosen, pending from the gesture that leaves the page. */
  readonly status: 'prepared' | 'pending';
  /** The patient says that nothing came of it, and is not asked again. An answer that comes all the same counts. */
  readonly putAside?: true;
  readonly startedAt: string;
  readonly expiresAt: string;
  /** None, one, or one with its correction. */
  readonly outcomes: readonly Outcome[];
}

const clockTolerance = 5 * 60_000;

/** The instant (milliseconds) until which a record is kept: twice its time to live. */
export function keptUntil({ startedAt, expiresAt }: AttemptRecord): number {
  return 2 * Date.parse(expiresAt) - Date.parse(startedAt);
}

/**
 * Whether no answer to a record counts any more at an instant (milliseconds); nor
 * where it began in the future, because a clock was moved. When a record that stayed
 * prepared was used, nobody saw: it counts for as long as it is kept.
 */
export function isExpired(record: AttemptRecord, at: number): boolean {
  const { status, startedAt, expiresAt } = record;
  const end = status === 'prepared' ? keptUntil(record) : Date.parse(expiresAt);
  return at > end || Date.parse(startedAt) - at > clockTolerance;
}

/** The public view of a record. */
export function attemptOf(record: AttemptRecord, now: Date): Attempt {
  const { id, slot, startedAt, expiresAt, outcomes } = record;
  const status =
    outcomes.at(-1)?.outcome ?? (isExpired(record, now.getTime()) ? 'expired' : 'pending');
  return { id, slot, status, startedAt, expiresAt };
}

/** A stored value as a record, if it still is one: what is on a device may be old, or tampered with. */
export function readRecord(value: unknown): AttemptRecord | undefined {
  const record = value as AttemptRecord | null | undefined;
  const { slot, outcomes } = record ?? {};
  const whole =
    record?.version === 1 &&
    [outcomes, slot?.services, slot?.specialties].every(Array.isArray) &&
    keptUntil(record) + Date.parse(record.slot.start) > 0 &&
    record.outcomes.every((told) => outcomeCodes.includes(told?.outcome));
  return whole ? record : undefined;
}
