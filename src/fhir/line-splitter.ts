import type { Stretch } from './column-writer.js';

export const newline = 10;
const longestKept = 2_000_000;

/** Cuts a body that comes in pieces into lines, wherever it happens to be cut itself. */
export class LineSplitter {
  #piece: Uint8Array = new Uint8Array();
  #at = 0;
  /** The beginning of a line whose end has not come. */
  #rest: Uint8Array[] = [];
  #restLength = 0;
  #begun = false;

  /** Takes the next piece, when the lines of the one before have been asked for. */
  add(piece: Uint8Array): void {
    this.#piece = piece;
    this.#at = 0;
  }

  /** What begins with the next line, wherever that ends; nothing where it is not in one piece. */
  get ahead(): Stretch | undefined {
    const { length } = this.#piece;
    if (!this.#begun || this.#restLength > 0 || this.#at === length) return undefined;
    return { bytes: this.#piece, from: this.#at, to: length };
  }

  /** Goes on behind a line that was read by looking ahead. @param end where its newline is */
  pass(end: number): void {
    this.#at = end + 1;
  }

  /** The next line that has come to its end. */
  next(): Stretch | undefined {
    const piece = this.#piece;
    const from = this.#at;
    const to = piece.indexOf(newline, from);
    if (to < 0) {
      if (from < piece.length) this.#keep(piece.subarray(from));
      this.#at = piece.length;
      return undefined;
    }
    this.#at = to + 1;
    if (this.#restLength === 0) return this.#unmarked({ bytes: piece, from, to });
    this.#keep(piece.subarray(from, to));
    return this.end();
  }

  /** What is left, when there are no more pieces. */
  end(): Stretch | undefined {
    if (this.#restLength === 0) return undefined;
    const bytes = new Uint8Array(this.#restLength);
    let written = 0;
    for (const part of this.#rest) {
      bytes.set(part, written);
      written += part.length;
    }
    this.#rest = [];
    this.#restLength = 0;
    return this.#unmarked({ bytes, from: 0, to: bytes.length });
  }

  /** A body may begin with a byte order mark. */
  #unmarked(line: Stretch): Stretch {
    const { bytes, from } = line;
    const first = !this.#begun;
    this.#begun = true;
    const isMarked =
      first && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
    return isMarked ? { ...line, from: from + 3 } : line;
  }

  /** Of a line that is too long by far, the end is let go of. */
  #keep(part: Uint8Array): void {
    if (this.#restLength > longestKept) return;
    this.#rest.push(part);
    this.#restLength += part.length;
  }
}
