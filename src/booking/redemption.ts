import type { Outcome } from '../model/outcome.js';
import { keptUntil, type AttemptRecord } from './attempt-record.js';

/** What a store says to a portal's answer. The record is as it stands after the answer. */
export type Redemption =
  | { readonly result: 'recorded'; readonly record: AttemptRecord }
  | { readonly result: 'already-used' | 'expired'; readonly record: AttemptRecord }
  | { readonly result: 'unknown-state' };

const clockTolerance = 5 * 60_000;

/**
 * The rules of redemption, for every store alike: an answer counts once and in
 * time. After `booked`, one correction that takes the booking away is accepted
 * for as long as the record is kept.
 */
export function redeem(record: AttemptRecord | undefined, outcome: Outcome): Redemption {
  if (!record) return { result: 'unknown-state' };
  const at = Date.parse(outcome.at);
  const [first, correction] = record.outcomes;
  const recorded = {
    result: 'recorded',
    record: { ...record, outcomes: [...record.outcomes, outcome] },
  } as const;
  if (!first) {
    const early = Date.parse(record.startedAt) - at > clockTolerance;
    // When a record that stayed prepared was used, nobody saw: it counts for as long as it is kept.
    const late =
      at > (record.status === 'prepared' ? keptUntil(record) : Date.parse(record.expiresAt));
    return early || late ? { result: 'expired', record } : recorded;
  }
  const takesAway = outcome.outcome === 'cancelled' || outcome.outcome === 'entered-in-error';
  const corrects =
    first.outcome === 'booked' && !correction && takesAway && at <= keptUntil(record);
  return corrects ? recorded : { result: 'already-used', record };
}
