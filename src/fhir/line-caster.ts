import { ByteIndex } from './byte-index.js';
import type { Stretch } from './column-writer.js';
import type { JsonObject } from './lenient.js';
import { LineMould, roles, type Role } from './line-mould.js';
import { newline } from './line-splitter.js';
import { longestValue, type CastSlot, type ScannedSlot, type SlotCaster } from './slot-scanner.js';
import { TimestampScanner } from './timestamp-scanner.js';
import { endOf, instantOf } from './written-time.js';

/** A mould, and what all lines that are cut from it have in common where their values are no holes: a number for an id, say. */
interface Form extends Pick<ScannedSlot, 'free' | 'id' | 'link' | 'capacity'> {
  readonly mould: LineMould;
  /** The kinds of its lines, by what tells them apart. */
  readonly kinds: ByteIndex;
}

/** Where a value of a line is. */
const [idRole, scheduleRole, startRole, endRole, linkRole, phoneRole, versionRole, capacityRole] =
  roles.map((role: Role) => roles.indexOf(role)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];

const mostForms = 48;
/** After so many lines that no mould fits, a feed is taken for one without any form, until more of them fit. */
const mostMisses = 400;

/**
 * Reads the lines of one Slot file that are like others before them, without parsing
 * them as JSON (see {@link LineMould}); what they come to is the same. In a chunk of its
 * own: it pays where there are thousands.
 */
export class LineCaster implements SlotCaster {
  #lines = 0;
  #misses = 0;
  #forms: Form[] = [];
  readonly #times = new TimestampScanner();
  readonly #scratch = new Uint8Array(4 * longestValue);

  /** @param byClock whether the written wall clock counts, and not its offset */
  constructor(private readonly byClock: boolean) {}

  cast(ahead: Stretch): CastSlot | undefined {
    for (let index = 0; index < this.#forms.length; index += 1) {
      const form = this.#forms[index] as Form;
      const end = form.mould.endIn(ahead);
      if (end < 0 || ahead.bytes[end] !== newline) continue;
      const slot = this.#read(form, ahead.bytes, end);
      if (!slot) continue;
      this.#lines += 1;
      if (index > 0) this.#prefer(index, form);
      return slot;
    }
    return undefined;
  }

  learn(line: Stretch, resource: JsonObject, slot: ScannedSlot): void {
    this.#lines += 1;
    if (this.#misses > mostMisses + this.#lines / 50) return;
    const known = this.#forms.find(({ mould }) => mould.endIn(line) === line.to);
    if (known) {
      const name = this.#name(line.bytes, known.mould);
      if (known.kinds.get(...name) < 0) known.kinds.set(...name, slot.kind);
      return;
    }
    this.#misses += 1;
    const mould = LineMould.of(line, resource);
    if (mould?.endIn(line) !== line.to) return;
    const { free, capacity } = slot;
    // They outlast the next slot.
    const [id, link] = [own(slot.id), own(slot.link)];
    const kinds = new ByteIndex();
    kinds.set(...this.#name(line.bytes, mould), slot.kind);
    this.#forms = [{ mould, kinds, free, id, link, capacity }, ...this.#forms].slice(0, mostForms);
  }

  /** Reads a line that a mould fits; nothing where its values must be read as JSON. */
  #read(form: Form, bytes: Uint8Array, lineEnd: number): CastSlot | undefined {
    const { mould, kinds } = form;
    const { from, to } = mould;
    const ending = this.#times.read(bytes, from[startRole] as number, to[startRole] as number);
    const kind = ending ? kinds.get(...this.#name(bytes, mould)) : -1;
    if (!ending || kind < 0) return undefined;
    const start = instantOf(this.#times.wall, ending);
    let end = NaN;
    const endFrom = from[endRole] as number;
    if (endFrom >= 0) {
      const endEnding = this.#times.read(bytes, endFrom, to[endRole] as number);
      if (!endEnding) return undefined;
      end = endOf(this.#times.wall, endEnding, ending, this.byClock);
    }
    let version = 0;
    const versionFrom = from[versionRole] as number;
    if (versionFrom >= 0) {
      const versionEnding = this.#times.read(bytes, versionFrom, to[versionRole] as number);
      if (!versionEnding) return undefined;
      version = instantOf(this.#times.wall, versionEnding);
    }
    const idFrom = from[idRole] as number;
    // Broken UTF-8 may be written in many ways that all mean one id.
    if (idFrom >= 0 && !isAscii(bytes, idFrom, to[idRole] as number)) return undefined;
    const linkFrom = from[linkRole] as number;
    const capacityFrom = from[capacityRole] as number;
    return {
      lineEnd,
      kind,
      start,
      end,
      free: form.free,
      capacity:
        capacityFrom >= 0
          ? integer(bytes, capacityFrom, to[capacityRole] as number)
          : form.capacity,
      version,
      id: idFrom >= 0 ? { bytes, from: idFrom, to: to[idRole] as number } : form.id,
      link: linkFrom >= 0 ? { bytes, from: linkFrom, to: to[linkRole] as number } : form.link,
    };
  }

  /** What tells the kinds of a mould apart, as one run of bytes. */
  #name(bytes: Uint8Array, { from, to }: LineMould): [Uint8Array, number, number] {
    const scratch = this.#scratch;
    let length = 0;
    const add = (begin: number, end: number) => {
      for (let at = begin; at < end; at += 1) scratch[length++] = bytes[at] as number;
      scratch[length++] = 0;
    };
    add((from[startRole] as number) + 16, to[startRole] as number);
    if ((from[scheduleRole] as number) >= 0)
      add(from[scheduleRole] as number, to[scheduleRole] as number);
    if ((from[phoneRole] as number) >= 0) add(from[phoneRole] as number, to[phoneRole] as number);
    return [scratch, 0, length];
  }

  /** Puts the form that fitted in front: the next line is likely to be like this one. */
  #prefer(index: number, form: Form): void {
    this.#forms.copyWithin(1, 0, index);
    this.#forms[0] = form;
  }
}

function own({ bytes, from, to }: Stretch): Stretch {
  return { bytes: bytes.slice(from, to), from: 0, to: to - from };
}

function integer(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + (bytes[at] as number) - 48;
  return value;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  let all = 0;
  for (let at = from; at < to; at += 1) all |= bytes[at] as number;
  return all < 128;
}
