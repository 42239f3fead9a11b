import { isWindow, type Writing } from '../model/slot-rows.js';
import { parseTimestamp } from '../time/timestamp.js';
import { accepted } from './accepting-patients.js';
import { ByteIndex } from './byte-index.js';
import { ColumnWriter, type Stretch } from './column-writer.js';
import { conceptsOf } from './concepts.js';
import { released } from './contained.js';
import { extensionValue } from './extension.js';
import { IssueTally } from './issue-tally.js';
import { id, number, object, text, type JsonObject } from './lenient.js';
import { LineMould, longestValue, roles, type Role } from './line-mould.js';
import { newline, type LineSplitter } from './line-splitter.js';
import { readLine } from './ndjson.js';
import { present } from '../model/present.js';
import type { RawKind, RawSlots } from './raw-slots.js';
import { readReference } from './reference.js';
import { schedulingLocations } from './scheduling-location.js';
import { MarkWriter, SlotMark } from './slot-mark.js';
import type { Span } from './span.js';
import { TextBytes } from './text-bytes.js';
import { TimestampScanner, type Ending } from './timestamp-scanner.js';

/** A mould, and what all lines that are cut from it have in common. */
interface Form {
  readonly mould: LineMould;
  readonly free: boolean;
  /** Where they are no holes: a number for an id, say. */
  readonly id: Stretch;
  readonly link: Stretch;
  readonly capacity: number;
  /** The kinds of its lines, by what tells them apart. */
  readonly kinds: ByteIndex;
}

/** A kind, and what is needed to read further slots of it. */
interface KnownKind {
  readonly ending: Ending;
  /** Whether its times have the usual form. */
  readonly isUsual: boolean;
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
const mostCapacity = 32_767;
/** No clock is further from UTC, so that what a wall clock without offset means is not left out too early. */
const slack = 26 * 3_600_000;

/**
 * Turns the lines of a Slot file, or Slot resources, into columns. A slot that is
 * not free is there too: it may take back another version of itself.
 *
 * A line that is like others before it is not parsed as JSON (see
 * {@link LineMould}); what it comes to is the same.
 */
export class SlotScanner {
  /** Lines that were JSON objects, and lines that were not. */
  good = 0;
  bad = 0;

  #past = 0;
  #misses = 0;
  #newKinds: RawKind[] = [];
  #contained: JsonObject[] = [];
  #forms: Form[] = [];
  readonly #kinds: KnownKind[] = [];
  readonly #kindOf = new Map<string, number>();
  readonly #issues = new IssueTally();
  readonly #writer = new ColumnWriter();
  readonly #times = new TimestampScanner();
  readonly #mark = new SlotMark();
  readonly #marks = new MarkWriter();
  readonly #scratch = new Uint8Array(4 * longestValue);
  readonly #timeBytes = new TextBytes();
  readonly #idBytes = new TextBytes();
  readonly #linkBytes = new TextBytes();

  /**
   * @param span slots that certainly do not start in it, or are not over in it, are left out
   * @param byClock whether the written wall clock counts, and not its offset
   */
  constructor(
    private readonly span: Span,
    private readonly byClock: boolean,
  ) {}

  /** How many slots are waiting to be taken. */
  get waiting(): number {
    return this.#writer.length;
  }

