import type { SlotQuery } from '../model/slot-query.js';
import { SourceError } from '../model/slot-source.js';
import type { SearchPage } from './bundle.js';
import { readCapabilities, type Capabilities } from './capabilities.js';
import { Refusal } from './download.js';
import type { FhirBase } from './fhir-base.js';
import { filterActors } from './filter-actors.js';
import type { IssueTally } from './issue-tally.js';
import type { SlotPages } from './slot-pages.js';
import { slotSearches, spanOf, type SlotSearch } from './slot-search.js';

/** Statuses after which another way of asking may help: the server dislikes the question, not the asker. */
const dislikes = new Set([400, 405, 412, 413, 414, 422, 500, 501]);

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
    let searches = slotSearches(query, span, actors);
    let capabilities: Capabilities | undefined;
    let refusal: Refusal | undefined;
    let answered = false;
    const tried = new Set<string>();
    for (;;) {
      const search = searches.find(({ parameters }) => !tried.has(String(parameters)));
      if (!search) break;
      const question = String(search.parameters);
      const address = this.base.address('Slot', search.parameters);
      const first = await this.#answer(address, search);
      if (!(first instanceof Refusal) && first.slots.length > 0) {
        yield* this.pages.follow(search, span, address, first);
        return;
      }
      if (tried.size === 0) {
        capabilities = await this.#capabilities();
        searches = slotSearches(query, span, actors, capabilities);
      }
      tried.add(question);
      if (first instanceof Refusal) {
        if (first.status === 404) throw first;
        refusal = first;
        this.issues.add(
          'search-refused',
          'The server refuses the search and was asked more plainly.',
          first.message,
        );
      } else {
        answered = true;
        // A server that knows every word of the question knows what it says.
        const understood = searches.some(({ parameters }) => String(parameters) === question);
        if (capabilities && understood && !search.narrowed) break;
      }
    }
    if (!answered && refusal) throw refusal;
    if (capabilities) yield await this.#anySlot();
  }

  /** The first page, or the refusal of the question. */
  async #answer(address: string, search: SlotSearch): Promise<SearchPage | Refusal> {
    try {
      return await this.pages.page(address, search);
    } catch (cause) {
      if (cause instanceof Refusal && (dislikes.has(cause.status) || cause.status === 404))
        return cause;
      throw cause;
    }
  }

  async #capabilities(): Promise<Capabilities | undefined> {
    const statement = await this.base
      .get(this.base.address('metadata'), this.signal)
      .catch(() => undefined);
    this.signal.throwIfAborted();
    const capabilities = statement && readCapabilities(statement);
    if (!capabilities) {
      this.issues.add('no-capabilities', 'The server does not say at /metadata what it can do.');
    } else if (!capabilities.slots) {
      const find = capabilities.find
        ? ', only the operation Appointment/$find, which this version does not speak'
        : '';
      throw new SourceError(
        'endpoint-invalid',
        `The CapabilityStatement of ${this.base.url} lists no Slot search${find}; "endpoint" must be a server that has it, or a $bulk-publish manifest`,
      );
    }
    return capabilities;
  }

  /** A slot of whatever time, so that a server whose slots all lie in the past is told from one that has none. */
  async #anySlot(): Promise<SearchPage> {
    const address = this.base.address('Slot', new URLSearchParams([['_count', '1']]));
    return this.pages.page(address).catch(() => ({ slots: [], others: [], remarks: [] }));
  }
}
