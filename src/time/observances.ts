import { ZoneOffset } from './zone-offset.js';

/** A stretch of time in which the clocks of a zone are not changed, known by its beginning (RFC 5545 §3.6.5). */
export interface Observance {
  /** The first instant, in milliseconds. */
  readonly start: number;
  /** Milliseconds ahead of UTC until then; the same as `offset` where the clocks were not changed for a year. */
  readonly offsetBefore: number;
  /** Milliseconds ahead of UTC from then on. */
  readonly offset: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const week = 7 * day;
/** A little more than a year, after which clocks that are changed at all have been changed. */
const aYear = 53 * week;

/**
 * The observances of a zone from the one in which an instant (milliseconds)
 * lies to the one that follows another, if there is one within a year. Changes
 * of the clocks that follow within a week are not told apart; the shortest
 * known are four weeks apart, around Ramadan in Morocco.
 */
export function observancesAround(zone: string, from: number, to: number): readonly Observance[] {
  const clocks = new ZoneOffset(zone);
  let start = Math.floor(from / minute) * minute - aYear;
  let offset = clocks.at(start);
  const found: Observance[] = [{ start, offsetBefore: offset, offset }];
  for (let time = start; start <= to && time < to + aYear; time += week) {
    const offsetBefore = offset;
    offset = clocks.at(time + week);
    if (offset === offsetBefore) continue;
    start = changeWithin(clocks, time, time + week);
    found.push({ start, offsetBefore, offset });
  }
  return found.slice(found.findLastIndex((observance) => observance.start <= from));
}

/** Milliseconds that the clocks are ahead of UTC at an instant, by observances that are in order. */
export function offsetAt(instant: number, observances: readonly Observance[]): number {
  return observances.reduce((ahead, { start, offset }) => (start <= instant ? offset : ahead), 0);
}

/** Whether the clocks are changed within a day of an instant. */
export function isNearChange(instant: number, observances: readonly Observance[]): boolean {
  return observances.some(({ start }) => Math.abs(instant - start) < day);
}

/** The first minute at which the clocks are as far ahead as at the end; at the beginning they are not. */
function changeWithin(clocks: ZoneOffset, from: number, to: number): number {
  const offset = clocks.at(to);
  let before = from;
  let reached = to;
  while (reached - before > minute) {
    const middle = before + Math.floor((reached - before) / 2 / minute) * minute;
    if (clocks.at(middle) === offset) reached = middle;
    else before = middle;
  }
  return reached;
}
