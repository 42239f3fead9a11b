import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { merged, offer, type Judge, type Offer } from '../availability/offer.js';
import { toQuery, type QueryWishes } from '../availability/query.js';
import type { Clock } from '../model/clock.js';
import type { SlotQuery } from '../model/slot-query.js';
import { SourceError, type SlotSource } from '../model/slot-source.js';
import type { SourceFindings } from '../page/source-report.js';
import { viewerZone } from '../time/zone.js';
import { FeedSlots } from './feed-slots.js';
import { pressable } from './painted.js';

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
  /** When the source gave its last, as a UTC instant. */
  readonly settledAt?: string;
  /** Whether whoever there are times with has no others. */
  readonly isWhole: boolean;
}

/** What the page shows of a search. */
export type SearchPhase = 'idle' | 'loading' | 'ready' | 'failed';

const nothing = merged([]);
/**
 * Pages that arrive in quick succession are painted together, because what is on the page first
 * stays where it is. Whoever has waited longer than that for the first of them waits for no more.
 */
const paintEvery = 200;
/** What a page holds itself is there sooner, and nothing need be drawn that goes at once. */
const patience = 100;

/**
 * Keeps the slots of all feeds in step with the query. Owns the requests and
 * what they found; knows nothing of days, windows or choices. Only the latest
 * search may speak: the one before is aborted and ignored.
 */
export class SearchController implements ReactiveController {
  phase: SearchPhase = 'idle';
  /** Whether the first search takes so long that it should be seen that there is one. */
  isSlow = true;
  results: readonly FeedResult[] = [];
  /** Counts changes of the slots, so that what is worked out from them can be kept. */
  version = 0;
  /** Counts the times that feeds were let go: what others give is something else. */
  generation = 0;

  /** By who judged; the controller stands for nobody. */
  #offers = new WeakMap<object, Offer>();
  #offered: readonly unknown[] = [];
  /** How many feeds are asked. */
  #asked = 0;
  #minute: { readonly key: string; readonly query: SlotQuery } | undefined;
  #abort = new AbortController();
  #slow: ReturnType<typeof setTimeout> | undefined;
  #paint: ReturnType<typeof setTimeout> | undefined;
  /** When what had come was painted last, or the search began. */
  #paintedAt = 0;
  readonly #clock: Clock;
  readonly #host: ReactiveControllerHost;
  readonly #settled: (results: readonly FeedResult[], query: SlotQuery) => void;

