import { wallClockAt } from './zone.js';

const hour = 3_600_000;
const dayLength = 24 * hour;

/**
 * How far the clocks of a zone are ahead of UTC. Asked of `Intl` once for each
 * day, and for each quarter of an hour of a day on which they are changed.
 */
export class ZoneOffset {
  /** The stretch of time that was asked of last, in which the clocks are not changed, and how far they are ahead in it. */
  #from = 0;
  #to = 0;
  #ahead = 0;
  readonly #days = new Map<number, number>();
  readonly #quarters = new Map<number, number>();

  constructor(private readonly zone: string) {}

  /** Milliseconds ahead of UTC at an instant. */
  at(instant: number): number {
    if (instant < this.#from || instant >= this.#to) this.#moveTo(instant);
    return this.#ahead;
  }

  /**
   * Whether what the clocks show at an instant they show once more, before or
   * after it: being set back, they repeat as much time as they are set back by.
   */
  repeat(instant: number): boolean {
    const ahead = this.at(instant);
    const back = this.at(instant - dayLength) - this.at(instant + dayLength);
    return (
      back > 0 &&
      (this.at(instant + back) === ahead - back || this.at(instant - back) === ahead + back)
    );
  }

  #moveTo(instant: number): void {
    const day = Math.floor(instant / dayLength);
    const offset = this.#days.get(day) ?? this.#ofDay(day);
    const changes = Number.isNaN(offset);
    const length = changes ? hour / 4 : dayLength;
    const stretch = Math.floor(instant / length);
    this.#from = stretch * length;
    this.#to = this.#from + length;
    this.#ahead = changes ? this.#inQuarter(stretch) : offset;
  }

  #ofDay(day: number): number {
    const first = this.#ask(day * dayLength);
    // A day on which the clocks are changed and changed back has not been seen yet.
    const offset = first === this.#ask((day + 1) * dayLength) ? first : NaN;
    this.#days.set(day, offset);
    return offset;
  }

  #inQuarter(quarter: number): number {
    let offset = this.#quarters.get(quarter);
    if (offset === undefined) {
      offset = this.#ask((quarter * hour) / 4);
      this.#quarters.set(quarter, offset);
    }
    return offset;
  }

  #ask(instant: number): number {
    return Date.parse(`${wallClockAt(instant, this.zone)}Z`) - instant;
  }
}
