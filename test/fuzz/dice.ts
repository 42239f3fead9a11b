import { seeded } from '../support/seeded.js';

/** Choices that look random and are the same every time for the same seed and throw. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number, throwNumber: number) {
    this.#random = seeded(Math.imul(seed, 0x9e3779b1) + throwNumber);
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Whether something happens that happens in this share of all cases. */
  chance(share: number): boolean {
    return this.#random() < share;
  }

  oneOf<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }

  /** None to `most` of what is made. */
  several<T>(most: number, make: () => T): readonly T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  shuffled<T>(all: readonly T[]): readonly T[] {
    const mixed = [...all];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
    }
    return mixed;
  }

  /** Fills an array, as `crypto.getRandomValues` does. */
  readonly bytes = (bytes: Uint8Array<ArrayBuffer>): Uint8Array => bytes.map(() => this.below(256));
}