  constructor(
    host: ReactiveControllerHost,
    clock: Clock,
    settled: (results: readonly FeedResult[], query: SlotQuery) => void,
  ) {
    this.#clock = clock;
    this.#host = host;
    this.#settled = settled;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
    clearTimeout(this.#slow);
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

  /** What may be offered of all that was found so far, and what a judge leaves of it: the same for as long as nothing has changed. */
  offered(query: SlotQuery, usedUp: ReadonlySet<string>, judge?: Judge): Offer {
    if (this.results.length === 0) return nothing;
    const zone = viewerZone();
    const of = [this.version, query, usedUp, zone];
    if (of.some((each, index) => each !== this.#offered[index])) {
      this.#offered = of;
      this.#offers = new WeakMap();
    }
    const known = this.#offers.get(judge ?? this);
    if (known) return known;
    const wishes = { query, usedUp, viewerZone: zone, ...(judge && { judge }) };
    const offers = this.results.map(({ timetable }) => offer(timetable, wishes));
    const fresh = merged(offers, judge);
    this.#offers.set(judge ?? this, fresh);
    return fresh;
  }

  /** Whether all is known of those whose times are there, though others may come. */
  get isKnown(): boolean {
    const whole = this.results.filter(({ isWhole }) => isWhole);
    return this.phase === 'ready' || (whole.length > 0 && whole.length === this.#asked);
  }

  /** Where the slots come from, as far as that is known. */
  get endpoints(): ReadonlySet<string | undefined> {
    return new Set(
      this.results.flatMap(({ endpoint, timetable }) => [endpoint, timetable.kinds[0]?.endpoint]),
    );
  }

  /** A telephone number of any of the places, for where there is no better one. */
  get anyPhone(): string | undefined {
    const kinds = this.results.map(({ timetable }) => timetable.kinds[0]);
    return kinds.map((kind) => kind?.bookingPhone ?? kind?.place?.phone).find(Boolean);
  }

  /** Says that a search is about to begin; whatever shows that is asked for by whoever knows. */
  expect(): void {
    if (this.phase === 'idle') {
      this.isSlow = false;
      this.#slow = setTimeout(() => {
        this.isSlow = true;
        // What has come already is painted in its time.
        if (this.#paint === undefined) this.#host.requestUpdate();
      }, patience);
    }
    this.phase = 'loading';
  }

  /** Asks all feeds at once. What an earlier search found in a feed stays until that feed has given all. */
  async search(feeds: readonly Feed[], query: SlotQuery): Promise<void> {
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    this.#paintedAt = performance.now();
    this.#asked = feeds.length;
    const isExpected = this.phase === 'loading';
    this.phase = 'loading';

    // What a feed gave that is asked no more is nobody's any more.
    const before = this.results.filter(({ key }) => feeds.some((feed) => feed.key === key));
    const isLess = before.length < this.results.length;
    if (isLess) {
      this.version += 1;
      this.generation += 1;
    }
    if (isLess || !isExpected) this.#host.requestUpdate();
    this.results = before;
    const latest = new Map<Feed, FeedResult>();
    const stands = (key: unknown) =>
      before.some((each) => each.key === key && each.timetable.length > 0);
    const show = (feed: Feed, result: FeedResult, atOnce = false) => {
      if (abort.signal.aborted) return;
      latest.set(feed, result);
      this.results = feeds.flatMap(
        (each) => latest.get(each) ?? before.find(({ key }) => key === each.key) ?? [],
      );
      this.version += 1;
      if (atOnce) this.#paintNow();
      else this.#paintSoon();
    };
    await Promise.all(
      feeds.map(async (feed) => {
        // A whole list is not exchanged for the beginning of the next.
        const begun = async (result: FeedResult, atOnce: boolean) => {
          if (stands(feed.key)) return;
          show(feed, result, atOnce);
          // What is worth showing at once is shown before the rest is read.
          if (atOnce) await pressable();
        };
        const result = await readFeed(feed, query, this.#clock, abort.signal, begun);
        show(feed, orStale(result, before));
      }),
    );
    if (abort.signal.aborted) return;
    clearTimeout(this.#slow);
    this.isSlow = true;
    clearTimeout(this.#paint);
    this.#paint = undefined;
    const nothing = this.results.every(({ timetable }) => timetable.length === 0);
    this.phase = nothing && this.results.some(({ complete }) => !complete) ? 'failed' : 'ready';
    this.#host.requestUpdate();
    this.#settled(this.results, query);
  }

  #paintSoon() {
    const pause = Math.max(this.#paintedAt + paintEvery - performance.now(), 0);
    this.#paint ??= setTimeout(() => this.#paintNow(), pause);
  }

  #paintNow() {
    clearTimeout(this.#paint);
    this.#paint = undefined;
    this.#paintedAt = performance.now();
    this.#host.requestUpdate();
  }
}

async function readFeed(
  feed: Feed,
  query: SlotQuery,
  clock: Clock,
  signal: AbortSignal,
  begun: (result: FeedResult, atOnce: boolean) => Promise<void>,
): Promise<FeedResult> {
  const { key, endpoint, label } = feed;
  const slots = new FeedSlots();
  const result = () => {
    const { timetable, issues, complete, isWhole, asOf } = slots;
    const stale = asOf === undefined ? {} : { asOf };
    return { key, endpoint, label, timetable, issues, complete, isWhole, ...stale };
  };
  try {
    for await (const page of feed.source.findSlots(query, { signal })) {
      signal.throwIfAborted();
      slots.add(page);
      if (!slots.isDue) continue;
      await slots.order();
      await begun(result(), slots.isWhole);
      signal.throwIfAborted();
    }
    await slots.end(false);
    return { ...result(), settledAt: clock().toISOString() };
  } catch (cause) {
    await slots.end(true);
    const error = SourceError.is(cause)
      ? cause
      : new SourceError('unreadable', `The source failed: ${String(cause)}`, { cause });
    return { ...result(), complete: false, error };
  }
}

/** Where a feed can give nothing this time, what it gave before stays. */
function orStale(result: FeedResult, before: readonly FeedResult[]): FeedResult {
  if (!result.error || result.timetable.length > 0) return result;
  const last = before.find(({ key }) => key === result.key);
  return last && last.timetable.length > 0
    ? { ...result, timetable: last.timetable, asOf: last.asOf ?? last.settledAt }
    : result;
}
