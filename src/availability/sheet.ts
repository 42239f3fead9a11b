import type { Slot } from '../model/slot.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { slotsOn } from './days.js';
import type { Group } from './group.js';
import type { SlotList } from './slot-list.js';
import type { Kind } from './timetable.js';

/** A time on the sheet. */
export interface SheetTime {
  readonly slot: Slot;
  /** Where not, only its place is kept. */
  readonly isOffered: boolean;
  /** Milliseconds: its start; for what had begun when it was laid down, that moment. */
  readonly from: number;
}

/** A day of a group as it lies on the sheet. */
export interface SheetDay {
  readonly date: CalendarDate;
  /** In order. */
  readonly times: readonly SheetTime[];
  /** How many more there are after these. */
  readonly more: number;
  /** How many were found before and between these, after they were laid down. */
  readonly earlier: number;
  /** Whether it may be told in one line with its neighbours, where it has none: not if it was laid down before all was known. */
  readonly isKnown: boolean;
}

/** A group on the sheet, and its days. */
export interface Card {
  readonly group: Group;
  /** What its times are of; once it has none any more, what those were of that it had. */
  readonly kinds: readonly Kind[];
  readonly days: readonly SheetDay[];
}

interface Laid extends SheetDay {
  readonly of: Group;
  readonly limit: number;
}

/**
 * The page of days that lies before the patient. What lies there stays where it
 * is until the sheet is turned, whatever is found meanwhile: other groups come
 * behind, later times after, earlier ones wait, and what is gone keeps its place.
 */
export class Sheet {
  groups: readonly Group[] = [];
  #days = new Map<string, Laid>();
  /** Of each group that lies there, by its key. */
  #kinds = new Map<string, readonly Kind[]>();

  /**
   * Takes in what is offered now: what lies there stays, and of the others come those that were
   * asked for, and as many more as there is room for.
   * @param roomFor how many of some groups, from the first on, may lie there
   * @param asked keys of groups that are to lie there wherever they stand
   */
  update(
    groups: readonly Group[],
    roomFor: (groups: readonly Group[]) => number,
    asked: ReadonlySet<string> = new Set(),
  ): void {
    const byKey = new Map(groups.map((group) => [group.key, group]));
    const kept = this.groups.map((group) => byKey.get(group.key) ?? emptied(group));
    const lying = new Set(kept.map(({ key }) => key));
    const others = groups.filter(({ key }) => !lying.has(key));
    const certain = others.filter(({ key }) => asked.has(key));
    const waiting = others.filter(({ key }) => !asked.has(key));
    const first = [...kept.filter(hasTimes), ...certain];
    const room = waiting.length > 0 ? roomFor([...first, ...waiting]) - first.length : 0;
    const coming = new Set([...certain, ...waiting.slice(0, Math.max(room, 0))]);
    this.groups = [...kept, ...others.filter((group) => coming.has(group))];
    for (const { key, slots } of this.groups.filter(hasTimes)) this.#kinds.set(key, slots.kinds());
  }

  /** Clears the sheet, so that the next update lays everything out in order. */
  turn(): void {
    this.groups = [];
    this.#days = new Map();
    this.#kinds = new Map();
  }

  /** See {@link Card.kinds}. */
  kindsOf({ key }: Group): readonly Kind[] {
    return this.#kinds.get(key) ?? [];
  }

  /** A day of a group. @param limit how many times that can be taken are laid out @param isKnown whether all is known that there is */
  day(group: Group, date: CalendarDate, limit: number, now: Date, isKnown: boolean): SheetDay {
    const key = `${date} ${group.key}`;
    const before = this.#days.get(key);
    if (before?.of === group && before.limit === limit) return before;
    const slots = slotsOn(group, date, now);
    const times = laidOut(slots, before, limit, now);
    const last = times.at(-1);
    const passed = last ? indexAfter(slots, last.slot) : 0;
    const day: Laid = {
      of: group,
      limit,
      date,
      times,
      more: slots.length - passed,
      isKnown: before?.isKnown ?? isKnown,
      earlier: passed - times.filter(({ isOffered }) => isOffered).length,
    };
    this.#days.set(key, day);
    return day;
  }
}

/** What lay there before, and as many after it as there is room for: what is gone takes none. */
function laidOut(
  slots: SlotList,
  before: Laid | undefined,
  limit: number,
  now: Date,
): readonly SheetTime[] {
  const kept = (before?.times ?? []).map((time) => ({
    ...time,
    isOffered: slots.indexOf(time.slot.id) >= 0,
  }));
  const last = kept.at(-1);
  // A day that was said to have none would push away what is beneath it.
  if (before?.isKnown && !last && limit === before.limit) return [];
  const from = last ? indexAfter(slots, last.slot) : 0;
  const room = Math.max(limit - kept.filter(({ isOffered }) => isOffered).length, 0);
  return [
    ...kept,
    ...[...slots.slice(from, from + room)].map((slot) => ({
      slot,
      isOffered: true,
      from: Math.max(Date.parse(slot.start), now.getTime()),
    })),
  ];
}

/** Where what comes after a slot begins. */
function indexAfter(slots: SlotList, { id, start }: Slot): number {
  const index = slots.indexOf(id);
  return index < 0 ? slots.indexFrom(Date.parse(start) + 1) : index + 1;
}

function emptied(group: Group): Group {
  return hasTimes(group) ? { ...group, slots: group.slots.slice(0, 0) } : group;
}

/** Whether a group has not become empty on the sheet. */
export function hasTimes({ slots }: Group): boolean {
  return slots.length > 0;
}