  /** What was found since the last time. */
  take(): RawSlots {
    const raw = {
      columns: { ...this.#writer.take(), ...this.#marks.take() },
      kinds: this.#newKinds,
      contained: this.#contained,
      issues: this.#issues.take(),
      past: this.#past,
    };
    this.#newKinds = [];
    this.#contained = [];
    this.#past = 0;
    return raw;
  }

  /** Reads the next line of a file that has come to its end; says whether there was one. */
  next(lines: LineSplitter): boolean {
    const { ahead } = lines;
    if (ahead) {
      for (let index = 0; index < this.#forms.length; index += 1) {
        const form = this.#forms[index] as Form;
        const end = form.mould.endIn(ahead);
        if (end < 0 || ahead.bytes[end] !== newline || !this.#cast(form, ahead.bytes)) continue;
        lines.pass(end);
        this.good += 1;
        if (index > 0) this.#prefer(index, form);
        return true;
      }
    }
    const line = lines.next();
    if (line) this.line(line);
    return line !== undefined;
  }

  /** Reads a line by itself; an empty one is nothing. */
  line(line: Stretch): void {
    const read = readLine(line, this.#issues);
    if (read.is === 'unreadable') this.bad += 1;
    if (!('resource' in read)) return;
    this.good += 1;
    const [resource = read.resource, ...contained] = released(read.resource);
    this.#contained.push(...contained);
    const kind = this.resource(resource);
    if (read.is === 'as-written' && kind >= 0) this.#learn(line, resource, kind);
  }

  /** Reads a resource that is parsed already; says of which kind it is, -1 where it is no slot. */
  resource(resource: JsonObject): number {
    if (resource.resourceType !== 'Slot') {
      this.#issues.add('not-a-slot', 'A line of a Slot file is no Slot.', JSON.stringify(resource));
      return -1;
    }
    const start = this.#timeOf(resource.start);
    if (!start) {
      this.#issues.add(
        'start-unreadable',
        'A slot has no start that can be read.',
        JSON.stringify(resource.start) ?? 'none',
      );
      return -1;
    }
    const kind = this.#kind(resource, start);
    const { ending } = this.#kinds[kind] as KnownKind;
    const end = this.#timeOf(resource.end);
    const free = resource.status === 'free';
    const version = this.#timeOf(object(resource.meta)?.lastUpdated);
    this.#put({
      kind,
      start: instantOf(start.wall, ending),
      end: end ? this.#endOf(end.wall, end.ending, ending) : NaN,
      free,
      capacity: capacityOf(resource),
      version: version ? instantOf(version.wall, version.ending) : 0,
      id: idOf(resource, this.#idBytes),
      link: linkOf(resource, this.#linkBytes),
    });
    return kind;
  }

  /** Reads a line that a mould fits; says whether it could. */
  #cast(form: Form, bytes: Uint8Array): boolean {
    const { mould, free, kinds } = form;
    const { from, to } = mould;
    const startFrom = from[startRole] as number;
    const startTo = to[startRole] as number;
    const ending = this.#times.read(bytes, startFrom, startTo);
    const kind = ending ? kinds.get(...this.#name(bytes, mould)) : -1;
    if (!ending || kind < 0) return false;
    const start = instantOf(this.#times.wall, ending);
    let end = NaN;
    const endFrom = from[endRole] as number;
    if (endFrom >= 0) {
      const endEnding = this.#times.read(bytes, endFrom, to[endRole] as number);
      if (!endEnding) return false;
      end = this.#endOf(this.#times.wall, endEnding, ending);
    }
    let version = 0;
    const versionFrom = from[versionRole] as number;
    if (versionFrom >= 0) {
      const versionEnding = this.#times.read(bytes, versionFrom, to[versionRole] as number);
      if (!versionEnding) return false;
      version = instantOf(this.#times.wall, versionEnding);
    }
    const idFrom = from[idRole] as number;
    // Broken UTF-8 may be written in many ways that all mean one id.
    if (idFrom >= 0 && !isAscii(bytes, idFrom, to[idRole] as number)) return false;
    const linkFrom = from[linkRole] as number;
    const capacityFrom = from[capacityRole] as number;
    this.#put({
      kind,
      start,
      end,
      free,
      capacity:
        capacityFrom >= 0
          ? integer(bytes, capacityFrom, to[capacityRole] as number)
          : form.capacity,
      version,
      id: idFrom >= 0 ? { bytes, from: idFrom, to: to[idRole] as number } : form.id,
      link: linkFrom >= 0 ? { bytes, from: linkFrom, to: to[linkRole] as number } : form.link,
    });
    return true;
  }

  #put(slot: {
    readonly kind: number;
    readonly start: number;
    readonly end: number;
    readonly free: boolean;
    readonly capacity: number;
    readonly version: number;
    readonly id: Stretch;
    readonly link: Stretch;
  }): void {
    const { kind, start, free, link } = slot;
    const { span } = this;
    if (start >= span.to + slack) return;
    const hasEnd = slot.end > start;
    if (start < span.from - slack && !(isWindow(start, slot.end) && slot.end > span.from - slack)) {
      if (free) this.#past += 1;
      return;
    }
    if (free && !hasEnd) {
      this.#issues.add(
        'end-ignored',
        'A slot has no end after its start; the start counts.',
        Number.isNaN(slot.end) ? 'none' : new Date(slot.end).toISOString(),
      );
    }
    this.#writer.text(slot.id);
    if (free) this.#writer.text(link);
    this.#writer.row(
      kind,
      start,
      hasEnd ? slot.end : NaN,
      free ? Math.min(slot.capacity, mostCapacity) : 0,
      slot.id.to - slot.id.from,
    );
    this.#mark.put(slot.id, start);
    this.#marks.row(this.#mark, slot.version);
  }

  /** The end, where it lies on the same clock as the start. */
  #endOf(wall: number, ending: Ending, start: Ending): number {
    const sameClock = this.byClock || ending.offset === undefined || start.offset === undefined;
    return wall + ending.extra - (sameClock ? start.ahead : ending.ahead) * 60_000;
  }

  /** A kind by its resource; made where it is new. */
  #kind(resource: JsonObject, { ending, whole: written }: Written): number {
    const { key: schedule } = readReference(resource.schedule);
    const writing: Writing = {
      ahead: ending.ahead,
      ending: ending.text,
      ...(written !== undefined && { whole: written }),
    };
    const raw: RawKind = {
      writing,
      services: conceptsOf(resource.serviceType),
      specialties: conceptsOf(resource.specialty),
      accepts: accepted(resource.appointmentType),
      ...present({
        schedule,
        place: schedulingLocations(resource)[0],
        offset: ending.offset,
        phone: text(extensionValue(resource, 'booking-phone')),
      }),
    };
    const key = JSON.stringify(raw);
    let kind = this.#kindOf.get(key);
    if (kind === undefined) {
      kind = this.#kinds.length;
      this.#kindOf.set(key, kind);
      this.#kinds.push({
        ending,
        isUsual: written === undefined,
      });
      this.#newKinds.push(raw);
    }
    return kind;
  }

  /** Makes a mould of a line, or tells one that is there of a kind that is new to it. */
  #learn(line: Stretch, resource: JsonObject, kind: number): void {
    if (this.#misses > mostMisses + this.good / 50 || !this.#kinds[kind]?.isUsual) return;
    const known = this.#forms.find(({ mould }) => mould.endIn(line) === line.to);
    if (known) {
      const name = this.#name(line.bytes, known.mould);
      if (known.kinds.get(...name) < 0) known.kinds.set(...name, kind);
      return;
    }
    this.#misses += 1;
    const mould = LineMould.of(line, resource);
    if (mould?.endIn(line) !== line.to) return;
    const form = {
      mould,
      free: resource.status === 'free',
      // It outlasts the next slot.
      id: idOf(resource, new TextBytes()),
      link: linkOf(resource, new TextBytes()),
      capacity: capacityOf(resource),
      kinds: new ByteIndex(),
    };
    form.kinds.set(...this.#name(line.bytes, mould), kind);
    this.#forms = [form, ...this.#forms].slice(0, mostForms);
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

  #timeOf(written: unknown): Written | undefined {
    if (typeof written !== 'string') return undefined;
    const { bytes, from, to } = this.#timeBytes.of(written);
    const ending = this.#times.read(bytes, from, to);
    if (ending) return { wall: this.#times.wall, ending };
    const timestamp = parseTimestamp(written);
    if (!timestamp) return undefined;
    const { wallClock, instant, offset } = timestamp;
    const wall = Date.parse(`${wallClock}Z`);
    return {
      wall,
      whole: written,
      ending: {
        text: '',
        extra: 0,
        ahead: instant === undefined ? 0 : (wall - instant) / 60_000,
        ...(offset !== undefined && { offset }),
      },
    };
  }

  /** Puts the form that fitted in front: the next line is likely to be like this one. */
  #prefer(index: number, form: Form): void {
    this.#forms.copyWithin(1, 0, index);
    this.#forms[0] = form;
  }
}

/** A time as it was written, and the minute on its clock. */
interface Written {
  readonly wall: number;
  readonly ending: Ending;
  /** The text, where it has not the usual form. */
  readonly whole?: string;
}

function instantOf(wall: number, { extra, ahead }: Ending): number {
  return wall + extra - ahead * 60_000;
}

function idOf(resource: JsonObject, written: TextBytes): Stretch {
  const { bytes, from, to } = written.of(id(resource.id) ?? '');
  return { bytes, from, to: Math.min(to, longestValue) };
}

function linkOf(resource: JsonObject, written: TextBytes): Stretch {
  const link = extensionValue(resource, 'booking-deep-link');
  return written.of(typeof link === 'string' ? link : '');
}

function capacityOf(resource: JsonObject): number {
  const capacity = number(extensionValue(resource, 'slot-capacity'));
  return capacity === undefined ? -1 : Math.max(0, Math.trunc(capacity));
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
