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

  /** Measures those that are new, in slices. Says whether all could be: the table of ZIP codes may be missing. */
  async measure(places: Iterable<Place>): Promise<boolean> {
    const measured: Promise<boolean>[] = [];
    this.#underWay += 1;
    for (const place of new Set(places)) {
      if (this.#known.has(place)) continue;
      // Those that wait for the table wait together, and hold up nobody else.
      measured.push(this.#measure(place));
      if (isPauseDue()) await pause();
    }
    const all = await Promise.all(measured);
    this.#underWay -= 1;
    return all.every(Boolean);
  }

  #measure(place: Place): Promise<boolean> {
    return this.#distanceTo(place, this.origin).then(
      (distance) => {
        this.#known.set(place, distance);
        return true;
      },
      () => false,
    );
  }
}
