import type { SlotQuery } from '../model/slot-query.js';
import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { saysNone, type SearchPage } from './bundle.js';
import { readCapabilities, type Capabilities } from './capabilities.js';
import type { FhirBase } from './fhir-base.js';
import { filterActors } from './filter-actors.js';
import { IssueTally } from './issue-tally.js';
import type { JsonObject } from './lenient.js';
import { Refusal } from './refusal.js';
import { instantOf, SlotPages, strays, type Answer } from './slot-pages.js';
import { nameOf, searchWithin, slotSearches, type SlotSearch } from './slot-search.js';
import { spanBefore, spanOf, type Span } from './span.js';

/** Statuses after which another way of asking may help: the server dislikes the question, not the asker. */
const dislikes = new Set([200, 400, 405, 412, 413, 414, 422, 500, 501]);
/** A server that fails at this many ways is broken. */
const mostFailures = 2;
const mostPagesBegun = 3;
/** So many slots tell whether there are any. */
const sample = 20;

/**
 * Slots from a server, however it wants to be asked: with everything at once,
 * then more plainly where it refuses, or says "none" and is not known to have
 * understood. Its CapabilityStatement is read only then, as it may be a
 * thousand times the size of a question.
 */
export class SlotEnquiry {
  constructor(
    private readonly base: FhirBase,
    private readonly pages: SlotPages,
    private readonly issues: IssueTally,
    private readonly signal: AbortSignal,
  ) {}

  /** Throws a {@link SourceError} where the server gives nothing at all. */
  async *ask(query: SlotQuery): AsyncGenerator<SearchPage> {
    const span = spanOf(query);
    const actors = await filterActors(query, this.base, this.signal);
    let searches = slotSearches(query, actors);
    let capabilities: Capabilities | undefined;
    let refusal: SourceError | undefined;
    let none: SlotSearch | undefined;
    let failures = 0;
    const tried = new Set<string>();
    for (;;) {
      const search = searches.find((each) => !tried.has(nameOf(each)));
      if (!search) break;
      const answer = await this.#answer(search, span);
      const refused = answer instanceof SourceError;
      let found = false;
      if (!refused && !saysNone(answer.first) && !strays(answer)) {
        for await (const page of this.#pagesOf(answer)) {
          found = true;
          yield page;
        }
      }
      if (found) {
        yield* this.#begun(search, span);
        return;
      }
      // It was asked often enough whether it means it.
      if (refused) this.base.patient = false;
      if (tried.size === 0) {
        capabilities = await this.#capabilities(refused ? answer : undefined);
        searches = slotSearches(query, actors, capabilities);
      }
      tried.add(nameOf(search));
      if (refused) {
        refusal = answer;
        this.issues.add(
          'search-refused',
          'The server refuses the search and was asked more plainly.',
          answer.message,
        );
        if (answer instanceof Refusal && isFailure(answer)) failures += 1;
        if (failures === mostFailures || isNotThere(answer)) break;
      } else if (strays(answer)) {
        this.issues.add('bounds-ignored', 'The server ignores the time range that is asked for.');
      } else {
        none = search;
        refusal = undefined;
        // A server that knows every word of the question may know what it says.
        const understood = searches.some((each) => nameOf(each) === nameOf(search));
        if (capabilities?.parameters && understood && (await this.#hasNone(search, span))) break;
      }
    }
    // Who failed afterwards may have had some.
    if (refusal && (!none || isFailure(refusal)))
      throw capabilities?.slots === false ? this.#withoutSlots(capabilities) : refusal;
    if (none) yield* this.#begun(none, span);
  }

  /** What the server answers, or why it does not like the question. */
  async #answer(search: SlotSearch, span: Span): Promise<Answer | SourceError> {
    try {
      return await this.pages.open(search, span);
    } catch (cause) {
      const refused = cause instanceof Refusal && (dislikes.has(cause.status) || isNotThere(cause));
      // A refusal without CORS headers looks like no answer at all.
      if (refused || (SourceError.is(cause) && cause.code === 'network')) return cause;
      throw cause;
    }
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
    this.issues.add('no-capabilities', 'The server does not say at /metadata what it can do.');
    return undefined;
  }

  #withoutSlots({ find }: Capabilities): SourceError {
    const instead = find
      ? ', only the operation Appointment/$find, which this version does not speak'
      : '';
    return new SourceError(
      'endpoint-invalid',
      `The CapabilityStatement of ${withoutQuery(this.base.url)} lists no Slot search${instead}; "endpoint" must be a server that has it, or a $bulk-publish manifest`,
    );
  }

  /** An answer's pages; where no time was asked for, told whether all of it is over. */
  async *#pagesOf(answer: Answer): AsyncGenerator<SearchPage> {
    let ahead = false;
    for await (const page of this.pages.follow(answer)) {
      ahead ||= page.slots.some((slot) => instantOf(slot.start) >= answer.span.from);
      yield page;
    }
    const { bounds, parameters } = answer.search;
    const anything = bounds === 'none' && parameters.every(([name]) => name !== 'status');
    if (anything && !ahead && this.pages.complete) this.#tellAllPast(answer.first.slots[0]);
  }

  #tellAllPast(slot: JsonObject | undefined): void {
    this.issues.add('all-past', 'Every slot lies in the past.', String(slot?.start));
  }

  /**
   * Windows that began before the time asked for and are not over. Whatever
   * trouble there is with the past says nothing of what lies ahead.
   */
  async *#begun(search: SlotSearch, span: Span): AsyncGenerator<SearchPage> {
    if (search.bounds !== 'both') return;
    const pages = new SlotPages(this.base, new IssueTally(), this.signal, mostPagesBegun);
    const answer = await pages.open(search, spanBefore(span)).catch(() => undefined);
    this.signal.throwIfAborted();
    if (!answer || strays(answer)) return;
    for await (const page of pages.follow(answer)) {
      const slots = page.slots.filter(
        ({ start, end }) => instantOf(start) < span.from && !(instantOf(end) <= span.from),
      );
      if (slots.length > 0) yield { ...page, slots };
    }
  }

  /**
   * Whether "none" is true: no slot that lies ahead is free. Where none lies
   * ahead at all, but some in the past, nobody keeps the data up to date.
   */
  async #hasNone(search: SlotSearch, span: Span): Promise<boolean> {
    const few = (bounds: SlotSearch['bounds'], count: number) =>
      this.pages
        .page(
          this.base.address(
            'Slot',
            searchWithin({ ...search, bounds, parameters: [['_count', String(count)]] }, span),
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

/** Whether a refusal says nothing of the question: the server failed, or was not heard. */
function isFailure(cause: SourceError): boolean {
  return cause instanceof Refusal ? cause.status >= 500 : true;
}

function isNotThere(cause: SourceError): boolean {
  return cause instanceof Refusal && cause.status === 404;
}
