import { text } from './lenient.js';

/** Whether a recorded appointment goes ahead, as far as its status says so. */
export type Standing = 'stands' | 'awaited' | 'over';

/**
 * R4's statuses by what they say of the visit (valueset-appointmentstatus.html).
 *
 * - `booked` "is confirmed to go ahead"; whoever has `arrived`, is `checked-in`, or is
 *   done (`fulfilled`) was booked before.
 * - `pending` has its time, but somebody still has to accept it: a hold looks like this until the
 *   booking is through. It usually becomes `booked`, so that it is worth while to ask again; as long
 *   as it does not, nothing is confirmed.
 * - `cancelled`, `noshow` and `entered-in-error` are over.
 * - `proposed` and `waitlist` are left out: nobody has accepted, and even the time may be
 *   open. They neither bear the portal out nor contradict it.
 */
const standings: ReadonlyMap<string, Standing> = new Map([
  ['booked', 'stands'],
  ['arrived', 'stands'],
  ['checked-in', 'stands'],
  ['fulfilled', 'stands'],
  ['pending', 'awaited'],
  ['cancelled', 'over'],
  ['noshow', 'over'],
  ['entered-in-error', 'over'],
]);

/** Nothing where the status says nothing of it, or is none of R4's. */
export function standingOf({ status }: { readonly status?: unknown }): Standing | undefined {
  return standings.get(text(status) ?? '');
}
