import { isPauseDue, pause } from '../model/pace.js';
import type { SlotKind, SlotRows } from '../model/slot-rows.js';
import type { Named, Slot } from '../model/slot.js';
import { ZoneOffset } from '../time/zone-offset.js';
import { inOrder } from './in-order.js';
import { zoneShown } from './zone-shown.js';

/** What many slots have in common, or a slot that stands for itself. */
export type Kind = SlotKind | Slot;

/** A stretch of a timetable: what makes one group. */
export interface Stretch {
  readonly key: string;
  /** A kind of it; all agree in who, where, mode and zone. */
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

const anHour = 3_600_000;
const between = 4_096;

/**
 * All slots there are, by group and then by time. Which of them are offered,
 * and on which days, is found by going along its columns.
 */
export class Timetable {
  static readonly empty = Timetable.of([]);

  #ids: Map<string, number> | undefined;
  readonly #offsets = new Map<string, ZoneOffset>();
  #hours: { readonly of: string; readonly column: Uint8Array } | undefined;

  private constructor(
    readonly stretches: readonly Stretch[],
    readonly kinds: readonly Kind[],
    /** When each slot starts, in milliseconds. */
    readonly start: Float64Array,
    /** Which of the kinds each slot is of. */
    readonly kind: Uint32Array,
    /** In which row each slot lies, counted from the first of all rows. */
    private readonly row: Uint32Array,
    private readonly rows: readonly SlotRows[],
    /** The number of the first row of each of them. */
    private readonly firsts: readonly number[],
  ) {}

  /** Puts slots in order at once; those with a capacity of 0 are left out. */
  static of(rows: readonly SlotRows[]): Timetable {
    const steps = Timetable.#build(rows);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** The same in slices, for many slots. */
  static async inSlices(rows: readonly SlotRows[]): Promise<Timetable> {
    const steps = Timetable.#build(rows);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (isPauseDue()) await pause();
    }
  }

  get length(): number {
    return this.start.length;
  }

  /** The slot at a place. */
  at(place: number): Slot {
    const [rows, row] = this.#rowAt(place);
    return rows.at(row);
  }

  /** When the slot at a place ends, in milliseconds; not a number where it has no end. */
  endAt(place: number): number {
    const [{ columns }, row] = this.#rowAt(place);
    return columns.end[row] ?? NaN;
  }

  /**
   * The hour of the week in which each slot starts, on the clocks that it is
   * shown by, counted from Monday's midnight. Kept for the zone asked for last.
   */
  hoursOfWeek(viewerZone: string): Uint8Array {
    if (this.#hours?.of === viewerZone) return this.#hours.column;
    const before = this.#hours?.column;
    const column = before ?? new Uint8Array(this.length);
    for (const { kind, from, to } of this.stretches) {
      const zone = zoneShown(kind, viewerZone);
      // Where the place's own clocks count, nothing depends on the viewer.
      if (before && zone === zoneShown(kind, '')) continue;
      const offset = this.#offsets.get(zone) ?? new ZoneOffset(zone);
      this.#offsets.set(zone, offset);
      for (let place = from; place < to; place += 1) {
        const start = this.start[place] as number;
        // The first of January 1970 was a Thursday; nothing that is offered lies before it.
        column[place] = ((start + offset.at(start)) / anHour + 3 * 24) % 168;
      }
    }
    this.#hours = { of: viewerZone, column };
    return column;
  }

  /** The place of the slot with an id; -1 where there is none. */
  find(id: string): number {
    this.#ids ??= new Map(this.#ownIds());
    const place = this.#ids.get(id) ?? this.#search(id);
    this.#ids.set(id, place);
    return place;
  }

  /** Our own ids end with the start. */
  #search(id: string): number {
    const start = Date.parse(id.slice(id.lastIndexOf('|') + 1));
    if (Number.isNaN(start)) return -1;
    for (const { from, to } of this.stretches) {
      let place = firstFrom(this.start, start, from, to);
      for (; place < to && this.start[place] === start; place += 1) {
        if (this.at(place).id === id) return place;
      }
    }
    return -1;
  }

  /** Ids of slots that stand for themselves: they say nothing of the time. */
  *#ownIds(): Generator<readonly [string, number]> {
    if (!this.kinds.some((kind) => 'id' in kind)) return;
    for (let place = 0; place < this.length; place += 1) {
      const kind = this.kinds[this.kind[place] as number];
      if (kind && 'id' in kind) yield [kind.id, place];
    }
  }

