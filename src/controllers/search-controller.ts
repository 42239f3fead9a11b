import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { offered } from '../availability/offer.js';
import { toQuery, type QueryWishes } from '../availability/query.js';
import type { SlotQuery } from '../model/slot-query.js';
import { SourceError, type SlotSource, type SourceIssue } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';
import type { SourceFindings } from '../page/source-report.js';
import { isZone } from '../time/zone.js';

/** A source with the names it goes by. */
export interface Feed {
  /** The same for the same feed from one search to the next. */
  readonly key: unknown;
  readonly endpoint?: string;
  readonly label?: string;
  readonly source: SlotSource;
}

/** How one feed fared in a search. */
export interface FeedResult extends SourceFindings {
  readonly key: unknown;
}

/** What the page shows of a search. */
export type SearchPhase = 'idle' | 'loading' | 'ready' | 'failed';

/** Pages that arrive in quick succession are painted together. */
const paintEvery = 200;

/**
 * Keeps the slots of all feeds in step with the query. Owns the requests and
 * what they found; knows nothing of days, windows or choices. Only the latest
 * search may speak: the one before is aborted and ignored.
 */
export class SearchController implements ReactiveController {
  phase: SearchPhase = 'idle';
  results: readonly FeedResult[] = [];
  /** Counts changes of the slots, so that what is worked out from them can be kept. */
  version = 0;

  #offered: { readonly slots: readonly Slot[]; readonly of: readonly unknown[] } = {
    slots: [],
    of: [],
  };
  #minute: { readonly key: string; readonly query: SlotQuery } | undefined;
  #abort = new AbortController();
  #paint: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #settled: (results: readonly FeedResult[], query: SlotQuery) => void;

  constructor(
    host: ReactiveControllerHost,
    settled: (results: readonly FeedResult[], query: SlotQuery) => void,
  ) {
    this.#host = host;
    this.#settled = settled;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
    clearTimeout(this.#paint);
    this.#paint = undefined;
    if (this.phase === 'loading') this.phase = 'idle';
  }

  /** The query of this minute; the same object while it stays the same. */
  queryAt(now: Date, wishes: QueryWishes): SlotQuery {
    const key = JSON.stringify([wishes, Math.floor(now.getTime() / 60_000)]);
    if (this.#minute?.key !== key) this.#minute = { key, query: toQuery(wishes, now) };
    return this.#minute.query;
  }

  /** Every slot found so far that may be offered: the same list for as long as nothing has changed. */
  offered(query: SlotQuery, usedUp: ReadonlySet<string>): readonly Slot[] {
    const { of } = this.#offered;
    if (of[0] !== this.version || of[1] !== query || of[2] !== usedUp) {
      const slots = this.results.flatMap((result) => offered(result.slots.values(), query, usedUp));
      this.#offered = { slots, of: [this.version, query, usedUp] };
    }
    return this.#offered.slots;
  }

  /** Where the slots come from, as far as that is known. */
  get endpoints(): ReadonlySet<string | undefined> {
    return new Set(
      this.results.flatMap(({ endpoint, slots }) => [endpoint, firstOf(slots.values())?.endpoint]),
    );
  }

  /** A telephone number of any of the places, for where there is no better one. */
  get anyPhone(): string | undefined {
    const slots = this.results.map((result) => firstOf(result.slots.values()));
    return slots.map((slot) => slot?.bookingPhone ?? slot?.place?.phone).find(Boolean);
  }

  /** Asks all feeds at once. What an earlier search found stays until all have answered. */
  async search(feeds: readonly Feed[], query: SlotQuery): Promise<void> {
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    this.phase = 'loading';
    this.#host.requestUpdate();

    // What a feed gave that is asked no more is nobody's any more.
    const before = this.results.filter(({ key }) => feeds.some((feed) => feed.key === key));
    if (before.length < this.results.length) this.version += 1;
    this.results = before;
    const latest = new Map<Feed, FeedResult>();
    const stands = (key: unknown) => before.some((each) => each.key === key && each.slots.size > 0);
    const show = (feed: Feed, result: FeedResult) => {
      // A whole list is not exchanged for the beginning of the next.
      if (abort.signal.aborted || stands(feed.key)) return;
      latest.set(feed, result);
      this.results = feeds.flatMap(
        (each) => latest.get(each) ?? before.find(({ key }) => key === each.key) ?? [],
      );
      this.version += 1;
      this.#paintSoon();
    };
    const results = await Promise.all(
      feeds.map((feed) => readFeed(feed, query, abort.signal, show)),
    );
    if (abort.signal.aborted) return;
    this.results = results.map((result) => orStale(result, before));
    this.version += 1;
    const nothing = this.results.every(({ slots }) => slots.size === 0);
    this.phase = nothing && this.results.some(({ complete }) => !complete) ? 'failed' : 'ready';
    this.#settled(this.results, query);
    this.#host.requestUpdate();
  }

  #paintSoon() {
    this.#paint ??= setTimeout(
      () => {
        this.#paint = undefined;
        this.#host.requestUpdate();
      },
      this.version === 1 ? 0 : paintEvery,
    );
  }
}

async function readFeed(
  feed: Feed,
  query: SlotQuery,
  signal: AbortSignal,
  show: (feed: Feed, result: FeedResult) => void,
): Promise<FeedResult> {
  const { key, endpoint, label } = feed;
  const slots = new Map<string, Slot>();
  const issues: SourceIssue[] = [];
  let complete = true;
  const result = () => ({ key, endpoint, label, slots, issues, complete });
  try {
    for await (const page of feed.source.findSlots(query, { signal })) {
      signal.throwIfAborted();
      const before = slots.size;
      for (const slot of page.slots) {
        const example = trouble(slot);
        if (example === undefined) slots.set(slot.id, slot);
        else
          issues.push({
            code: 'slot-unusable',
            message: 'A slot cannot be shown.',
            count: 1,
            example,
          });
      }
      issues.push(...(page.issues ?? []));
      complete &&= page.complete !== false;
      if (slots.size > before) show(feed, result());
    }
    return result();
  } catch (cause) {
    const error = SourceError.is(cause)
      ? cause
      : new SourceError('unreadable', `The source failed: ${String(cause)}`, { cause });
    return { ...result(), complete: false, error };
  }
}

function firstOf<T>(values: Iterable<T>): T | undefined {
  const [first] = values;
  return first;
}

/** Where a feed can give nothing this time, what it gave before stays. */
function orStale(result: FeedResult, before: readonly FeedResult[]): FeedResult {
  if (!result.error || result.slots.size > 0) return result;
  const last = before.find(({ key }) => key === result.key);
  return last && last.slots.size > 0 ? { ...result, slots: last.slots, stale: true } : result;
}

/** A slot that cannot be shown: without a start, or in a zone that nobody knows. */
function trouble({ start, timeZone }: Slot): string | undefined {
  if (Number.isNaN(Date.parse(start))) return `start "${start}"`;
  return timeZone !== undefined && !isZone(timeZone) ? `zone "${timeZone}"` : undefined;
}
