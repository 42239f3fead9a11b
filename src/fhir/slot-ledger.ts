/** What a ledger says of a slot: not met before, met in no older version, or newer than what was met. */
export type Standing = 'new' | 'known' | 'newer';

/**
 * Which slots were met, and in which version. Equal in schedule, id and start is
 * one slot; of those three 64 bits of hash are kept, which mistake one slot in
 * ten million feeds of a million for another.
 */
export class SlotLedger {
  #count = 0;
  #room = 1_024;
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
