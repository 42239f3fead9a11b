import { shownOutcome, type Returned } from '../booking/returned.js';
import type { MessageKey } from '../i18n/catalogue/catalogue.js';
import type { Reconciliation } from '../model/reconciliation.js';

/** What the provider's own records say; `asking` until they have said it, nothing where nobody asks. */
export type Records = Reconciliation | 'asking' | undefined;

const reasons: ReadonlySet<string> = new Set([
  'slot-unavailable',
  'system-error',
  'auth-required',
  'validation',
]);

/** What the patient is told became of an attempt: its title, in the words of the catalogue. */
export function titleOf(returned: Returned, records: Records): MessageKey {
  const result = resultOf(records);
  if (result === 'changed' || result === 'denied') return `reconciled.${result}.title`;
  const outcome = shownOutcome(returned);
  if (outcome) return `${outcome.outcome}.title`;
  return returned.code === 'already-used' ? 'rejected.again' : 'rejected.title';
}

/** The sentence below it. */
export function textOf(returned: Returned, records: Records): MessageKey {
  const result = resultOf(records);
  if (result) return `reconciled.${result}`;
  const outcome = shownOutcome(returned);
  if (outcome?.outcome === 'failed' && reasons.has(outcome.reason ?? '')) {
    return `failed.${outcome.reason}` as MessageKey;
  }
  if (outcome) return `${outcome.outcome}.text`;
  return `rejected.${returned.code ?? 'malformed'}`;
}

function resultOf(records: Records): Reconciliation['result'] | undefined {
  return records === 'asking' ? undefined : records?.result;
}
