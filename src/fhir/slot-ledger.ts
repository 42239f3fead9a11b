/** What a ledger says of a slot: not met before, met in no older version, or newer than what was met. */
export type Standing = 'new' | 'known' | 'newer';

/**
 * Which slots were met, and in which version, in a page for each schedule: what
 * stands together in a file is then looked up close together.
 */
export class SlotLedger {
  readonly #pages = new Map<string | undefined, LedgerPage>();

  page(schedule: string | undefined): LedgerPage {
    const known = this.#pages.get(schedule);
    const page = known ?? new LedgerPage();
    if (!known) this.#pages.set(schedule, page);
    return page;
  }
}

/**
 * The slots of a schedule that were met. Equal in id and start is one slot; of
 * those, 64 bits of hash are kept (see {@link SlotMark}), which mistake one slot
 * in a hundred million schedules of a thousand for another.
 */
export class LedgerPage {
  #count = 0;
  #room = 16;
  /** Two numbers for each slot; both 0 where there is none. */
  #marks = new Uint32Array(2 * this.#room);
  /** Only kept for feeds that tell when a slot was last updated. */
  #versions: Float64Array | undefined;

  /** @param version when this version was made, in milliseconds; 0 where that is not told */
  enter(first: number, second: number, version: number): Standing {
    if (version > 0) this.#versions ??= new Float64Array(this.#room);
    if (this.#count * 2 > this.#room) this.#grow();
    const place = this.#place(first, second | 1);
    const standing = this.#marks[2 * place + 1] === 0 ? 'new' : this.#isNewer(place, version);
    if (standing === 'known') return standing;
    if (standing === 'new') this.#count += 1;
    this.#marks[2 * place] = first;
    this.#marks[2 * place + 1] = second | 1;
    if (this.#versions) this.#versions[place] = version;
    return standing;
  }

  #isNewer(place: number, version: number): Standing {
    return version > (this.#versions?.[place] ?? 0) ? 'newer' : 'known';
  }

  #place(first: number, second: number): number {
    const marks = this.#marks;
    const mask = this.#room - 1;
    let place = first & mask;
    while (
      marks[2 * place + 1] !== 0 &&
      (marks[2 * place] !== first >>> 0 || marks[2 * place + 1] !== second >>> 0)
    )
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const marks = this.#marks;
    const versions = this.#versions;
    this.#room *= 2;
    this.#marks = new Uint32Array(2 * this.#room);
    if (versions) this.#versions = new Float64Array(this.#room);
    for (let old = 0; 2 * old < marks.length; old += 1) {
      const first = marks[2 * old] ?? 0;
      const second = marks[2 * old + 1] ?? 0;
      if (second === 0) continue;
      const place = this.#place(first, second);
      this.#marks[2 * place] = first;
      this.#marks[2 * place + 1] = second;
      if (this.#versions) this.#versions[place] = versions?.[old] ?? 0;
    }
  }
}
