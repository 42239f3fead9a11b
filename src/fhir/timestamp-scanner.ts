import { parseTimestamp } from '../time/timestamp.js';
import { ByteIndex } from './byte-index.js';
import { writtenTime, type Ending } from './written-time.js';

const minuteLength = 'YYYY-MM-DDTHH:MM'.length;
const dash = 45;
const letterT = 84;
const colon = 58;
const minute = 60_000;

/**
 * Reads instants from bytes, with the same answers as {@link parseTimestamp}:
 * dates and endings are few, and each is worked out once.
 */
export class TimestampScanner {
  /** The minute on the written clock that was read last, in milliseconds as if it were UTC. */
  wall = 0;
  readonly #days = new Map<number, number>();
  readonly #endings: Ending[] = [];
  readonly #known = new ByteIndex();

  /** Reads an instant: its ending, or nothing where it is written in some other way or cannot be read. */
  read(bytes: Uint8Array, from: number, to: number): Ending | undefined {
    if (to - from < minuteLength) return undefined;
    if (
      bytes[from + 4] !== dash ||
      bytes[from + 7] !== dash ||
      bytes[from + 10] !== letterT ||
      bytes[from + 13] !== colon
    )
      return undefined;
    const date =
      number(bytes, from, 4) * 10_000 +
      number(bytes, from + 5, 2) * 100 +
      number(bytes, from + 8, 2);
    const hours = number(bytes, from + 11, 2);
    const minutes = number(bytes, from + 14, 2);
    // Comparisons with what is not a number are false.
    if (!(hours < 24 && minutes < 60)) return undefined;
    const day = this.#day(date);
    if (Number.isNaN(day)) return undefined;
    this.wall = day + (hours * 60 + minutes) * minute;
    return this.#ending(bytes, from + minuteLength, to);
  }

  #day(date: number): number {
    let day = this.#days.get(date);
    if (day === undefined) {
      const digits = String(date).padStart(8, '0');
      const written = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}T00:00Z`;
      day = parseTimestamp(written)?.instant ?? NaN;
      if (this.#days.size < mostDays) this.#days.set(date, day);
    }
    return day;
  }

  #ending(bytes: Uint8Array, from: number, to: number): Ending | undefined {
    const known = this.#known.get(bytes, from, to);
    if (known >= 0) return this.#endings[known];
    const text = characters.decode(bytes.subarray(from, to));
    const { ending } = writtenTime(`2001-01-01T00:00${text}`) ?? {};
    if (!ending) return undefined;
    if (this.#endings.length < mostEndings) {
      this.#known.set(bytes, from, to, this.#endings.length);
      this.#endings.push(ending);
    }
    return ending;
  }
}

const characters = new TextDecoder('utf-8', { ignoreBOM: true });
const mostDays = 100_000;
/** Feeds that write every second and fraction of it are read all the same. */
const mostEndings = 100_000;

/** Decimal digits as a number; not a number where there are others. */
function number(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = (bytes[at] as number) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
