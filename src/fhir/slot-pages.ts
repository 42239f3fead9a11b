import { SourceError } from '../model/slot-source.js';
import { readSearchPage, type SearchPage } from './bundle.js';
import type { FhirBase } from './fhir-base.js';
import type { IssueTally } from './issue-tally.js';
import { id, text, type JsonObject } from './lenient.js';
import { parseTimestamp } from '../time/timestamp.js';
import { readReference } from './reference.js';
import { searchWithin, type SlotSearch, type Span } from './slot-search.js';

const mostPages = 50;
const longestReading = 60_000;
/** A server that cannot tell the slots of an hour apart is not asked in smaller parts. */
const smallestSpan = 3_600_000;

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
  ) {}

  /** A page by its address. Throws a {@link SourceError}. */
  async page(address: string, search?: SlotSearch): Promise<SearchPage> {
    this.#pages += 1;
    const resource = await this.base.get(address, this.signal);
    if (resource.resourceType !== 'Bundle') {
      throw new SourceError(
        'unreadable',
        `${this.base.url} answered a search with a ${text(resource.resourceType)}, not with a Bundle`,
      );
    }
    const page = readSearchPage(resource);
    for (const remark of page.remarks) {
      this.issues.add('server-remark', 'The server remarks something on its answer.', remark);
    }
    if (search) this.#judge(page, search);
    return page;
  }

  /** Tells what the server did not do as asked; it is done here. */
  #judge({ slots }: SearchPage, { parameters }: SlotSearch): void {
    const other = slots.find(({ status }) => status !== 'free');
    if (parameters.has('status') && other) {
      this.issues.add(
        'filter-ignored',
        'The server sends slots that are not free, though it was asked for free ones.',
        String(other.status),
      );
    }
    const starts = slots.map(({ start }) => parseTimestamp(String(start))?.instant ?? NaN);
    const early = starts.findIndex((start, index) => start < (starts[index - 1] ?? -Infinity));
    if (parameters.has('_sort') && early > 0) {
      this.issues.add(
        'not-sorted',
        'The server does not sort by time, though it was asked to.',
        String(slots[early]?.start),
      );
    }
  }

  /** A search's pages from the first on, each with the slots that none before it had; and the parts of its span where they lead nowhere. */
  async *follow(
    search: SlotSearch,
    span: Span,
    address: string,
    first: SearchPage,
  ): AsyncGenerator<SearchPage> {
    const visited = new Set([address]);
    let slotCount = 0;
    let count = 0;
    let page = first;
    for (let at = address; ;) {
      const slots = page.slots.filter((slot) => this.#isNew(slot));
      slotCount += page.slots.length;
      count += page.slots.length + page.others.length;
      if (slots.length > 0) yield { ...page, slots };
      if (page.next === undefined) {
        // Some count what is included into the total.
        const { total = count } = page;
        if (total > slotCount && total !== count) yield* this.#inHalves(search, span);
        return;
      }
      const next = this.base.within(page.next, at);
      if (next === undefined || visited.has(next) || slots.length === 0) {
        this.issues.add(
          'paging-broken',
          'The server\'s "next" link leads in a circle or elsewhere; its slots were asked for in parts.',
          page.next,
        );
        yield* this.#inHalves(search, span);
        return;
      }
      visited.add(next);
      const following = await this.#orCut(next, search);
      if (!following) return;
      page = following;
      at = next;
    }
  }

  async *#inHalves(search: SlotSearch, { from, to }: Span): AsyncGenerator<SearchPage> {
    if (!search.bounded || to - from <= smallestSpan) {
      this.#cut('the server gives no way to the rest');
      return;
    }
    const middle = Math.round((from + to) / 2);
    for (const half of [
      { from, to: middle },
      { from: middle, to },
    ]) {
      const address = this.base.address('Slot', searchWithin(search, half));
      const first = await this.#orCut(address, search);
      if (!first) return;
      yield* this.follow(search, half, address, first);
    }
  }

  /** A further page, or nothing where there can be no more. */
  async #orCut(address: string, search: SlotSearch): Promise<SearchPage | undefined> {
    if (this.#pages >= mostPages || this.#deadline.aborted) {
      this.#cut(`${this.#pages} pages were read`);
      return undefined;
    }
    try {
      return await this.page(address, search);
    } catch (cause) {
      this.signal.throwIfAborted();
      this.complete = false;
      this.issues.add('page-failed', 'A page of slots could not be read.', String(cause));
      return undefined;
    }
  }

  #cut(example: string): void {
    this.complete = false;
    this.issues.add('truncated', 'The server has more slots than could be read.', example);
  }

  #isNew(slot: JsonObject): boolean {
    const name = id(slot.id) ?? JSON.stringify(slot);
    const key = `${readReference(slot.schedule).key}|${name}|${text(slot.start)}`;
    const isNew = !this.#seen.has(key);
    this.#seen.add(key);
    return isNew;
  }
}
