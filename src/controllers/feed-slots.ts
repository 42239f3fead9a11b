import { Timetable } from '../availability/timetable.js';
import { SlotRows } from '../model/slot-rows.js';
import type { SlotPage, SourceIssue } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';
import { isZone } from '../time/zone.js';

/** By how much the slots must have grown before they are put in order again at once. */
const growth = 4;
/** Else so much time must have passed, and so many times what it took the last time. */
const pause = 500;
const share = 20;

/** The slots of one feed as they come in. */
export class FeedSlots {
  timetable = Timetable.empty;
  readonly issues: SourceIssue[] = [];
  /** `false` once the source says that something is missing. */
  complete = true;

  /** Whether whoever there are times with has no others. */
  isWhole = false;

  /** When the slots were got, where they are those of an earlier visit. */
  asOf: string | undefined;

  #earlier: readonly SlotRows[] = [];
  #rows: readonly SlotRows[] = [];
  /** Slots of a source of the page's own: a later one replaces one of the same id. */
  readonly #own = new Map<string, Slot>();
  #earlierLength = 0;
  #length = 0;
  #ordered = 0;
  #orderedAt = 0;
  #took = 0;

  add({ slots, whole, issues = [], complete, asOf }: SlotPage): void {
    this.isWhole = whole === true;
    if (asOf !== undefined) {
      this.asOf = asOf;
      this.#earlier = [...this.#earlier, slots instanceof SlotRows ? slots : SlotRows.of(slots)];
      this.#earlierLength += this.#earlier.at(-1)?.length ?? 0;
    } else if (slots instanceof SlotRows) {
      this.#rows = [...this.#rows, slots];
      this.#length += slots.length;
    } else {
      for (const slot of slots) this.#addOwn(slot);
    }
    this.issues.push(...issues);
    this.complete &&= complete !== false;
  }

  /** Whether so much has come that it is worth while to put it in order, and show it. */
  get isDue(): boolean {
    // What is new is not shown yet, where what was got earlier stands.
    if (this.asOf !== undefined) return this.#ordered < this.#earlierLength;
    if (this.#length === this.#ordered) return false;
    if (this.isWhole || this.#length > this.#ordered * growth) return true;
    return performance.now() - this.#orderedAt > Math.max(pause, this.#took * share);
  }

  /** Puts in order what there is. What was got earlier stays until all that is new has come. */
  async order(): Promise<void> {
    this.#ordered = this.asOf === undefined ? this.#length : this.#earlierLength;
    const own = this.#own.size > 0 ? [SlotRows.of(this.#own.values())] : [];
    const rows = this.asOf === undefined ? [...this.#rows, ...own] : this.#earlier;
    const begun = performance.now();
    this.timetable = await Timetable.inSlices(rows);
    this.#orderedAt = performance.now();
    this.#took = this.#orderedAt - begun;
  }

  /** Nothing more comes. What was got earlier is let go of, unless there is nothing else. */
  async end(failed: boolean): Promise<void> {
    if (!failed || this.#rows.length + this.#own.size > 0) this.asOf = undefined;
    await this.order();
  }

  #addOwn(slot: Slot): void {
    const example = trouble(slot);
    if (example === undefined) {
      this.#own.set(slot.id, slot);
      this.#length += 1;
    } else {
      this.issues.push({
        code: 'slot-unusable',
        message: 'A slot cannot be shown.',
        count: 1,
        example,
      });
    }
  }
}

/** Why a slot cannot be shown: it has no start, or a zone that nobody knows. */
function trouble({ start, timeZone }: Slot): string | undefined {
  if (Number.isNaN(Date.parse(start))) return `start "${start}"`;
  return timeZone !== undefined && !isZone(timeZone) ? `zone "${timeZone}"` : undefined;
}
