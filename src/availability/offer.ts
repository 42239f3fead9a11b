import { isWindow, SlotRows } from '../model/slot-rows.js';
import { suits, type SlotQuery } from '../model/slot-query.js';
import type { Slot } from '../model/slot.js';
import type { Group } from './group.js';
import { SlotList } from './slot-list.js';
import { Timetable, type Kind } from './timetable.js';

/** Which of the slots that there are may be offered. */
export interface OfferWishes {
  readonly viewerZone: string;
  /** All there are, where there is none. */
  readonly query?: SlotQuery;
  /** Ids of slots that an attempt has used up. */
  readonly usedUp?: ReadonlySet<string>;
}

/** What a patient is offered. */
export interface Offer {
  readonly count: number;
  /** The one with the soonest slot first. */
  readonly groups: readonly Group[];
}

/** The slots that a patient may be offered: those the query asks for, that no attempt has used up. */
export function offer(timetable: Timetable, { viewerZone, query, usedUp }: OfferWishes): Offer {
  const { start, kind, kinds, stretches } = timetable;
  const wanted = Uint8Array.from(kinds, (each) => (!query || suits(each, query) ? 1 : 0));
  const from = query ? Date.parse(query.from) : -Infinity;
  const to = query ? Date.parse(query.to) : Infinity;
  const isUsedUp = new Set([...(usedUp ?? [])].map((id) => timetable.find(id)));
  const places = new Uint32Array(timetable.length);
  const groups: Group[] = [];
  let count = 0;
  for (const stretch of stretches) {
    const first = count;
    for (let place = stretch.from; place < stretch.to; place += 1) {
      if (wanted[kind[place] as number] === 0) continue;
      const begin = start[place] as number;
      if (begin >= to) break;
      if (begin < from) {
        const end = timetable.endAt(place);
        if (!(isWindow(begin, end) && end > from)) continue;
      }
      if (isUsedUp.size > 0 && isUsedUp.has(place)) continue;
      places[count] = place;
      count += 1;
    }
    if (count === first) continue;
    const { key, kind: about } = stretch;
    const slots = new SlotList(timetable, places.subarray(first, count));
    groups.push({ key, about, zone: zoneShown(about, viewerZone), slots });
  }
  return { count, groups: soonestFirst(groups) };
}

/** Offers from several timetables as one. */
export function merged(offers: readonly Offer[]): Offer {
  const [only, ...more] = offers;
  if (only && more.length === 0) return only;
  return {
    count: offers.reduce((sum, { count }) => sum + count, 0),
    groups: soonestFirst(offers.flatMap(({ groups }) => groups)),
  };
}

/** Slots as groups; all that have room are offered. */
export function groupSlots(slots: Iterable<Slot>, viewerZone: string): readonly Group[] {
  return offer(Timetable.of([SlotRows.of(slots)]), { viewerZone }).groups;
}

/** Some of the slots that are offered, from all over. */
export function sampleOf({ count, groups }: Offer, most: number): readonly Slot[] {
  const step = Math.max(1, Math.ceil(count / most));
  let passed = 0;
  return groups.flatMap(({ slots }) => {
    const first = (step - (passed % step)) % step;
    passed += slots.length;
    const sample: Slot[] = [];
    for (let index = first; index < slots.length; index += step) {
      const slot = slots.at(index);
      if (slot) sample.push(slot);
    }
    return sample;
  });
}

function soonestFirst(groups: readonly Group[]): readonly Group[] {
  return [...groups].sort((one, other) => one.slots.startAt(0) - other.slots.startAt(0));
}

/**
 * The zone a slot is shown in: the place's, because that is where the patient
 * will be; the viewer's for a virtual visit, or where the place's is not known.
 */
export function zoneShown(
  { mode, timeZone }: Pick<Kind, 'mode' | 'timeZone'>,
  viewerZone: string,
): string {
  return mode === 'virtual' ? viewerZone : (timeZone ?? viewerZone);
}
