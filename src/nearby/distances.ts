import { isPauseDue, pause } from '../model/pace.js';
import type { Place } from '../model/slot.js';
import type { Position } from './distance.js';
import { distanceTo, type Distance } from './place-distance.js';

/** How far many places are from one origin, as far as they have been measured. */
export class Distances {
  readonly #known = new WeakMap<Place, Distance | undefined>();

  constructor(readonly origin: Position) {}

  of(place: Place): Distance | undefined {
    return this.#known.get(place);
  }

  /** Measures those that are new, in slices. Rejects where the table of ZIP codes is needed and cannot be loaded. */
  async measure(places: Iterable<Place>): Promise<void> {
    for (const place of places) {
      if (this.#known.has(place)) continue;
      this.#known.set(place, await distanceTo(place, this.origin));
      if (isPauseDue()) await pause();
    }
  }
}
