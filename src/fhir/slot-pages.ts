import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { parseTimestamp } from '../time/timestamp.js';
import { readSearchPage, type SearchPage } from './bundle.js';
import type { FhirBase } from './fhir-base.js';
import type { IssueTally } from './issue-tally.js';
import { id, object, text, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';
import { pageLength, searchWithin, type SlotSearch } from './slot-search.js';
import type { Span } from './span.js';

const longestReading = 60_000;
/** Parts of the time that a server may fail at, before it is left alone. */
const mostFailures = 2;
/** Servers that filter after paging send pages with nothing on them. */
const mostBarrenPages = 5;
/** A server that cannot tell the slots of an hour apart is not asked in smaller parts. */
const smallestSpan = 3_600_000;

/** A question, and the first page of the answer. */
export interface Answer {
  readonly search: SlotSearch;
  readonly span: Span;
  readonly address: string;
  readonly first: SearchPage;
}

/**
 * The pages of Slot searches (FHIR R4 http.html#search). Where a server's pages
 * cannot be followed, the time is asked for in halves.
 */
export class SlotPages {
  /** `false` once it is known that slots are missing. */
  complete = true;
  readonly #seen = new Set<string>();
  readonly #deadline = AbortSignal.timeout(longestReading);
  #pages = 0;

  constructor(
    private readonly base: FhirBase,
    private readonly issues: IssueTally,
    private readonly signal: AbortSignal,
    private readonly mostPages = 50,
  ) {}

  /** Asks for the slots of a span. Throws a {@link SourceError}. */
  async open(search: SlotSearch, span: Span): Promise<Answer> {
    const address = this.base.address('Slot', searchWithin(search, span));
    const first = await this.page(address);
    this.#judge(first, search);
    return { search, span, address, first };
  }

  /** A page by its address. Throws a {@link SourceError}. */
  async page(address: string): Promise<SearchPage> {
    this.#pages += 1;
    const resource = await this.base.get(address, this.signal);
    if (resource.resourceType !== 'Bundle') {
      throw new SourceError(
        'unreadable',
        `${withoutQuery(address)} answered a search with a ${text(resource.resourceType)}, not with a Bundle`,
        { setup: 'not-fhir' },
      );
    }
    const page = readSearchPage(resource);
    for (const remark of page.remarks) {
      this.issues.add('server-remark', remark);
    }
    return page;
  }

  /** The pages of a span whose beginning the server has answered; the rest is asked for in parts as long. */
  async *all(answer: Answer, { to }: Span): AsyncGenerator<SearchPage> {
    const { search, span } = answer;
    yield* this.follow(answer);
    let failures = 0;
    for (let from = span.to; from < to && failures < mostFailures; from += span.to - span.from) {
      const part = { from, to: Math.min(to, from + span.to - span.from) };
      const next = await this.#orCut(() => this.open(search, part));
      if (next) yield* this.follow(next);
      else if (this.#isSpent) return;
      else failures += 1;
    }
  }

  /** An answer's pages, each with what none before it had; and the parts of its span where they lead nowhere. */
  async *follow({ search, span, address, first }: Answer): AsyncGenerator<SearchPage> {
    const visited = new Set([address]);
    let matches = 0;
    let resources = 0;
    let barren = 0;
    let page = first;
    for (let at = address; ;) {
      const slots = this.#news(page);
      matches += page.slots.length;
      resources += page.slots.length + page.others.length;
      barren = slots.length > 0 ? 0 : barren + 1;
      if (slots.length > 0) yield { ...page, slots };
      if (page.next === undefined) {
        // Some count what is included into the total; some tell none, and fill the page.
        const { total = page.slots.length < pageLength ? resources : Infinity } = page;
        if (total > matches && total !== resources) yield* this.#inHalves(search, span, page.total);
        return;
      }
      const next = this.base.within(page.next, at);
      const repeats = page.slots.length > 0 && slots.length === 0;
      if (!next || visited.has(next) || repeats || barren > mostBarrenPages) {
        this.issues.add('paging-broken', withoutQuery(page.next));
        if (matches > 0) yield* this.#inHalves(search, span);
        return;
      }
      visited.add(next);
      const following = await this.#orCut(() => this.page(next));
      if (!following) return;
      this.#judge(following, search);
      page = following;
      at = next;
    }
  }

  /**
   * The slots of the two halves of a span, asked for in halves again where that is not all.
   *
   * @param total how many the server says there are, where that is why more are asked for
   */
  async *#inHalves(
    search: SlotSearch,
    { from, to }: Span,
    total?: number,
  ): AsyncGenerator<SearchPage> {
    if (search.bounds !== 'both' || to - from <= smallestSpan) {
      this.#cut('the server gives no way to the rest');
      return;
    }
    const middle = Math.round((from + to) / 2);
    const earlier = await this.#orCut(() => this.open(search, { from, to: middle }));
    const later = earlier && (await this.#orCut(() => this.open(search, { from: middle, to })));
    const halves = [earlier, later].filter((half) => half !== undefined);
    const sameTotal = total !== undefined && halves.every(({ first }) => first.total === total);
    if (sameTotal && !halves.some(({ first }) => this.#hasNews(first))) {
      this.#cut(`the server counts ${total}, whatever is asked for`);
      return;
    }
    for (const half of halves) yield* this.follow(half);
  }

  /** What can be had of a further page; nothing where there can be no more. */
  async #orCut<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (this.#isSpent) {
      this.#cut(`${this.#pages} pages were read`);
      return undefined;
    }
    try {
      return await ask();
    } catch (cause) {
      this.signal.throwIfAborted();
      this.complete = false;
      this.issues.add('page-failed', String(cause));
      return undefined;
    }
  }

  get #isSpent(): boolean {
    return this.#pages >= this.mostPages || this.#deadline.aborted;
  }

  #cut(example: string): void {
    this.complete = false;
    this.issues.add('truncated', example);
  }

  /** Tells what the server did not do as asked; it is done here. */
  #judge({ slots }: SearchPage, { parameters }: SlotSearch): void {
    const asked = (name: string) => parameters.some((each) => each[0] === name);
    const other = slots.find(({ status }) => status !== 'free');
    if (asked('status') && other) {
      this.issues.add('filter-ignored', text(other.status) ?? 'none');
    }
    const starts = slots.map(({ start }) => instantOf(start));
    const early = starts.findIndex((start, index) => start < (starts[index - 1] ?? -Infinity));
    if (asked('_sort') && early > 0) {
      this.issues.add('not-sorted', text(slots[early]?.start) ?? 'none');
    }
  }

  /** A page's slots that were not met before in this version. */
  #news({ slots }: SearchPage): readonly JsonObject[] {
    const news = slots.filter((slot) => !this.#seen.has(versionOf(slot)));
    for (const slot of news) this.#seen.add(versionOf(slot));
    return news;
  }

  #hasNews({ slots }: SearchPage): boolean {
    return slots.some((slot) => !this.#seen.has(versionOf(slot)));
  }
}

/** What tells a version of a slot from any other. */
function versionOf(slot: JsonObject): string {
  const name = id(slot.id) ?? JSON.stringify(slot);
  const schedule = readReference(slot.schedule).key;
  return JSON.stringify([schedule, name, slot.start, slot.status, object(slot.meta)?.lastUpdated]);
}

/** Whether an answer has slots, and none in the time that was asked for. */
export function strays({ search: { bounds }, span, first: { slots } }: Answer): boolean {
  const starts = slots.map(({ start }) => instantOf(start));
  return (
    bounds === 'both' &&
    starts.length > 0 &&
    starts.every((start) => start < span.from || start >= span.to)
  );
}

/** An instant as far as one is written, in milliseconds. */
export function instantOf(written: unknown): number {
  return parseTimestamp(text(written) ?? '')?.instant ?? NaN;
}
