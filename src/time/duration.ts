/** An ISO 8601 duration, kept as the two things that cannot be turned into one another. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const form =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads whole-number ISO 8601 durations such as `P60D` or `PT2H`; `undefined` when it is not one. */
export function parseDuration(text: string): Duration | undefined {
  const match = form.exec(text.trim().toUpperCase());
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const wholeDays = weeks * 7 + days;
  return {
    months: years * 12 + months,
    milliseconds: (((wholeDays * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000,
  };
}

/** The instant (milliseconds) that lies `duration` after another; months are counted in UTC. */
export function after(instant: number, duration: Duration): number {
  if (duration.months === 0) return instant + duration.milliseconds;
  const moved = new Date(instant);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + duration.months);
  const lastDay = new Date(
    Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0),
  ).getUTCDate();
  moved.setUTCDate(Math.min(day, lastDay));
  return moved.getTime() + duration.milliseconds;
}