  #rowAt(place: number): readonly [SlotRows, number] {
    const row = this.row[place] as number;
    let low = 0;
    let high = this.firsts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.firsts[middle] as number) <= row) low = middle;
      else high = middle;
    }
    return [this.rows[low] as SlotRows, row - (this.firsts[low] as number)];
  }

  /** Pauses now and then, at every `yield`. */
  static *#build(rows: readonly SlotRows[]): Generator<undefined, Timetable> {
    const { kinds, bases } = gather(rows);
    const groupOf = new Uint32Array(kinds.length);
    const keys = new Map<string, number>();
    for (const [index, kind] of kinds.entries()) {
      const key = groupKey(kind);
      const group = keys.get(key) ?? keys.size;
      keys.set(key, group);
      groupOf[index] = group;
      if (index % between === 0) yield;
    }

    const next = new Uint32Array(keys.size + 1);
    const firsts: number[] = [];
    let total = 0;
    for (const { columns, kinds: own } of rows) {
      const base = bases.get(own) ?? 0;
      firsts.push(total);
      total += columns.length;
      for (let row = 0; row < columns.length; row += 1) {
        const group = groupOf[base + (columns.kind[row] as number)] as number;
        next[group + 1] = (next[group + 1] as number) + 1;
        if (row % between === 0) yield;
      }
    }
    for (let group = 0; group < keys.size; group += 1)
      next[group + 1] = (next[group + 1] as number) + (next[group] as number);
    const ends = next.slice(1);

    const start = new Float64Array(total);
    const kind = new Uint32Array(total);
    const row = new Uint32Array(total);
    for (const [index, { columns, kinds: own }] of rows.entries()) {
      const base = bases.get(own) ?? 0;
      const first = firsts[index] as number;
      for (let at = 0; at < columns.length; at += 1) {
        const itsKind = base + (columns.kind[at] as number);
        const group = groupOf[itsKind] as number;
        const place = next[group] as number;
        next[group] = place + 1;
        start[place] = columns.start[at] as number;
        kind[place] = itsKind;
        row[place] = first + at;
        if (at % between === 0) yield;
      }
    }
    let from = 0;
    for (const to of ends) {
      yield* inOrder({ start, kind, row }, from, to);
      from = to;
    }
    const all = new Timetable([], kinds, start, kind, row, rows, firsts);
    return yield* all.#each([...keys.keys()], ends);
  }

  /** This timetable with its stretches, and only what has room. */
  *#each(keys: readonly string[], ends: Uint32Array): Generator<undefined, Timetable> {
    const { start, kind, row, kinds } = this;
    const stretches: Stretch[] = [];
    let written = 0;
    let place = 0;
    for (const [group, key] of keys.entries()) {
      const end = ends[group] as number;
      const from = written;
      for (; place < end; place += 1) {
        if (place % between === 0) yield;
        if (!this.#hasRoom(place)) continue;
        start[written] = start[place] as number;
        kind[written] = kind[place] as number;
        row[written] = row[place] as number;
        written += 1;
      }
      const sample = kinds[kind[from] as number];
      if (written > from && sample) stretches.push({ key, kind: sample, from, to: written });
    }
    return new Timetable(
      stretches,
      kinds,
      start.subarray(0, written),
      kind.subarray(0, written),
      row.subarray(0, written),
      this.rows,
      this.firsts,
    );
  }

  #hasRoom(place: number): boolean {
    const [{ columns }, row] = this.#rowAt(place);
    return columns.capacity[row] !== 0;
  }
}

/** The first place, between two, of what starts at an instant or later. */
function firstFrom(start: Float64Array, instant: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The kinds of all rows in one list, and where in it those of each begin. */
function gather(rows: readonly SlotRows[]) {
  const kinds: Kind[] = [];
  const bases = new Map<readonly Kind[], number>();
  for (const { kinds: own } of rows) {
    if (bases.has(own)) continue;
    bases.set(own, kinds.length);
    for (const kind of own) kinds.push(kind);
  }
  return { kinds, bases };
}

function groupKey(kind: Kind): string {
  const { endpoint, practitioner, device, place, organization, mode, timeZone } = kind;
  // A virtual visit is shown in the viewer's zone, wherever it comes from.
  const zone = mode === 'virtual' ? undefined : timeZone;
  const who = [practitioner, device, place];
  const named = who.some(Boolean) ? who : [organization];
  return [endpoint, ...named.map(identity), mode, zone].join('|');
}

function identity(named: Named | undefined): string {
  return named ? (named.reference ?? named.name) : '';
}
