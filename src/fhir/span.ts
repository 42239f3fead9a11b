import type { SlotQuery } from '../model/slot-query.js';

/** A half-open span of time in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span in which slots must start to be of interest to the query. */
export function spanOf({ from, to }: SlotQuery): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}

/** A window may go on for days, and FHIR R4 has no search parameter for a slot's end. */
const longestWindow = 7 * 86_400_000;

/** The span before another in which windows may have begun that are not over. */
export function spanBefore({ from }: Span): Span {
  return { from: from - longestWindow, to: from };
}
