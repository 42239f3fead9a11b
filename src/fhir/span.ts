import type { SlotQuery } from '../model/slot-query.js';

/** A half-open span of time in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds: no clock is further from UTC, so that what a wall clock without offset means is not left out too early. */
export const slack = 26 * 3_600_000;

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
