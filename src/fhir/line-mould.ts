import { viewOf } from './byte-view.js';
import type { Stretch } from './column-writer.js';
import { extensionIndex } from './extension.js';
import type { JsonObject } from './lenient.js';
import { longestValue } from './slot-scanner.js';

/** What may differ between two lines that are cut from one mould. */
export const roles = [
  'id',
  'schedule',
  'start',
  'end',
  'link',
  'phone',
  'version',
  'capacity',
] as const;
export type Role = (typeof roles)[number];

/** A scalar in a line, by where it is: of text, what is between its quotes. */
interface Scalar {
  readonly path: readonly (string | number)[];
  readonly from: number;
  readonly to: number;
  readonly isText: boolean;
}

const quote = 34;
const backslash = 92;
const firstPrintable = 32;

/** Members of a Slot that tell a patient nothing. */
const ignored = new Set(['comment', 'identifier', 'language', 'text', 'meta']);

/**
 * The form of a Slot's line. Feeds are written by programs, so that one line is
 * like another but for a few values. A line that agrees with a mould byte by
 * byte, and has plain text where the mould has holes, means what the mould's own
 * line means with these values put in; it need not be parsed as JSON.
 */
export class LineMould {
  /** Where the hole of each role begins and ends in the line that was matched last; -1 where there is none. */
  readonly from = new Int32Array(roles.length).fill(-1);
  readonly to = new Int32Array(roles.length).fill(-1);

  private constructor(
    private readonly literals: readonly Literal[],
    /** The role of each hole, by its number; -1 for values that are of no interest. */
    private readonly holes: readonly number[],
    private readonly isText: readonly boolean[],
  ) {}

  /** The mould of a line; none where its values cannot be told from the bytes alone. */
  static of({ bytes, from, to }: Stretch, resource: JsonObject): LineMould | undefined {
    const line = bytes.slice(from, to);
    const scalars = new Walk(line).scalars();
    if (!scalars) return undefined;
    const extensions = {
      link: extensionIndex(resource, 'booking-deep-link'),
      phone: extensionIndex(resource, 'booking-phone'),
      capacity: extensionIndex(resource, 'slot-capacity'),
    };
    const literals: Literal[] = [];
    const holes: number[] = [];
    const isText: boolean[] = [];
    let end = 0;
    for (const scalar of scalars) {
      const role = roleOf(scalar, extensions);
      if (role === undefined) continue;
      const index = role === 'none' ? -1 : roles.indexOf(role);
      const plain = isPlain(line, scalar);
      if (!plain && index < 0) continue;
      if (!plain || (index >= 0 && holes.includes(index))) return undefined;
      literals.push(new Literal(line.slice(end, scalar.from)));
      holes.push(index);
      isText.push(scalar.isText);
      end = scalar.to;
    }
    literals.push(new Literal(line.slice(end)));
    return new LineMould(literals, holes, isText);
  }

  /**
   * Where the line ends that a stretch begins with, if it is cut from this mould; -1 where
   * it is not. `from` and `to` then tell where its values are.
   */
  endIn({ bytes, from, to }: Stretch): number {
    const { literals, holes, isText } = this;
    const view = viewOf(bytes);
    let at = from;
    for (let hole = 0; hole < holes.length; hole += 1) {
      at = (literals[hole] as Literal).endIn(bytes, view, at, to);
      if (at < 0) return -1;
      const begin = at;
      at = isText[hole] ? endOfText(bytes, view, at, to) : endOfInteger(bytes, at, to);
      const role = holes[hole] as number;
      if (at < 0 || at - begin > longestValue) return -1;
      if (role >= 0) {
        this.from[role] = begin;
        this.to[role] = at;
      }
    }
    return (literals[holes.length] as Literal).endIn(bytes, view, at, to);
  }
}

/** Bytes that are the same in every line. */
class Literal {
  readonly #bytes: Uint8Array;
  /** The same, four at a time: what is compared most is compared fastest. */
  readonly #words: Uint32Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const view = viewOf(bytes);
    this.#words = Uint32Array.from({ length: bytes.length >> 2 }, (_, word) =>
      view.getUint32(word * 4, true),
    );
  }

  /** Where these bytes end that are at a place; -1 where they are not there. */
  endIn(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const literal = this.#bytes;
    const words = this.#words;
    const end = from + literal.length;
    if (end > to) return -1;
    const count = words.length;
    for (let word = 0; word < count; word += 1) {
      if (view.getUint32(from + word * 4, true) !== words[word]) return -1;
    }
    for (let index = count * 4; index < literal.length; index += 1) {
      if (bytes[from + index] !== literal[index]) return -1;
    }
    return end;
  }
}

