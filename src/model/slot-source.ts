import type { Elsewhere } from './elsewhere.js';
import type { Slot } from './slot.js';
import type { SlotQuery } from './slot-query.js';

/** One helping of what a source found. A later page may repeat a slot to replace it; capacity 0 takes it back. */
export interface SlotPage {
  readonly slots: Iterable<Slot>;
  /** Whoever the slots so far are with, all their times are among them, and nobody has a sooner one: no later page pushes them about, so they may be shown at once. */
  readonly whole?: true;
  /** What could not be read since the page before. For developers; patients never see it. */
  readonly issues?: readonly SourceIssue[];
  /** `false` where the source knows that times are missing. */
  readonly complete?: boolean;
  /** Who has times that are not published, and must be called. */
  readonly elsewhere?: readonly Elsewhere[];
  /**
   * Set where the slots are those of an earlier visit: when they were got, as a UTC
   * instant. All that comes without it takes their place together.
   */
  readonly asOf?: string;
  /** When an aggregator last heard from its sources: the one longest ago and the one last, as UTC instants. */
  readonly syncedAt?: { readonly oldest: string; readonly latest: string };
}

/** A kind of trouble in the data, how often it was met, and one example. */
export interface SourceIssue {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly example?: string;
}

/** Code of the issue that says: there is more, and it is large; it is given to who asks for it. */
export const heldBack = 'held-back';

/**
 * Where times come from: a publication, a FHIR server, a fixture.
 *
 * Pages arrive as they are found. The iteration throws (a {@link SourceError})
 * only when nothing useful can be given; a bad entry is an issue.
 */
export interface SlotSource {
  readonly label?: string;
  findSlots(query: SlotQuery, options: { signal: AbortSignal }): AsyncIterable<SlotPage>;
}

/** Why a source could give nothing, in the words of the public `scheduler-error` codes. */
export type SourceErrorCode =
  | 'endpoint-missing'
  | 'endpoint-invalid'
  | 'network'
  | 'timeout'
  | 'http'
  | 'unauthorized'
  | 'rate-limited'
  | 'unreadable';

/** What is wrong with a page or its endpoint, told more closely than by a {@link SourceErrorCode}. */
export type SourceSetup = 'not-fhir' | 'script-missing' | 'service-type-missing';

/** Thrown by a source that can give nothing. The message is for the page's developer. */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  /** What is wrong with the page or its endpoint, where that is known better than the code says. */
  readonly setup?: SourceSetup;

  constructor(
    readonly code: SourceErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly setup?: SourceSetup } = {},
  ) {
    super(message, options);
    if (options.setup) this.setup = options.setup;
  }

  /** Whether this is one: by its name, because a page may hold two copies of this class. */
  static is(cause: unknown): cause is SourceError {
    return cause instanceof Error && cause.name === 'SourceError';
  }

  /** Whether asking again may help. */
  get retryable(): boolean {
    return (
      this.code === 'network' ||
      this.code === 'timeout' ||
      this.code === 'http' ||
      this.code === 'rate-limited'
    );
  }
}
