import type { Slot } from '../model/slot.js';
import type { Kind, Timetable } from './timetable.js';

/** Slots in the order of time; each is made when it is asked for. */
export class SlotList implements Iterable<Slot> {
  /** @param places of the slots in the timetable, in order; all of them lie in one stretch */
  constructor(
    private readonly timetable: Timetable,
    private readonly places: Uint32Array,
  ) {}

  get length(): number {
    return this.places.length;
  }

  at(index: number): Slot | undefined {
    const place = this.places[index];
    return place === undefined ? undefined : this.timetable.at(place);
  }

  /** When the slot at an index starts, in milliseconds. */
  startAt(index: number): number {
    return this.timetable.start[this.places[index] as number] ?? NaN;
  }

  slice(from: number, to?: number): SlotList {
    return new SlotList(this.timetable, this.places.subarray(from, to));
  }

  /** The index of the first slot that starts at an instant or later. */
  indexFrom(instant: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startAt(middle) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index of the slot with an id; -1 where it is not among these. */
  indexOf(id: string): number {
    const place = this.timetable.find(id);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return this.places[low] === place ? low : -1;
  }

  /** Every kind that there is among these, once. */
  kinds(): readonly Kind[] {
    const numbers = new Set<number>();
    for (const place of this.places) numbers.add(this.timetable.kind[place] as number);
    return [...numbers].map((number) => this.timetable.kinds[number] as Kind);
  }

  *[Symbol.iterator](): Iterator<Slot> {
    for (const place of this.places) yield this.timetable.at(place);
  }
}
