import { after, parseDuration, type Duration } from '../time/duration.js';
import { isZone } from '../time/zone.js';

/** A setting that a page has written and that does not count as written. */
export interface SettingFault {
  readonly attribute: string;
  readonly value: string;
  /** What counts instead. */
  readonly used: string;
}

/**
 * Reads settings as pages write them: what is out of range becomes the nearest
 * allowed, what cannot be read the default, and both are kept as faults.
 */
export class SettingReader {
  readonly faults: SettingFault[] = [];

  /** Notes that a written value does not count, and says what does. */
  instead<T>(attribute: string, value: unknown, used: T): T {
    if (value !== undefined && value !== null && value !== '') {
      const counts = used === undefined ? 'the default' : String(used);
      this.faults.push({ attribute, value: String(value), used: counts });
    }
    return used;
  }

  oneOf<const T extends string, F extends T | undefined>(
    attribute: string,
    text: string | undefined,
    allowed: readonly T[],
    fallback: F,
  ): T | F {
    return allowed.find((value) => value === text) ?? this.instead(attribute, text, fallback);
  }

  /** What `read` makes of a text, or nothing where it cannot. */
  read<T>(
    attribute: string,
    text: string | undefined,
    read: (text: string) => T | undefined,
  ): T | undefined {
    const value = text ? read(text) : undefined;
    return value === undefined ? this.instead(attribute, text, undefined) : value;
  }

  zone(attribute: string, text: string | undefined): string | undefined {
    return this.read(attribute, text, (name) => (isZone(name) ? name : undefined));
  }

  /** A whole number; `fallback` where none is written. */
  within<F extends number | undefined>(
    attribute: string,
    value: number | undefined,
    [least, most]: readonly [number, number],
    fallback: F,
  ): number | F {
    if ((value ?? undefined) === undefined) return fallback;
    const number = Number(value);
    if (Number.isNaN(number)) return this.instead(attribute, value, fallback);
    const used = Math.min(Math.max(Math.round(number), least), most);
    return used === number ? used : this.instead(attribute, value, used);
  }

  duration(attribute: string, text: string | undefined, fallback: string): Duration {
    const read = text ? parseDuration(text) : undefined;
    if (read) return read;
    this.instead(attribute, text, fallback);
    return parseDuration(fallback) as Duration;
  }

  /** A duration's length in milliseconds, between two others. */
  lengthWithin(
    attribute: string,
    text: string | undefined,
    fallback: string,
    [least, most]: readonly [string, string],
  ): number {
    const length = (duration: Duration) => after(0, duration);
    const [shortest, longest] = [least, most].map((each) =>
      length(parseDuration(each) as Duration),
    ) as [number, number];
    const read = length(this.duration(attribute, text, fallback));
    if (read >= shortest && read <= longest) return read;
    this.instead(attribute, text, read < shortest ? least : most);
    return Math.min(Math.max(read, shortest), longest);
  }
}
