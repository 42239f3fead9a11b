import { wallClockAt } from './zone.js';

const hour = 3_600_000;
const dayLength = 24 * hour;

/**
 * How far the clocks of a zone are ahead of UTC. Asked of `Intl` once for each
 * day, and for each quarter of an hour of a day on which they are changed.
 */
export class ZoneOffset {
  readonly #days = new Map<number, number>();
  readonly #quarters = new Map<number, number>();

  constructor(private readonly zone: string) {}

  /** Milliseconds ahead of UTC at an instant. */
  at(instant: number): number {
    const day = Math.floor(instant / dayLength);
    const offset = this.#days.get(day) ?? this.#ofDay(day);
    return Number.isNaN(offset) ? this.#inQuarter(Math.floor((instant * 4) / hour)) : offset;
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
