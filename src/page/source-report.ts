import { offer } from '../availability/offer.js';
import type { Timetable } from '../availability/timetable.js';
import type { SlotQuery } from '../model/slot-query.js';
import type { SourceIssue, SourceError } from '../model/slot-source.js';
import type { SourceReport } from './events.js';

/** What a search knows of one source, as far as the page is told. */
export interface SourceFindings {
  readonly endpoint?: string | undefined;
  readonly label?: string | undefined;
  /** What it gave. */
  readonly timetable: Timetable;
  readonly issues: readonly SourceIssue[];
  readonly complete: boolean;
  /** Set where the source could give nothing, or broke off. */
  readonly error?: SourceError;
  /** When the slots were got, where they are those of an earlier search or visit; a UTC instant. */
  readonly asOf?: string | undefined;
}

/** A source's part in `scheduler-slots-loaded`. */
export function sourceReport(findings: SourceFindings, query: SlotQuery): SourceReport {
  const { endpoint, label, timetable, issues, complete, error, asOf } = findings;
  return {
    ...(endpoint !== undefined && { endpoint }),
    ...(label !== undefined && { label }),
    status:
      asOf !== undefined
        ? 'stale'
        : error && timetable.length === 0
          ? 'failed'
          : complete
            ? 'ok'
            : 'partial',
    count: offer(timetable, { query, viewerZone: 'UTC' }).count,
    issues,
  };
}
