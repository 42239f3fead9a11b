import type { Attempt } from '../model/attempt.js';
import type { Outcome } from '../model/outcome.js';
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
  readonly startedAt: string;
  readonly expiresAt: string;
  /** None, one, or one with its correction. */
  readonly outcomes: readonly Outcome[];
}

/** The instant (milliseconds) until which a record is kept: twice its time to live. */
export function keptUntil({ startedAt, expiresAt }: AttemptRecord): number {
  return 2 * Date.parse(expiresAt) - Date.parse(startedAt);
}

/** Whether a stored value has outlived its time at an instant, or is no record at all. */
export function isOutdated(value: unknown, at: string): boolean {
  const record = readRecord(value);
  return !record || keptUntil(record) < Date.parse(at);
}

/** The public view of a record. */
export function attemptOf(record: AttemptRecord, now: Date): Attempt {
  const { id, slot, startedAt, expiresAt, outcomes } = record;
  const overdue = now.getTime() > Date.parse(expiresAt);
  const status = outcomes.at(-1)?.outcome ?? (overdue ? 'expired' : 'pending');
  return { id, slot, status, startedAt, expiresAt };
}

/** A stored value as a record, if it still is one: what is on a device may be old, or tampered with. */
export function readRecord(value: unknown): AttemptRecord | undefined {
  const record = value as AttemptRecord | undefined;
  const dates = [record?.startedAt, record?.expiresAt, record?.slot?.start] as string[];
  const whole =
    record?.version === 1 &&
    Array.isArray(record.outcomes) &&
    !dates.map(Date.parse).some(Number.isNaN);
  return whole ? record : undefined;
}
