import type { SlotQuery } from '../model/slot-query.js';
import { SourceError } from '../model/slot-source.js';
import { begunWindows } from './begun-windows.js';
import { saysNone, type SearchPage } from './bundle.js';
import { readCapabilities, type Capabilities } from './capabilities.js';
import type { FhirBase } from './fhir-base.js';
import { filterActors } from './filter-actors.js';
import type { IssueTally } from './issue-tally.js';
import { text, type JsonObject } from './lenient.js';
import { PartedSearch } from './parted-search.js';
import { Refusal } from './refusal.js';
import { isFailure, isNotThere, saysServiceWanted } from './refusal-meaning.js';
import { instantOf, SlotPages, strays, type Answer } from './slot-pages.js';
import {
  isPlain,
  nameOf,
  searchWithin,
  slotSearches,
  type Parameter,
  type SearchTerms,
  type SlotSearch,
} from './slot-search.js';
import { spanBefore, spanOf, type Span } from './span.js';
import { withoutService, withoutSlots } from './unasked.js';

/** A server that fails at this many ways is broken. */
const mostFailures = 3;
/** A server that says so twice whatever it is asked means it. */
const mostDemands = 2;
/** So many slots tell whether there are any. */
const sample = 20;

/**
 * Slots from a server, however it wants to be asked: with everything at once,
 * then more plainly where it refuses, or says "none" and is not known to have
 * understood. Its CapabilityStatement is read only then, as it may be a
 * thousand times the size of a question.
 */
export class SlotEnquiry {
  readonly #parts: PartedSearch;

  /** @param house what the page wants in every search */
  constructor(
    private readonly base: FhirBase,
    private readonly pages: SlotPages,
    private readonly house: readonly Parameter[],
    private readonly issues: IssueTally,
    private readonly signal: AbortSignal,
  ) {
    this.#parts = new PartedSearch(pages, issues);
  }

