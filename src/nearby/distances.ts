import { isPauseDue, pause } from '../model/pace.js';
import type { Place } from '../model/slot.js';
import type { Position } from './distance.js';
import type { Distance } from './place-distance.js';

/** How far a place is: see `place-distance.ts`. */
export type DistanceTo = (place: Place, origin: Position) => Promise<Distance | undefined>;

/** How far many places are from one origin, as far as they have been measured. */
export class Distances {
  readonly #known = new WeakMap<Place, Distance | undefined>();
  readonly #distanceTo: DistanceTo;
  #underWay = 0;

  constructor(
    readonly origin: Position,
    distanceTo: DistanceTo,
  ) {
    this.#distanceTo = distanceTo;
  }

  /** Whether some places are being measured. */
  get isMeasuring(): boolean {
    return this.#underWay > 0;
  }

  of(place: Place): Distance | undefined {
    return this.#known.get(place);
  }

  /** Measures those that are new, in slices. Rejects where the table of ZIP codes is needed and cannot be loaded. */
  async measure(places: Iterable<Place>): Promise<void> {
    this.#underWay += 1;
    try {
      for (const place of places) {
        if (this.#known.has(place)) continue;
        this.#known.set(place, await this.#distanceTo(place, this.origin));
        if (isPauseDue()) await pause();
      }
    } finally {
      this.#underWay -= 1;
    }
  }
}
