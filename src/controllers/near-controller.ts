import type { ReactiveControllerHost } from 'lit';
import type { Nearness } from '../availability/choices.js';
import type { Kind } from '../availability/timetable.js';
import type { Vicinity } from '../availability/wanted.js';
import type { WayUnit } from '../i18n/way-unit.js';
import type { Place } from '../model/slot.js';
import type { Position } from '../nearby/distance.js';
import { Distances, type DistanceTo } from '../nearby/distances.js';
import type { Distance } from '../nearby/place-distance.js';

/** Measures how far places are from where the patient looks, as slots come in. */
export class NearController {
  /** What slots are judged by: another one whenever more has been measured. */
  nearness: Nearness | undefined;
  /** Whether some places could not be measured. They are tried again when the patient asks again. */
  isIncomplete = false;

  #near: Vicinity | undefined;
  #distances: Distances | undefined;
  #most = 0;
  /** The kinds whose places are measured, or are being measured, or could not all be. */
  #seen = new WeakMap<readonly Kind[], 'begun' | 'failed'>();
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

  /**
   * Takes in from where and how far the patient looks, and the kinds of slots that there are.
   *
   * @param near the same object for as long as the patient asks nothing anew
   * @param unit what its reach is told in
   */
  update(near: Vicinity | undefined, unit: WayUnit, kinds: Iterable<readonly Kind[]>): void {
    const isAskedAnew = near !== this.#near;
    this.#near = near;
    this.isIncomplete = false;
    if (!near) {
      this.#distances = undefined;
      this.nearness = undefined;
      return;
    }
    const most = near.reach * unit.kilometers;
    if (!isSame(near.position, this.#distances?.origin)) {
      this.#distances = new Distances(near.position, this.#distanceTo);
      this.#seen = new WeakMap();
      this.nearness = undefined;
    }
    if (!this.nearness || most !== this.#most) this.#renew(most);
    for (const each of kinds) {
      const seen = this.#seen.get(each);
      if (seen === undefined || (isAskedAnew && seen === 'failed')) void this.#measure(each);
      else this.isIncomplete ||= seen === 'failed';
    }
  }

  /** How far a place is, where that is known. */
  of(place: Place | undefined): Distance | undefined {
    return place && this.#distances?.of(place);
  }

  async #measure(kinds: readonly Kind[]): Promise<void> {
    const distances = this.#distances;
    this.#seen.set(kinds, 'begun');
    // Nobody goes to a video visit.
    const isWhole = await distances?.measure(
      kinds.flatMap(({ mode, place = [] }) => (mode === 'virtual' ? [] : place)),
    );
    if (distances !== this.#distances) return;
    if (!isWhole) this.#seen.set(kinds, 'failed');
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
