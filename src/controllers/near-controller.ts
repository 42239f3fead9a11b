import type { ReactiveControllerHost } from 'lit';
import type { Nearness } from '../availability/choices.js';
import type { Kind } from '../availability/timetable.js';
import type { Position } from '../nearby/distance.js';
import { Distances, type DistanceTo } from '../nearby/distances.js';
import type { Distance } from '../nearby/place-distance.js';
import type { Place } from '../model/slot.js';

/** Where the patient looks from, and how far they would go, in kilometers. */
export interface Near {
  readonly origin: Position;
  readonly most: number;
}

/** Measures how far places are from where the patient looks, as slots come in. */
export class NearController {
  /** What slots are judged by: another one whenever more has been measured. */
  nearness: Nearness | undefined;

  #distances: Distances | undefined;
  #most = 0;
  /** The kinds whose places are measured, or are being measured. */
  #seen = new WeakSet<readonly Kind[]>();
  readonly #host: ReactiveControllerHost;
  readonly #distanceTo: DistanceTo;

  constructor(host: ReactiveControllerHost, distanceTo: DistanceTo) {
    this.#host = host;
    this.#distanceTo = distanceTo;
  }

  /** Whether some places have not been measured yet, from where the patient looks now. */
  get isMeasuring(): boolean {
    return this.#distances?.isMeasuring ?? false;
  }

  /** Takes in from where and how far the patient looks, and the kinds of slots that there are. */
  update(near: Near | undefined, kinds: Iterable<readonly Kind[]>): void {
    if (!near) {
      this.#distances = undefined;
      this.nearness = undefined;
      return;
    }
    const { origin, most } = near;
    if (!isSame(origin, this.#distances?.origin)) {
      this.#distances = new Distances(origin, this.#distanceTo);
      this.#seen = new WeakSet();
      this.nearness = undefined;
    }
    if (!this.nearness || most !== this.#most) this.#renew(most);
    for (const each of kinds) if (!this.#seen.has(each)) void this.#measure(each);
  }

  /** How far a place is, where that is known. */
  of(place: Place | undefined): Distance | undefined {
    return place && this.#distances?.of(place);
  }

  async #measure(kinds: readonly Kind[]): Promise<void> {
    const distances = this.#distances;
    this.#seen.add(kinds);
    // Of a place that cannot be measured now, nobody knows how far it is.
    await distances?.measure(kinds.flatMap(({ place = [] }) => place)).catch(() => undefined);
    if (distances !== this.#distances) return;
    this.#renew(this.#most);
    this.#host.requestUpdate();
  }

  #renew(most: number) {
    const distances = this.#distances;
    this.#most = most;
    this.nearness = { kilometersTo: (place) => distances?.of(place)?.km, most };
  }
}

function isSame(one: Position, other: Position | undefined): boolean {
  return one.latitude === other?.latitude && one.longitude === other.longitude;
}
