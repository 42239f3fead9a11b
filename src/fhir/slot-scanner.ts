import { isWindow } from '../model/slot-rows.js';
import { present } from '../model/present.js';
import { accepted } from './accepting-patients.js';
import { ColumnWriter, type Stretch } from './column-writer.js';
import { conceptsOf } from './concepts.js';
import type { released } from './contained.js';
import { valueAmong } from './extension.js';
import { IssueTally } from './issue-tally.js';
import { isFlat } from './flat.js';
import { id, number, object, objects, text, type JsonObject } from './lenient.js';
import type { LineSplitter } from './line-splitter.js';
import { readLine, type ReadLine } from './ndjson.js';
import type { RawKind, RawSlots } from './raw-slots.js';
import { readReference, type ReadReference } from './reference.js';
import { schedulingLocations } from './scheduling-location.js';
import { SlotMark } from './slot-mark.js';
import { slack, type Span } from './span.js';
import { TextBytes } from './text-bytes.js';
import { endOf, instantOf, writtenTime, type WrittenTime } from './written-time.js';

/** A slot as its own resource tells of it; times in milliseconds since 1970. */
export interface ScannedSlot {
  readonly kind: number;
  readonly start: number;
  /** Not a number where there is none. */
  readonly end: number;
  readonly free: boolean;
  /** -1 where that is not told. */
  readonly capacity: number;
  /** When this version was made; 0 where that is not told. */
  readonly version: number;
  /** It and the link hold until the next slot is read. */
  readonly id: Stretch;
  readonly link: Stretch;
}

/** A slot that was read without parsing its line, and where its newline is. */
export interface CastSlot extends ScannedSlot {
  readonly lineEnd: number;
}

/** Reads lines that are like others before them. */
export interface SlotCaster {
  /** Reads the line that a stretch begins with; nothing where it is like none before it. */
  cast(ahead: Stretch): CastSlot | undefined;
  /** Learns from a line that was parsed. */
  learn(line: Stretch, resource: JsonObject, slot: ScannedSlot): void;
}

/** Bytes of an id, and of any value that is read without parsing. */
export const longestValue = 8_000;
const mostCapacity = 32_767;

/**
 * Turns the lines of a Slot file, or Slot resources, into columns. A slot that is
 * not free is there too: it may take back another version of itself.
 */
export class SlotScanner {
  /** Lines that were JSON objects, and lines that were not. */
  good = 0;
  bad = 0;
  /** What reads the lines of a large file faster; what they come to is the same. */
  caster: SlotCaster | undefined;

  #released: typeof released | undefined;
  #held: (() => void) | undefined;
  #past = 0;
  #newKinds: RawKind[] = [];
  #contained: JsonObject[] = [];
  readonly #kindOf = new Map<string, number>();
  /** Of slots that tell nothing more themselves: by how the time's ending and the schedule are written. */
  readonly #plainKinds = new Map<string, Map<unknown, number>>();
  readonly #issues = new IssueTally();
  readonly #writer = new ColumnWriter();
  readonly #mark = new SlotMark();
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
      columns: this.#writer.take(),
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
    const cast = ahead && this.caster?.cast(ahead);
    if (cast) {
      lines.pass(cast.lineEnd);
      this.good += 1;
      this.#put(cast);
      return true;
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
    const take = () => this.#take(line, read);
    if (this.#released || isFlat(read.resource)) take();
    else this.#held = take;
  }

  /** Whether the line that was read last waits for `release`, which must come before the next. */
  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** Goes on with a line that contains other resources, or is of an older FHIR. */
  release(how: typeof released): void {
    this.#released = how;
    this.#held?.();
    this.#held = undefined;
  }

  #take(line: Stretch, { is, resource: written }: ReadLine): void {
    const [resource = written, ...contained] = this.#released?.(written) ?? [];
    this.#contained.push(...contained);
    const slot = this.resource(resource);
    if (slot && is === 'as-written') this.caster?.learn(line, resource, slot);
  }

