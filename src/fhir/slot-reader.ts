import { isPauseDue, pause } from '../model/pace.js';
import { present } from '../model/present.js';
import { isWindow, SlotRows, type SlotKind } from '../model/slot-rows.js';
import { suits, type SlotQuery } from '../model/slot-query.js';
import type { TimeZoneEvidence } from '../model/slot.js';
import { isZone } from '../time/zone.js';
import type { ZonedClock } from '../time/zoned-clock.js';
import { only } from './column-writer.js';
import { acceptsOf } from './accepting-patients.js';
import type { Directory } from './directory.js';
import { saysVirtual, type ScheduleFacts } from './schedule-facts.js';
import type { IssueTally } from './issue-tally.js';
import type { RawColumns, RawKind, RawSlots } from './raw-slots.js';
import { SlotLedger, type LedgerPage } from './slot-ledger.js';
import { spanOf, type Span } from './span.js';

/** How a source's times are to be understood; from the page. */
export interface TimeReading {
  /** IANA zone of places whose zone the data do not tell. */
  readonly timeZone?: string;
  /** Whether the instant, or the wall clock, is what the publisher means. */
  readonly times?: 'instant' | 'clock';
}

/** A kind as it was scanned, and what it comes to with all that its schedule leads to. */
interface ResolvedKind {
  readonly raw: RawKind;
  readonly facts: ScheduleFacts;
  readonly zone: { readonly name?: string; readonly from: TimeZoneEvidence };
  /** Whether the clock on the wall counts, so that the zone decides what the instant is. */
  readonly byClock: boolean;
  /** Whether the query's filters let it through. */
  readonly wanted: boolean;
  /** Where the ledger has the slots of its schedule. */
  readonly page: LedgerPage;
}

/** Slots that were given, or are about to be. */
interface Helping {
  /** How many were given before. */
  readonly first: number;
  capacity: Int16Array;
  /** In which row each lies, as long as those that are not given are not left out yet. */
  rows: Uint32Array | undefined;
}

/**
 * Joins scanned slots with what they lead to, and leaves out those that the
 * query does not ask for.
 */
export class SlotReader {
  /** How many slots there were, and how many of them are over. */
  found = 0;
  past = 0;
  /** How many resources were no slots, or had no start that could be told. */
  unreadable = 0;

  readonly #span: Span;
  readonly #kinds: SlotKind[] = [];
  /** The kinds of the file that is being read. */
  #scanned: ResolvedKind[] = [];
  /** By the scanned kind, and by how much the zone moves it. */
  #kindOf = new Map<string, number>();
  /** The same by the scanned kind alone, where nothing is moved. */
  #unmoved: number[] = [];
  readonly #ledger = new SlotLedger();
  readonly #given: Helping[] = [];
  #clock: ZonedClock | undefined;

  constructor(
    private readonly endpoint: string,
    private readonly directory: Directory,
    private readonly reading: TimeReading,
    private readonly query: SlotQuery,
    private readonly issues: IssueTally,
  ) {
    this.#span = spanOf(query);
  }

  /** Goes on to another file, whose kinds are counted from its own first. */
  begin(): void {
    this.#scanned = [];
    this.#kindOf = new Map();
    this.#unmoved = [];
  }

