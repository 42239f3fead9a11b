import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { outcomeText } from './operation-outcome.js';

/** A server's answer that is no success. The message tells the status, and what the server says of it. */
export class Refusal extends SourceError {
  constructor(
    url: string,
    readonly status: number,
    /** What the server says of it. */
    readonly reason?: string,
    /** Milliseconds for which it wants to be left alone. */
    readonly retryAfter = 0,
  ) {
    const code =
      status === 401 || status === 403 ? 'unauthorized' : status === 429 ? 'rate-limited' : 'http';
    super(code, `${withoutQuery(url)} answered ${status}${reason ? `: ${reason}` : ''}`);
  }
}

/** The refusal that an answer is, by its body. */
export function refusalOf(url: string, status: number, body: string, retryAfter: number): Refusal {
  return new Refusal(url, status, outcomeText(body), retryAfter);
}