  /** Throws a {@link SourceError} where the server gives nothing at all. */
  async *ask(query: SlotQuery): AsyncGenerator<SearchPage> {
    const span = spanOf(query);
    const { house } = this;
    const isPreset = query.serviceType?.length || house.some(([name]) => name === 'service-type');
    let terms: SearchTerms = { actors: await filterActors(query, this.base, this.signal), house };
    let searches = slotSearches(query, terms);
    let refusal: SourceError | undefined;
    let none: SlotSearch | undefined;
    let failures = 0;
    let demands = 0;
    const tried = new Set<string>();
    for (;;) {
      const isOfUse = (each: SlotSearch) =>
        !tried.has(nameOf(each)) &&
        (!none || each.after === 'anything') &&
        (failures === 0 || isPlain(each));
      const search = searches.find(isOfUse);
      if (!search) break;
      const answer = await this.#parts.open(search, span);
      const refused = answer instanceof SourceError;
      if (!refused && (yield* this.#told(answer, span))) return;
      // It was asked often enough whether it means it.
      if (refused) this.base.patient = false;
      if (tried.size === 0) {
        const silence = refused ? answer : undefined;
        terms = { ...terms, capabilities: await this.#capabilities(silence) };
        searches = slotSearches(query, terms);
      }
      tried.add(nameOf(search));
      if (refused) {
        refusal = answer;
        this.issues.add('search-refused', answer.message);
        if (answer instanceof Refusal && isFailure(answer)) failures += 1;
        if (answer instanceof Refusal && saysServiceWanted(answer)) demands += 1;
        if (failures === mostFailures || isNotThere(answer)) break;
        if (demands === mostDemands && !isPreset) break;
        if (demands > 0) searches = slotSearches(query, { ...terms, wantsService: true });
      } else if (strays(answer)) {
        this.issues.add('bounds-ignored');
      } else {
        none = search;
        refusal = undefined;
        const isPart = answer.span.to < span.to;
        if (isPart && isPlain(search)) break;
        // A server that knows every word of the question may know what it says.
        const understood = searches.some((each) => nameOf(each) === nameOf(search));
        const listed = terms.capabilities?.parameters && understood && !isPart;
        if (listed && (await this.#hasNone(span))) break;
      }
    }
    // Who failed afterwards may have had some.
    if (refusal && (!none || isFailure(refusal))) {
      if (demands > 0 && !isPreset) throw withoutService(this.base.url);
      const isOfUse = !isFailure(refusal) && !isNotThere(refusal);
      const answer = isOfUse ? await this.#parts.openBriefly(searches, span) : undefined;
      if (!answer) throw withoutSlots(this.base.url, terms.capabilities) ?? refusal;
      if (yield* this.#told(answer, span)) return;
      none = answer.search;
    }
    if (none) yield* this.#begun(none, span);
  }

  /** What an answer holds, and windows that have begun; returns whether it holds anything. */
  async *#told(answer: Answer, span: Span): AsyncGenerator<SearchPage, boolean> {
    const isWhole = answer.span.to === span.to;
    if (strays(answer) || (isWhole && saysNone(answer.first))) return false;
    this.base.patient = true;
    let found = false;
    for await (const page of this.#pagesOf(answer, span)) {
      found = true;
      yield page;
    }
    if (found) yield* this.#begun(answer.search, span);
    return found;
  }

  /** Throws `silence`, an answer that never came, again where there is no other answer either. */
  async #capabilities(silence: SourceError | undefined): Promise<Capabilities | undefined> {
    try {
      const statement = await this.base.get(this.base.address('metadata'), this.signal);
      const capabilities = readCapabilities(statement);
      if (capabilities) return capabilities;
    } catch (cause) {
      this.signal.throwIfAborted();
      if (silence?.code === 'network' && !(cause instanceof Refusal)) throw silence;
    }
    this.issues.add('no-capabilities');
    return undefined;
  }

  /** An answer's pages; where no time was asked for, told whether all of it is over. */
  async *#pagesOf(answer: Answer, span: Span): AsyncGenerator<SearchPage> {
    let ahead = false;
    for await (const page of this.pages.all(answer, span)) {
      ahead ||= page.slots.some((slot) => instantOf(slot.start) >= answer.span.from);
      yield page;
    }
    const { bounds, parameters } = answer.search;
    const anything = bounds === 'none' && parameters.every(([name]) => name !== 'status');
    if (anything && !ahead && this.pages.complete) this.#tellAllPast(answer.first.slots[0]);
  }

  #tellAllPast(slot: JsonObject | undefined): void {
    this.issues.add('all-past', text(slot?.start) ?? 'none');
  }

  /** Windows that began before the span and are not over. */
  async *#begun(search: SlotSearch, span: Span): AsyncGenerator<SearchPage> {
    if (search.bounds !== 'both') return;
    const before = this.#parts.end(spanBefore(span));
    yield* begunWindows(this.base, search, before, this.signal);
  }

  /**
   * Whether "none" is true: no slot that lies ahead is free. Where none lies
   * ahead at all, but some in the past, nobody keeps the data up to date.
   */
  async #hasNone(span: Span): Promise<boolean> {
    const few = (bounds: SlotSearch['bounds'], count: number) =>
      this.pages
        .page(
          this.base.address(
            'Slot',
            searchWithin({ bounds, parameters: [...this.house, ['_count', String(count)]] }, span),
          ),
        )
        .catch(() => undefined);
    const ahead = await few('both', sample);
    this.signal.throwIfAborted();
    const isWhole = ahead && ahead.next === undefined && ahead.slots.length < sample;
    if (!isWhole || ahead.slots.some(({ status }) => status === 'free')) return false;
    const [any] = (ahead.slots.length > 0 ? undefined : await few('none', 1))?.slots ?? [];
    this.signal.throwIfAborted();
    if (!any) return true;
    const start = instantOf(any.start);
    if (start < span.from) this.#tellAllPast(any);
    return !(any.status === 'free' && start >= span.from && start < span.to);
  }
}
