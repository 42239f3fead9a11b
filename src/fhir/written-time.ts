import { parseTimestamp } from '../time/timestamp.js';

/** What follows the minute in a written instant, such as `:00.000-05:00`. */
export interface Ending {
  readonly text: string;
  /** Seconds and their fraction, in milliseconds. */
  readonly extra: number;
  /** Minutes that the written clock is ahead of UTC; 0 where that is not told. */
  readonly ahead: number;
  /** The offset as written. */
  readonly offset?: string;
}

/** A time as it was written, and the minute on its clock. */
export interface WrittenTime {
  /** In milliseconds, as if the clock were that of UTC. */
  readonly wall: number;
  readonly ending: Ending;
  /** The text, where it has not the usual form. */
  readonly whole?: string;
}

const minute = 60_000;
const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const minuteLength = 'YYYY-MM-DDTHH:MM'.length;

/** Minutes and endings are few, and neither changes what the other means: each is worked out once. */
const minutes = new Map<string, number>();
const endings = new Map<string, Ending>();
const most = 4_096;

/** Reads a time with {@link parseTimestamp}; nothing where that cannot. */
export function writtenTime(written: unknown): WrittenTime | undefined {
  if (typeof written !== 'string') return undefined;
  const [clock, rest] = [written.slice(0, minuteLength), written.slice(minuteLength)];
  const [wall, ending] = [minutes.get(clock), endings.get(rest)];
  if (wall !== undefined && ending) return { wall, ending };
  const read = readTime(written);
  if (read && read.whole === undefined) {
    keep(minutes, clock, read.wall);
    keep(endings, rest, read.ending);
  }
  return read;
}

function keep<Value>(known: Map<string, Value>, text: string, value: Value): void {
  if (known.size >= most) known.clear();
  known.set(text, value);
}

function readTime(written: string): WrittenTime | undefined {
  const { wallClock, instant, offset } = parseTimestamp(written) ?? {};
  if (wallClock === undefined) return undefined;
  const utc = Date.parse(`${wallClock}Z`);
  const isUsual = usual.test(written);
  const fraction = instant === undefined ? 0 : (((instant - utc) % 1000) + 1000) % 1000;
  const shown = isUsual ? utc + fraction : utc;
  const wall = isUsual ? Math.floor(utc / minute) * minute : utc;
  return {
    wall,
    ending: {
      text: isUsual ? written.slice(16) : '',
      extra: shown - wall,
      ahead: instant === undefined ? 0 : (shown - instant) / minute,
      ...(offset !== undefined && { offset }),
    },
    ...(!isUsual && { whole: written }),
  };
}

/** The instant of a time that says how far its clock is ahead; else as if that were UTC's. */
export function instantOf(wall: number, { extra, ahead }: Ending): number {
  return wall + extra - ahead * minute;
}

/** The instant of an end, where it lies on the same clock as the start; with `byClock` it always does. */
export function endOf(wall: number, ending: Ending, start: Ending, byClock: boolean): number {
  const sameClock = byClock || ending.offset === undefined || start.offset === undefined;
  return wall + ending.extra - (sameClock ? start : ending).ahead * minute;
}
