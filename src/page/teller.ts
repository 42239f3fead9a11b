import type { SlotQuery } from '../model/slot-query.js';
import { heldBack } from '../model/slot-source.js';
import { present } from '../model/present.js';
import { announce, type SchedulerErrorCode } from './events.js';
import { sourceReport, type SourceFindings } from './source-report.js';

/** What may be added to an error. */
export interface ErrorCircumstances {
  readonly endpoint?: string | undefined;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** Tells the page's scripts what the patient is told, and the webmaster, once in the console, why. */
export class Teller {
  readonly #host: EventTarget;
  readonly #warned = new Set<string>();

  constructor(host: EventTarget) {
    this.#host = host;
  }

  tell(code: SchedulerErrorCode, message: string, circumstances: ErrorCircumstances = {}): void {
    const warning = `smart-scheduler: ${code}: ${message}`;
    if (!this.#warned.has(warning)) console.warn(warning);
    this.#warned.add(warning);
    const { endpoint, retryable = false, cause } = circumstances;
    announce(this.#host, 'scheduler-error', {
      code,
      message,
      retryable,
      ...present({ endpoint, cause }),
    });
  }

  /** A search settled: what was found, and each source's trouble. The answer is how many slots are offered. */
  settled(results: readonly SourceFindings[], query: SlotQuery): number {
    const sources = results.map((result) => sourceReport(result, query));
    const count = sources.reduce((sum, source) => sum + source.count, 0);
    announce(this.#host, 'scheduler-slots-loaded', {
      count,
      from: query.from,
      to: query.to,
      sources,
    });
    for (const { endpoint, error, complete, timetable, asOf, issues } of results) {
      if (error && (asOf !== undefined || timetable.length === 0)) {
        this.tell(error.code, error.message, {
          endpoint,
          retryable: error.retryable,
          cause: error.cause,
        });
      } else if (!complete) {
        const causes = [
          error?.message,
          ...issues.map(({ message, example }) => `${message} ${example ?? ''}`),
        ];
        this.tell(
          issues.some(({ code }) => code === 'truncated' || code === heldBack)
            ? 'truncated'
            : 'partial',
          `some slots could not be loaded: ${causes.filter(Boolean).join(' ')}`,
          { endpoint, retryable: true },
        );
      }
    }
    return count;
  }
}
