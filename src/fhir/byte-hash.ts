const blockSize = 65_536;

/**
 * A hash of bytes that come in pieces: 64 bits and the length, as text.
 *
 * Two lanes of 32 bits take every word, each with multipliers of its own, and are
 * stirred into each other at the end. One changed word always changes both lanes;
 * that some other change leaves both and the length as they were has odds of one in
 * 2^64, which is a publication that changes every second for half a trillion years.
 * It does not withstand forgery and need not: only the publisher could forge, and has
 * no need to. `crypto.subtle` takes no pieces, and is not there on a page without TLS.
 */
export class ByteHash {
  readonly #block = new Uint8Array(blockSize);
  readonly #words = new Uint32Array(this.#block.buffer);
  #filled = 0;
  #length = 0;
  #one = 0x2545f491;
  #two = 0x5bd1e995;

  /** How many bytes were taken so far. */
  get length(): number {
    return this.#length;
  }

  update(piece: Uint8Array): void {
    this.#length += piece.length;
    for (let taken = 0; taken < piece.length;) {
      const begin = piece.byteOffset + taken;
      // Words are read only where a word can begin; else they are copied to where one can.
      if (this.#filled === 0 && begin % 4 === 0 && piece.length - taken >= blockSize) {
        this.#take(new Uint32Array(piece.buffer, begin, blockSize / 4));
        taken += blockSize;
        continue;
      }
      const part = piece.subarray(taken, taken + blockSize - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      taken += part.length;
      if (this.#filled === blockSize) this.#takeBlock();
    }
  }

  /** The length and the hash; to be asked for once, at the end. */
  digest(): string {
    this.#block.fill(0, this.#filled);
    this.#takeBlock();
    const one = stir(this.#one ^ this.#length);
    const two = stir(this.#two ^ one);
    return `${this.#length}-${hex(stir(one ^ two))}${hex(two)}`;
  }

  #takeBlock(): void {
    this.#take(this.#words.subarray(0, Math.ceil(this.#filled / 4)));
    this.#filled = 0;
  }

  #take(words: Uint32Array): void {
    let one = this.#one;
    let two = this.#two;
    for (const word of words) {
      one = Math.imul(one ^ Math.imul(word, 0x9e3779b1), 0x85ebca77);
      one ^= one >>> 15;
      two = Math.imul(((two << 13) | (two >>> 19)) ^ Math.imul(word, 0xc2b2ae3d), 0x27d4eb2f);
      two ^= two >>> 13;
    }
    this.#one = one;
    this.#two = two;
  }
}

/** Lets every bit of a word bear on every other. */
function stir(word: number): number {
  let stirred = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  stirred = Math.imul(stirred ^ (stirred >>> 15), 0x846ca68b);
  return (stirred ^ (stirred >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
