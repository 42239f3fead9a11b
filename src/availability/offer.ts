import { isWindow, SlotRows } from '../model/slot-rows.js';
import { suits, type SlotQuery } from '../model/slot-query.js';
import type { Slot } from '../model/slot.js';
import type { Counted } from './choices.js';
import type { Group } from './group.js';
import { SlotList } from './slot-list.js';
import { Timetable, type Kind } from './timetable.js';
import { zoneShown } from './zone-shown.js';

/** Which of the slots that there are may be offered. */
export interface OfferWishes {
  readonly viewerZone: string;
  /** All there are, where there is none. */
  readonly query?: SlotQuery;
  /** Ids of slots that an attempt has used up. */
  readonly usedUp?: ReadonlySet<string>;
  /** Judges slots by what the patient has chosen; see `byChoices`. */
  readonly judge?: Judge;
}

/** What does not fit of each kind, and of each hour of the week: a bit for each thing that does not. */
export interface Misfits {
  readonly ofKind: Uint32Array;
  /** Absent where nothing depends on the hour. */
  readonly ofHour: Uint32Array | undefined;
}

/** Judges slots by their kind and their hour. */
export interface Judge {
  misfitsOf(kinds: readonly Kind[]): Misfits;
  /** Counts slots that lack nothing, or one thing only; absent where nobody wants to know. */
  tallyOf?(kinds: readonly Kind[]): Tally;
  /** What was counted in several timetables, as one. */
  mergedCounts?(all: readonly Counted[]): Counted;
  /** Where nearness counts: how far a group is; `Infinity` where there is no way to go. */
  readonly kilometersTo?: ((group: Group) => number) | undefined;
}

export interface Tally {
  add(misfit: number, kind: number, hour: number): void;
  counted(): Counted;
}

/** Of a slot that does not fit what the page presets, whatever the patient chooses. */
const presetBit = 1 << 30;

/** What a patient is offered; what else could be chosen where that was counted. */
export interface Offer extends Partial<Counted> {
  readonly count: number;
  /** The one with the soonest slot first; where nearness is chosen, the nearest, and video visits last. */
  readonly groups: readonly Group[];
}

/** The slots that a patient may be offered: those the query asks for and the choices fit, that no attempt has used up. */
export function offer(
  timetable: Timetable,
  { viewerZone, query, usedUp = new Set(), judge }: OfferWishes,
): Offer {
  const { start, kind, kinds, stretches } = timetable;
  const { ofKind, ofHour } = judge?.misfitsOf(kinds) ?? {
    ofKind: new Uint32Array(kinds.length),
    ofHour: undefined,
  };
  if (query) {
    for (const [index, each] of kinds.entries()) {
      if (!suits(each, query)) ofKind[index] = presetBit;
    }
  }
  const tally = judge?.tallyOf?.(kinds);
  const hours = ofHour || tally ? timetable.hoursOfWeek(viewerZone) : undefined;
  const from = query ? Date.parse(query.from) : -Infinity;
  const to = query ? Date.parse(query.to) : Infinity;
  const gone = new Set([...usedUp].map((id) => timetable.find(id)));
  const places = new Uint32Array(timetable.length);
  const groups: Group[] = [];
  let count = 0;
  for (const stretch of stretches) {
    const first = count;
    for (let place = stretch.from; place < stretch.to; place += 1) {
      const hour = hours ? (hours[place] as number) : 0;
      const itsKind = kind[place] as number;
      const misfit = (ofKind[itsKind] as number) | (ofHour ? (ofHour[hour] as number) : 0);
      // What lacks more than one thing, or what the page presets, is of no interest to anyone.
      if (misfit !== 0 && (!tally || misfit === presetBit || (misfit & (misfit - 1)) !== 0))
        continue;
      const begin = start[place] as number;
      if (begin >= to) break;
      if (begin < from) {
        const end = timetable.endAt(place);
        if (!(isWindow(begin, end) && end > from)) continue;
      }
      if (gone.size > 0 && gone.has(place)) continue;
      if (tally) tally.add(misfit, itsKind, hour);
      if (misfit !== 0) continue;
      places[count] = place;
      count += 1;
    }
    if (count === first) continue;
    const { key, kind: about } = stretch;
    const slots = new SlotList(timetable, places.subarray(first, count));
    groups.push({ key, about, zone: zoneShown(about, viewerZone), slots });
  }
  return {
    count,
    groups: inOrder(groups, judge),
    ...tally?.counted(),
  };
}

/** What several timetables offer by one judge, as one. */
export function merged(offers: readonly Offer[], judge?: Judge): Offer {
  const [only, ...more] = offers;
  if (only && more.length === 0) return only;
  const groups = offers.flatMap((each) => each.groups);
  return {
    count: offers.reduce((sum, { count }) => sum + count, 0),
    groups: inOrder(groups, judge),
    ...judge?.mergedCounts?.(
      offers.flatMap(({ facets, letGo }) => (facets && letGo ? { facets, letGo } : [])),
    ),
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

function inOrder(groups: readonly Group[], judge: Judge | undefined): readonly Group[] {
  const soonest = [...groups].sort((one, other) => one.slots.startAt(0) - other.slots.startAt(0));
  if (!judge?.kilometersTo) return soonest;
  const far = new Map(groups.map((group) => [group, judge.kilometersTo?.(group) ?? 0] as const));
  return soonest.sort((one, other) => (far.get(one) ?? 0) - (far.get(other) ?? 0));
}