  /** Reads a resource that is parsed already; gives the slot back where its like may be cast. */
  resource(resource: JsonObject): ScannedSlot | undefined {
    if (resource.resourceType !== 'Slot') {
      this.#issues.add('not-a-slot', JSON.stringify(resource));
      return undefined;
    }
    const start = writtenTime(resource.start);
    if (!start) {
      this.#issues.add('start-unreadable', JSON.stringify(resource.start) ?? 'none');
      return undefined;
    }
    const end = writtenTime(resource.end);
    const version = writtenTime(object(resource.meta)?.lastUpdated);
    const name = this.#idBytes.of(id(resource.id) ?? '');
    const extensions = objects(resource.extension);
    const link = valueAmong(extensions, 'booking-deep-link');
    const slot = {
      kind: this.#kind(resource, extensions, start),
      start: instantOf(start.wall, start.ending),
      end: end ? endOf(end.wall, end.ending, start.ending, this.byClock) : NaN,
      free: resource.status === 'free',
      capacity: capacityOf(extensions),
      version: version ? instantOf(version.wall, version.ending) : 0,
      id: { ...name, to: Math.min(name.to, longestValue) },
      link: this.#linkBytes.of(typeof link === 'string' ? link : ''),
    };
    this.#put(slot);
    return start.whole === undefined ? slot : undefined;
  }

  #put({ kind, start, end, free, capacity, version, id, link }: ScannedSlot): void {
    const { span } = this;
    if (start >= span.to + slack) return;
    const hasEnd = end > start;
    if (start < span.from - slack && !(isWindow(start, end) && end > span.from - slack)) {
      if (free) this.#past += 1;
      return;
    }
    if (free && !hasEnd) {
      this.#issues.add('end-ignored', Number.isNaN(end) ? 'none' : new Date(end).toISOString());
    }
    this.#mark.put(id, start);
    this.#writer.text(id);
    if (free) this.#writer.text(link);
    this.#writer.row(
      kind,
      start,
      hasEnd ? end : NaN,
      free ? Math.min(capacity, mostCapacity) : 0,
      id.to - id.from,
      this.#mark,
      version,
    );
  }

  /** A kind by its resource; made where it is new. */
  #kind(resource: JsonObject, extensions: readonly JsonObject[], start: WrittenTime): number {
    const { serviceType, specialty, appointmentType } = resource;
    const [place] = schedulingLocations(resource);
    const phone = valueAmong(extensions, 'booking-phone');
    const own = start.whole ?? serviceType ?? specialty ?? appointmentType ?? place ?? phone;
    if (own !== undefined) return this.#kindOfRaw(rawKind(resource, start, place, phone));
    // Most slots leave all of that to their schedule.
    const schedule = object(resource.schedule)?.reference;
    let known = this.#plainKinds.get(start.ending.text);
    if (!known) this.#plainKinds.set(start.ending.text, (known = new Map()));
    let kind = known.get(schedule);
    if (kind === undefined) known.set(schedule, (kind = this.#kindOfRaw(rawKind(resource, start))));
    return kind;
  }

  #kindOfRaw(raw: RawKind): number {
    const key = JSON.stringify(raw);
    let kind = this.#kindOf.get(key);
    if (kind === undefined) {
      kind = this.#kindOf.size;
      this.#kindOf.set(key, kind);
      this.#newKinds.push(raw);
    }
    return kind;
  }
}

function rawKind(
  resource: JsonObject,
  { ending, whole }: WrittenTime,
  place?: ReadReference,
  phone?: unknown,
): RawKind {
  return {
    writing: { ahead: ending.ahead, ending: ending.text, ...present({ whole }) },
    services: conceptsOf(resource.serviceType),
    specialties: conceptsOf(resource.specialty),
    accepts: accepted(resource.appointmentType),
    ...present({
      schedule: readReference(resource.schedule).key,
      place,
      offset: ending.offset,
      phone: text(phone),
    }),
  };
}

function capacityOf(extensions: readonly JsonObject[]): number {
  const capacity = number(valueAmong(extensions, 'slot-capacity'));
  return capacity === undefined ? -1 : Math.max(0, Math.trunc(capacity));
}
