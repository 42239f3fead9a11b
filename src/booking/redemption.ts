import type { Outcome } from '../model/outcome.js';
import { isExpired, keptUntil, type AttemptRecord } from './attempt-record.js';

/** What a store says to a portal's answer. The record is as it stands after the answer. */
export type Redemption =
  | { readonly result: 'recorded'; readonly record: AttemptRecord }
  | { readonly result: 'already-used' | 'expired'; readonly record: AttemptRecord }
  | { readonly result: 'unknown-state'; readonly record?: undefined };

/**
 * The rules of redemption, for every store alike: an answer counts once and in
 * time. After `booked`, one correction that takes the booking away is accepted
 * for as long as the record is kept.
 */
export function redeem(record: AttemptRecord | undefined, outcome: Outcome): Redemption {
  if (!record) return { result: 'unknown-state' };
  const at = Date.parse(outcome.at);
  const [first, correction] = record.outcomes;
  const takesAway = outcome.outcome === 'cancelled' || outcome.outcome === 'entered-in-error';
  const counts = first
    ? first.outcome === 'booked' && !correction && takesAway && at <= keptUntil(record)
    : !isExpired(record, at);
  return counts
    ? { result: 'recorded', record: { ...record, outcomes: [...record.outcomes, outcome] } }
    : { result: first ? 'already-used' : 'expired', record };
}
