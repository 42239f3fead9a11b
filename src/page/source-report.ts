import { offered } from '../availability/offer.js';
import type { SlotQuery } from '../model/slot-query.js';
import type { SourceIssue, SourceError } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';
import type { SourceReport } from './events.js';

/** What a search knows of one source, as far as the page is told. */
export interface SourceFindings {
  readonly endpoint?: string | undefined;
  readonly label?: string | undefined;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly issues: readonly SourceIssue[];
  readonly complete: boolean;
  /** Set where the source could give nothing, or broke off. */
  readonly error?: SourceError;
  /** Whether the slots are those of an earlier search. */
  readonly stale?: boolean;
}

/** A source's part in `scheduler-slots-loaded`. */
export function sourceReport(findings: SourceFindings, query: SlotQuery): SourceReport {
  const { endpoint, label, slots, issues, complete, error, stale } = findings;
  return {
    ...(endpoint !== undefined && { endpoint }),
    ...(label !== undefined && { label }),
    status: stale ? 'stale' : error && slots.size === 0 ? 'failed' : complete ? 'ok' : 'partial',
    count: offered(slots.values(), query).length,
    issues,
  };
}
