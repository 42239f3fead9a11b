/** What a ledger says of a slot: not met before, met in no older version, or newer than what was met. */
export type Standing = 'new' | 'known' | 'newer';

/**
 * Which slots were met in one search, and in which version, in a page for each
 * schedule: what stands together in a file is then looked up close together.
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
 * those, 64 bits of hash are kept (see `SlotMark`), which mistake one slot in a
 * hundred million schedules of a thousand for another.
 */
export class LedgerPage {
  #count = 0;
  #room = 16;
  /**
   * Three numbers for each slot: its mark, of which the second is 0 where there is none, and in
   * which row it was given, counted from 1; 0 where it was not.
   */
  #entries = new Int32Array(3 * this.#room);
  /** Only kept for feeds that tell when a slot was last updated. */
  #versions: Float64Array | undefined;
  /** Where the slot is that was entered last. */
  #last = 0;

  /** @param version when this version was made, in milliseconds; 0 where that is not told */
  enter(first: number, second: number, version: number): Standing {
    if (version > 0) this.#versions ??= new Float64Array(this.#room);
    if (this.#count * 2 > this.#room) this.#grow();
    const place = this.#place(first, second | 1);
    const standing = this.#entries[3 * place + 1] === 0 ? 'new' : this.#isNewer(place, version);
    if (standing === 'known') return standing;
    if (standing === 'new') this.#count += 1;
    this.#last = place;
    this.#entries[3 * place] = first;
    this.#entries[3 * place + 1] = second | 1;
    if (this.#versions) this.#versions[place] = version;
    return standing;
  }

  /** In which row an older version of the slot that was entered last was given; -1 for none. */
  get row(): number {
    return (this.#entries[3 * this.#last + 2] as number) - 1;
  }

  set row(row: number) {
    this.#entries[3 * this.#last + 2] = row + 1;
  }

  #isNewer(place: number, version: number): Standing {
    return version > (this.#versions?.[place] ?? 0) ? 'newer' : 'known';
  }

  #place(first: number, second: number): number {
    const entries = this.#entries;
    const mask = this.#room - 1;
    let place = first & mask;
    while (
      entries[3 * place + 1] !== 0 &&
      (entries[3 * place] !== first || entries[3 * place + 1] !== second)
    )
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const entries = this.#entries;
    const versions = this.#versions;
    this.#room *= 2;
    this.#entries = new Int32Array(3 * this.#room);
    if (versions) this.#versions = new Float64Array(this.#room);
    for (let old = 0; 3 * old < entries.length; old += 1) {
      const first = entries[3 * old] as number;
      const second = entries[3 * old + 1] as number;
      if (second === 0) continue;
      const place = this.#place(first, second);
      this.#entries[3 * place] = first;
      this.#entries[3 * place + 1] = second;
      this.#entries[3 * place + 2] = entries[3 * old + 2] as number;
      if (this.#versions) this.#versions[place] = versions?.[old] ?? 0;
    }
  }
}
