import type { Slot } from './slot.js';

/**
 * Many slots in columns: thirty bytes each, and the characters of its id and
 * link. Every column but `text` has one member for each slot.
 */
export interface SlotColumns {
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly start: Float64Array;
  /** Milliseconds since 1970; not a number where there is no end. */
  readonly end: Float64Array;
  /** How many people the slot still takes; -1 where that is not told. */
  readonly capacity: Int16Array;
  /** Which of the kinds the slot is of. */
  readonly kind: Uint32Array;
  /** Where the slot's characters end in `text`; they begin where those of the one before end. */
  readonly textEnd: Uint32Array;
  /** How many bytes of them are the id; the rest is the link. */
  readonly idLength: Uint16Array;
  /** UTF-8. */
  readonly text: Uint8Array;
}

/** What tells a slot from others of its kind. */
type Own = 'id' | 'reference' | 'start' | 'end' | 'written' | 'kind' | 'capacity' | 'bookingUrl';

/** What slots have in common: all but the time, the id and the link. */
export interface SlotKind extends Omit<Slot, Own> {
  /** Put before an id to make it a reference. */
  readonly referencePrefix: string;
  /** How starts were written. */
  readonly writing: Writing;
}

/** How an instant was written: as its minute on clocks so far ahead of UTC, and what follows, such as `:00-05:00`. */
export interface Writing {
  /** Minutes. */
  readonly ahead: number;
  readonly ending: string;
  /** The whole of it, where it was written in some other way. */
  readonly whole?: string;
}

const windowLength = 4 * 3_600_000;
const characters = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether what lies between two instants (milliseconds) is too long for an appointment: "some time between". */
export function isWindow(start: number, end: number): boolean {
  return end - start > windowLength;
}

/**
 * Slots as they are kept: a Slot is made when it is asked for. A kind may be a
 * slot itself, of which there is only one then.
 */
export class SlotRows implements Iterable<Slot> {
  constructor(
    readonly columns: SlotColumns,
    readonly kinds: readonly (SlotKind | Slot)[],
  ) {}

  /** Slots that are there already. */
  static of(slots: Iterable<Slot>): SlotRows {
    const kinds = [...slots];
    const { length } = kinds;
    return new SlotRows(
      {
        length,
        start: Float64Array.from(kinds, ({ start }) => Date.parse(start)),
        // Of a time only the start counts, however long it is.
        end: Float64Array.from(kinds, ({ kind, end = '' }) =>
          kind === 'window' ? Date.parse(end) : NaN,
        ),
        capacity: Int16Array.from(kinds, ({ capacity = -1 }) => Math.min(capacity, 32_767)),
        kind: Uint32Array.from(kinds, (_, index) => index),
        textEnd: new Uint32Array(length),
        idLength: new Uint16Array(length),
        text: new Uint8Array(),
      },
      kinds,
    );
  }

  get length(): number {
    return this.columns.length;
  }

  *[Symbol.iterator](): Iterator<Slot> {
    for (let row = 0; row < this.length; row += 1) yield this.at(row);
  }

  /** The slot of a row; a row that is not there is a mistake of the caller. */
  at(row: number): Slot {
    const { columns } = this;
    const shared = this.kinds[columns.kind[row] ?? 0];
    if (!shared) throw new RangeError(`there is no row ${row}`);
    if (!('writing' in shared)) return shared;
    const { referencePrefix, writing, ...kind } = shared;
    const start = columns.start[row] ?? 0;
    const end = columns.end[row] ?? NaN;
    const capacity = columns.capacity[row] ?? -1;
    const instant = new Date(start).toISOString();
    const id = this.idAt(row);
    const link = this.#text(row, columns.idLength[row] ?? 0);
    return {
      ...kind,
      id: [kind.endpoint, kind.schedule, id, instant].join('|'),
      ...(id && { reference: referencePrefix + id }),
      start: instant,
      ...(end > start && { end: new Date(end).toISOString() }),
      written: writing.whole ?? minuteOf(start + writing.ahead * 60_000) + writing.ending,
      kind: isWindow(start, end) ? 'window' : 'time',
      ...(capacity >= 0 && { capacity }),
      ...(link && { bookingUrl: link }),
    };
  }

  /** What the publisher calls the slot of a row; of a slot that was there already, its own id. */
  idAt(row: number): string {
    const kind = this.kinds[this.columns.kind[row] ?? 0];
    if (kind && !('writing' in kind)) return kind.id;
    const from = row === 0 ? 0 : (this.columns.textEnd[row - 1] ?? 0);
    return characters.decode(
      this.columns.text.subarray(from, from + (this.columns.idLength[row] ?? 0)),
    );
  }

  #text(row: number, skipped: number): string {
    const { text, textEnd } = this.columns;
    const from = row === 0 ? 0 : (textEnd[row - 1] ?? 0);
    return characters.decode(text.subarray(from + skipped, textEnd[row]));
  }
}

function minuteOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16);
}
