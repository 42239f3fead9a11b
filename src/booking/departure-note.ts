import { readRecord, type AttemptRecord } from './attempt-record.js';
import { departureKey } from './trace.js';

/**
 * A note left in the very instant of leaving the page. The stores take a
 * moment that a page which is being left no longer has; sessionStorage does not.
 */
export function leaveNote(storage: () => Storage, record: AttemptRecord): void {
  try {
    storage().setItem(departureKey, JSON.stringify(record));
  } catch {
    // Without it the attempt is still redeemed, only not shown as pending.
  }
}

/** Takes the note away, if there is one: the attempt that the patient left this tab with. */
export function takeNote(storage: () => Storage): AttemptRecord | undefined {
  try {
    const note = readRecord(JSON.parse(storage().getItem(departureKey) ?? 'null'));
    storage().removeItem(departureKey);
    return note;
  } catch {
    return undefined;
  }
}
