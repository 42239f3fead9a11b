import { wallClockAt } from './zone.js';

/** `fromZonedTime` of date-fns-tz; passed in, because few feeds need it and it is loaded only for those. */
export type FromZonedTime = (wallClock: string, zone: string) => Date;

/**
 * The instant (milliseconds) at which the clocks of a zone show a wall clock
 * written without a trustworthy offset. The earlier one where an hour repeats;
 * `undefined` where the clocks skip it, because then nobody can keep it.
 */
export function instantAt(
  wallClock: string,
  zone: string,
  fromZonedTime: FromZonedTime,
): number | undefined {
  const answer = fromZonedTime(wallClock, zone).getTime();
  if (Number.isNaN(answer)) return undefined;
  // The library's answer for a repeated or skipped hour depends on the host's own zone, so it is checked.
  // Nowhere are clocks changed by more than two hours, which they are at Troll in Antarctica.
  const hours = [-2, -1, -0.5, 0, 0.5, 1, 2].map((hour) => answer + hour * 3_600_000);
  return hours.find((instant) => wallClockAt(instant, zone) === wallClock);
}