  /** The slots that the query asks for. What was scanned is left as it is. */
  async read({ columns, kinds, contained, issues, past }: RawSlots): Promise<SlotRows> {
    this.found += past;
    this.past += past;
    for (const issue of issues) {
      this.issues.merge(issue);
      if (issue.code === 'not-a-slot' || issue.code === 'start-unreadable')
        this.unreadable += issue.count;
    }
    for (const resource of contained) this.directory.add(resource);
    await this.directory.ready();
    for (const kind of kinds) this.#scanned.push(await this.#resolve(kind));
    if (kinds.some((_, index) => this.#scanned.at(-1 - index)?.byClock)) await this.#loadClock();

    const { length, textEnd, idLength, text } = columns;
    const capacity = columns.capacity.slice();
    const start = columns.start.slice();
    const end = columns.end.slice();
    const kind = columns.kind.slice();
    const last = this.#given.at(-1);
    const first = last ? last.first + last.capacity.length : 0;
    const rows = new Uint32Array(length);
    const helping: Helping = { first, capacity, rows };
    this.#given.push(helping);
    let count = 0;
    for (let row = 0; row < length; row += 1) {
      if (row % 64 === 0 && isPauseDue()) await pause();
      const scanned = kind[row] as number;
      const resolved = this.#scanned[scanned] as ResolvedKind;
      const news = this.#newsOf(resolved.page, columns, row);
      const from = start[row] as number;
      const placed = news && this.#placed(resolved, from);
      if (placed === undefined) continue;
      const to = (end[row] as number) + placed - from;
      if (news === 'offered') {
        this.found += 1;
        if (!this.#isAhead(placed, to) || !resolved.wanted) continue;
        resolved.page.row = first + count;
      }
      start[row] = placed;
      end[row] = to;
      kind[row] = this.#kind(scanned, resolved, from - placed);
      rows[count] = row;
      count += 1;
    }
    const read = { length, start, end, kind, capacity, textEnd, idLength, text };
    const slots = new SlotRows(
      count === length ? read : only(read, rows.subarray(0, count)),
      this.#kinds,
    );
    helping.capacity = slots.columns.capacity;
    helping.rows = undefined;
    return slots;
  }

  /**
   * What there is to say of a slot: that it is offered, or that it was and is no more.
   * Nothing where it was met before, in this version or a newer one.
   */
  #newsOf(
    page: LedgerPage,
    columns: RawColumns,
    row: number,
  ): 'offered' | 'taken-back' | undefined {
    const { mark, version, capacity, start } = columns;
    const first = mark[2 * row] as number;
    const second = mark[2 * row + 1] as number;
    const standing = page.enter(first, second, version?.[row] ?? 0);
    const isFree = capacity[row] !== 0;
    if (standing === 'known') {
      if (isFree) {
        this.issues.add(
          'slot-repeated',
          `${new SlotRows(columns, []).idAt(row)}|${new Date(start[row] as number).toISOString()}`,
        );
      }
      return undefined;
    }
    const before = page.row;
    if (before >= 0) {
      this.#takeBack(before);
      page.row = -1;
    }
    if (isFree) return 'offered';
    return before >= 0 ? 'taken-back' : undefined;
  }

  /** Of a row that was given, nothing is left. */
  #takeBack(row: number): void {
    const found = this.#given.findLast(({ first }) => first <= row);
    if (!found) return;
    const place = row - found.first;
    found.capacity[found.rows?.[place] ?? place] = 0;
  }

  async #resolve(raw: RawKind): Promise<ResolvedKind> {
    const facts = this.directory.schedule(raw.schedule, raw.place);
    const byClock = this.reading.times === 'clock' || raw.offset === undefined;
    const zone = await this.#zone(facts, raw, byClock);
    const page = this.#ledger.page(raw.schedule);
    const resolved = { raw, facts, zone, byClock, page };
    return { ...resolved, wanted: suits(this.#kindOfScan(resolved, 0), this.query) };
  }

  async #zone(
    { timeZone, locations }: ScheduleFacts,
    { offset }: RawKind,
    byClock: boolean,
  ): Promise<ResolvedKind['zone']> {
    if (timeZone) return { name: timeZone, from: 'data' };
    if (this.reading.timeZone) return { name: this.reading.timeZone, from: 'page' };
    // Shown by a guess, a clock that counts would not say what is written.
    const guessed =
      locations && !byClock && (await (await this.directory.zoneGuess())?.of(locations));
    if (guessed) return { name: guessed, from: 'guess' };
    return offset && offset !== 'Z' && isZone(offset)
      ? { name: offset, from: 'offset' }
      : { from: 'viewer' };
  }

  /** Loaded only for slots whose wall clock counts. */
  async #loadClock(): Promise<void> {
    if (this.#clock) return;
    const [{ ZonedClock }, { fromZonedTime }] = await Promise.all([
      import('../time/zoned-clock.js'),
      import('date-fns-tz/fromZonedTime'),
    ]);
    this.#clock = new ZonedClock(fromZonedTime);
  }

  /** When a slot starts. Nothing where the wall clock counts and nobody knows whose it is: a guess would be a missed appointment. */
  #placed({ raw, zone, byClock }: ResolvedKind, start: number): number | undefined {
    if (!byClock) return start;
    const wall = start + raw.writing.ahead * 60_000;
    const placed = zone.name && this.#clock?.instantAt(wall, zone.name);
    if (placed !== undefined && placed !== '') return placed;
    this.unreadable += 1;
    this.issues.add('start-without-zone', new Date(wall).toISOString().slice(0, 19));
    return undefined;
  }

  /** Whether a slot is offered as far as its time is concerned; one that is over is counted. */
  #isAhead(start: number, end: number): boolean {
    const { from, to } = this.#span;
    const over = start < from && !(isWindow(start, end) && end > from);
    if (over) this.past += 1;
    return !over && start < to;
  }

  /** @param moved by how much, in milliseconds, the clock's zone moves what was written */
  #kind(scanned: number, resolved: ResolvedKind, moved: number): number {
    const unmoved = moved === 0 ? this.#unmoved[scanned] : undefined;
    if (unmoved !== undefined) return unmoved;
    const key = `${scanned}|${moved}`;
    let kind = this.#kindOf.get(key);
    if (kind === undefined) {
      kind = this.#kinds.push(this.#kindOfScan(resolved, moved)) - 1;
      this.#kindOf.set(key, kind);
    }
    if (moved === 0) this.#unmoved[scanned] = kind;
    return kind;
  }

  #kindOfScan(
    { raw, facts, zone }: Pick<ResolvedKind, 'raw' | 'facts' | 'zone'>,
    moved: number,
  ): SlotKind {
    const { timeZone: _, accepts: __, locations: ___, ...known } = facts;
    return {
      ...known,
      endpoint: this.endpoint,
      mode: !facts.place && saysVirtual(raw.services) ? 'virtual' : facts.mode,
      timeZoneFrom: zone.from,
      services: raw.services.length > 0 ? raw.services : facts.services,
      specialties: raw.specialties.length > 0 ? raw.specialties : facts.specialties,
      referencePrefix: 'Slot/',
      writing: { ...raw.writing, ahead: raw.writing.ahead + moved / 60_000 },
      ...present({
        schedule: raw.schedule,
        timeZone: zone.name,
        accepts: acceptsOf(raw.accepts, facts.accepts),
        bookingPhone: raw.phone ?? facts.bookingPhone,
      }),
    };
  }
}
