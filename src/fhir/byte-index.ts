/** Numbers by short runs of bytes: what a Map is to texts, without making any. */
export class ByteIndex {
  #count = 0;
  #last = -1;
  #room = 64;
  #slots = new Int32Array(this.#room).fill(-1);
  readonly #values: number[] = [];
  readonly #hashes: number[] = [];
  readonly #ends: number[] = [];
  #bytes = new Uint8Array(1_024);

  /** The number of a run, -1 where none was given to it. */
  get(bytes: Uint8Array, from: number, to: number): number {
    // What was asked for last is likely to be asked for again.
    if (this.#last < 0 || !this.#holds(this.#last, bytes, from, to))
      this.#last = this.#slots[this.#place(bytes, from, to, hashOf(bytes, from, to))] ?? -1;
    return this.#last < 0 ? -1 : (this.#values[this.#last] as number);
  }

  /** Gives a number to a run that has none. */
  set(bytes: Uint8Array, from: number, to: number, value: number): void {
    if (this.#count * 2 >= this.#room) this.#grow();
    const hash = hashOf(bytes, from, to);
    this.#slots[this.#place(bytes, from, to, hash)] = this.#count;
    const begin = this.#ends.at(-1) ?? 0;
    const end = begin + to - from;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(from, to), begin);
    this.#values.push(value);
    this.#hashes.push(hash);
    this.#ends.push(end);
    this.#count += 1;
  }

  #place(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.#room - 1;
    let place = hash & mask;
    for (;;) {
      const entry = this.#slots[place] as number;
      if (entry < 0 || (this.#hashes[entry] === hash && this.#holds(entry, bytes, from, to)))
        return place;
      place = (place + 1) & mask;
    }
  }

  #holds(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const begin = entry === 0 ? 0 : (this.#ends[entry - 1] as number);
    const length = to - from;
    if ((this.#ends[entry] as number) - begin !== length) return false;
    for (let at = 0; at < length; at += 1) {
      if (this.#bytes[begin + at] !== bytes[from + at]) return false;
    }
    return true;
  }

  #grow(): void {
    this.#room *= 2;
    this.#slots = new Int32Array(this.#room).fill(-1);
    const mask = this.#room - 1;
    for (let entry = 0; entry < this.#count; entry += 1) {
      let place = (this.#hashes[entry] as number) & mask;
      while ((this.#slots[place] as number) >= 0) place = (place + 1) & mask;
      this.#slots[place] = entry;
    }
  }
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
