import type { SlotRows } from '../model/slot-rows.js';
import type { SlotPage } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';

/**
 * What is given before all else: all times of those who are free soonest, whom the query asks for.
 * It may come in several helpings, and is held back until it is whole.
 */
export class FirstPage {
  /** So many practitioners and places are shown at first. */
  static readonly enough = 4;

  readonly #helpings: SlotRows[] = [];
  readonly #shown = new Set<string>();
  #isTold = true;

  /** @param isTold whether those whose times are in it have no others; what names its own place may stand with anybody's */
  add(slots: SlotRows, isTold: boolean): void {
    this.#helpings.push(slots);
    for (const kind of new Set(slots.columns.kind)) this.#shown.add(whose(slots.kinds[kind]));
    this.#isTold &&= isTold;
  }

  /** Whether nothing more need be held back for it. */
  get isFull(): boolean {
    return !this.#isTold || this.#shown.size >= FirstPage.enough;
  }

  /** What was held back. The last of it tells that it is whole, where it is full of what can be told. */
  pages(): readonly SlotPage[] {
    const last = this.#helpings.length - 1;
    const isWhole = this.isFull && this.#isTold;
    return this.#helpings.map((slots, index) =>
      isWhole && index === last ? { slots, whole: true } : { slots },
    );
  }
}

/** The same for times that are shown as those of one practitioner; where there is none, of one place. */
export function whose(
  of: Pick<Slot, 'practitioner' | 'device' | 'place' | 'organization'> = {},
): string {
  const { reference, name } = of.practitioner ?? of.device ?? of.place ?? of.organization ?? {};
  return reference ?? name ?? '';
}
