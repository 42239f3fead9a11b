import { isFhirBase } from '../model/manifest-url.js';
import { present } from '../model/present.js';
import { withoutQuery } from '../model/without-query.js';
import { endpointOf, protocols, type Configuration } from '../page/configuration.js';
import type { FeedDeclaration, FeedRegistry } from '../page/scheduler-context.js';
import { SourceError, type SlotSource } from '../model/slot-source.js';
import { SettingReader, type SettingFault } from '../page/setting-reader.js';
import type { Feed } from './search-controller.js';

/** Makes the source for an endpoint; throws a SourceError where none can be made. */
export type OpenEndpoint = (endpoint: string, feed: FeedDeclaration) => SlotSource;

/** Members that are addresses. */
const addresses: ReadonlySet<string> = new Set(['url', 'endpoint']);

/** All the places that a page wants slots from: its `endpoint`, its children, its own sources. */
export class FeedList implements FeedRegistry {
  readonly #declared = new Map<Element, FeedDeclaration>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  declare(child: Element, feed: FeedDeclaration): void {
    if (JSON.stringify(this.#declared.get(child)) === JSON.stringify(feed)) return;
    this.#declared.set(child, feed);
    this.#changed();
  }

  withdraw(child: Element): void {
    if (this.#declared.delete(child)) this.#changed();
  }

  /** What says whether the feeds are the same as before. */
  key(configuration: Configuration): string {
    return JSON.stringify(this.#named(configuration));
  }

  /**
   * What is asked, and of whom, told the same from one page to the next. Addresses may be signed
   * anew there, and of the page's own sources only the labels are the same, and how many there are.
   */
  asked(configuration: Configuration, sources: readonly SlotSource[]): string {
    const labels = sources.map(({ label }) => label);
    const named = [configuration.wishes, labels, ...this.#named(configuration)];
    return JSON.stringify(named, (name, value: unknown) =>
      typeof value === 'string' && addresses.has(name) ? withoutQuery(value) : value,
    );
  }

  #named(configuration: Configuration): readonly unknown[] {
    const { endpoint, protocol, searchParameters, states, timeZone, times } = configuration;
    const own = [endpoint, protocol, searchParameters, states, timeZone, times];
    return [...own, ...this.#declared.values()];
  }

  /** What is wrong with the settings of children. */
  get faults(): readonly SettingFault[] {
    const reader = new SettingReader();
    for (const feed of this.#declared.values()) usable(feed, reader);
    return reader.faults;
  }

  /** The FHIR servers that children name. */
  fhirBases(page: URL): readonly string[] {
    return [...this.#declared.values()].flatMap(({ endpoint, protocol }) => {
      const setting = endpointOf(endpoint, page);
      return 'url' in setting && isFhirBase(setting.url, protocol) ? [setting.url] : [];
    });
  }

  /**
   * Every feed with its source. An endpoint that cannot be asked gets a source
   * that says so, and does not hold back the others.
   */
  open(
    { endpoint, protocol, searchParameters, states, timeZone, times }: Configuration,
    sources: readonly SlotSource[],
    page: URL,
    open: OpenEndpoint,
  ): readonly Feed[] {
    const own = sources.map((source) => ({
      key: source,
      source,
      ...(source.label !== undefined && { label: source.label }),
    }));
    const children = [...this.#declared.values()].map((feed) =>
      openFeed(
        endpointOf(feed.endpoint, page),
        { states, timeZone, times, ...usable(feed, new SettingReader()) },
        open,
      ),
    );
    const alone = own.length + children.length === 0;
    const missing = 'fault' in endpoint && endpoint.fault === 'endpoint-missing';
    const feed = { protocol, searchParameters, states, timeZone, times };
    const main = missing && !alone ? [] : [openFeed(endpoint, feed, open)];
    return [...main, ...children, ...own];
  }
}

function openFeed(
  endpoint: Configuration['endpoint'],
  feed: FeedDeclaration,
  open: OpenEndpoint,
): Feed {
  const label = feed.label === undefined ? {} : { label: feed.label };
  const key = JSON.stringify([endpoint, feed]);
  if ('fault' in endpoint)
    return { key, source: failing(new SourceError(endpoint.fault, endpoint.message)), ...label };
  try {
    return { key, endpoint: endpoint.url, source: open(endpoint.url, feed), ...label };
  } catch (cause) {
    return { key, endpoint: endpoint.url, source: failing(cause), ...label };
  }
}

function failing(cause: unknown): SlotSource {
  return {
    // eslint-disable-next-line require-yield -- it has nothing to give but its error
    async *findSlots() {
      throw cause;
    },
  };
}

/** What a child says, without what is missing or cannot be used. */
function usable(feed: FeedDeclaration, reader: SettingReader): FeedDeclaration {
  return present({
    endpoint: feed.endpoint || undefined,
    label: feed.label || undefined,
    searchParameters: feed.searchParameters || undefined,
    states: feed.states || undefined,
    protocol: reader.oneOf('protocol', feed.protocol, protocols, undefined),
    timeZone: reader.zone('time-zone', feed.timeZone),
    times: reader.oneOf('times', feed.times, ['instant', 'clock'], undefined),
  });
}