/** Where text without escapes ends, at its quote; -1 where it has any. */
function endOfText(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let plain = from;
  while (plain + 4 <= to && isPlainWord(view.getInt32(plain, true))) plain += 4;
  for (let at = plain; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) return at;
    if (byte === backslash || byte < firstPrintable) return -1;
  }
  return -1;
}

/**
 * Whether none of four bytes is a quote, a backslash or below the first that is printable.
 * A byte of zero is what borrows from the highest bit, here of what a byte differs by.
 */
function isPlainWord(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const found =
    ((quotes - 0x01010101) & ~quotes) |
    ((backslashes - 0x01010101) & ~backslashes) |
    ((word - 0x20202020) & ~word);
  return (found & 0x80808080) === 0;
}

/** Where an integer of at most nine digits ends, -1 where there is none as JSON writes it. */
function endOfInteger(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && at - from < 10 && isDigit(bytes[at] as number)) at += 1;
  const length = at - from;
  if (length === 0 || length > 9) return -1;
  return length > 1 && bytes[from] === 48 ? -1 : at;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isPlain(line: Uint8Array, { from, to, isText }: Scalar): boolean {
  return isText
    ? !line.subarray(from, to).includes(backslash)
    : endOfInteger(line, from, to) === to;
}

function roleOf(
  { path, isText }: Scalar,
  extensions: {
    readonly [role in 'link' | 'phone' | 'capacity']: readonly [number, string] | undefined;
  },
): Role | 'none' | undefined {
  const [top, second, third] = path;
  if (top === 'extension') {
    for (const role of ['link', 'phone', 'capacity'] as const) {
      const [index, member] = extensions[role] ?? [];
      const here = path.length === 3 && second === index && third === member;
      if (here && isText === (role !== 'capacity')) return role;
    }
    return undefined;
  }
  if (isText && path.length === 1 && (top === 'id' || top === 'start' || top === 'end')) return top;
  if (isText && path.length === 2 && top === 'schedule' && second === 'reference')
    return 'schedule';
  if (isText && path.length === 2 && top === 'meta' && second === 'lastUpdated') return 'version';
  return ignored.has(String(top)) ? 'none' : undefined;
}

/** A walk through a line that is known to be JSON. */
class Walk {
  readonly #line: Uint8Array;
  readonly #scalars: Scalar[] = [];
  #at = 0;
  /** A member that is there twice: only the last one counts, so that places mean nothing. */
  #twice = false;

  constructor(line: Uint8Array) {
    this.#line = line;
  }

  /** Every text and number, in the order in which they stand; nothing where that is not all there is to tell. */
  scalars(): readonly Scalar[] | undefined {
    this.#value([]);
    return this.#twice ? undefined : this.#scalars;
  }

  #value(path: readonly (string | number)[]): void {
    const byte = this.#next();
    if (byte === '{') this.#members(path);
    else if (byte === '[') this.#items(path);
    else if (byte === '"') {
      const [from, to] = this.#text();
      this.#scalars.push({ path, from, to, isText: true });
    } else {
      const from = this.#at;
      while (this.#at < this.#line.length && !/[\s,\]}]/.test(this.#peek())) this.#at += 1;
      if (/[-\d]/.test(byte)) this.#scalars.push({ path, from, to: this.#at, isText: false });
    }
  }

  #members(path: readonly (string | number)[]): void {
    const names = new Set<string>();
    this.#at += 1;
    while (this.#next() !== '}') {
      if (this.#peek() === ',') {
        this.#at += 1;
        this.#next();
      }
      const [from, to] = this.#text();
      const name = JSON.parse(`"${characters.decode(this.#line.subarray(from, to))}"`) as string;
      this.#twice ||= names.has(name);
      names.add(name);
      this.#next();
      this.#at += 1;
      this.#value([...path, name]);
    }
    this.#at += 1;
  }

  #items(path: readonly (string | number)[]): void {
    this.#at += 1;
    for (let index = 0; this.#next() !== ']'; index += 1) {
      if (this.#peek() === ',') this.#at += 1;
      this.#value([...path, index]);
    }
    this.#at += 1;
  }

  /** What is between the quotes. */
  #text(): readonly [from: number, to: number] {
    const from = this.#at + 1;
    let to = from;
    while (this.#line[to] !== quote) to += this.#line[to] === backslash ? 2 : 1;
    this.#at = to + 1;
    return [from, to];
  }

  #next(): string {
    while (/\s/.test(this.#peek())) this.#at += 1;
    return this.#peek();
  }

  #peek(): string {
    return String.fromCharCode(this.#line[this.#at] ?? 0);
  }
}

const characters = new TextDecoder('utf-8', { ignoreBOM: true });
