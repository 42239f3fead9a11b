import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import type { Refusal } from './refusal.js';
import { scriptMissing } from './script-missing.js';
import { sleep } from './sleep.js';

/** What a request needs from outside. */
export interface DownloadSettings {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly accept: string;
  /** Spreads retries, so that a thousand pages do not come back at once. */
  readonly random: () => number;
  /** How often a request is made again; 3 by default. */
  readonly retries?: number | undefined;
  /** What the browser's own HTTP cache has to do with it; as usual by default. */
  readonly cache?: RequestCache | undefined;
}

const firstByteTimeout = 10_000;
const nextByteTimeout = 15_000;
const longestPause = 60_000;
const longestSpread = 8_000;
const usualRetries = 3;
const longestReason = 100_000;

/**
 * Gets a URL without credentials, referrer or any header that would need a
 * preflight, and tries again where that may help: no answer, 429, 5xx.
 * Throws a {@link SourceError}, or the signal's reason when aborted.
 */
export async function download(url: string, settings: DownloadSettings): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await tryOnce(url, settings);
    if (answer instanceof Response && answer.ok) return answer;
    const pause = pauseBefore(attempt, answer, settings);
    if (pause === undefined)
      throw answer instanceof Response ? await refusal(url, answer, settings.signal) : answer;
    await sleep(pause, settings.signal);
  }
}

/** The body in pieces, ended with a `timeout` or `network` error when it stops coming. */
export async function* bodyOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const timeout = new AbortController();
      const stalled = sleep(nextByteTimeout, timeout.signal).then(() => {
        throw new SourceError('timeout', `${withoutQuery(response.url)} stopped sending`);
      });
      stalled.catch(() => undefined);
      const read = await Promise.race([reader.read(), stalled])
        .catch((cause: unknown) => {
          signal.throwIfAborted();
          throw cause instanceof SourceError
            ? cause
            : new SourceError('network', `${withoutQuery(response.url)} broke off`, { cause });
        })
        .finally(() => timeout.abort());
      if (read.done) return;
      yield read.value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** The whole body as text; one longer than `limit` bytes is not read to its end, and is an error. */
export async function textOf(
  response: Response,
  signal: AbortSignal,
  limit: number,
): Promise<string> {
  return textIn(bodyOf(response, signal), response.url, limit);
}

/** The same of a body that comes in pieces, from an address. */
export async function textIn(
  pieces: AsyncIterable<Uint8Array>,
  address: string,
  limit: number,
): Promise<string> {
  const decoder = new TextDecoder();
  let body = '';
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > limit)
      throw new SourceError('unreadable', `${withoutQuery(address)} sent over ${limit} bytes`);
    body += decoder.decode(piece, { stream: true });
  }
  return body + decoder.decode();
}

async function tryOnce(url: string, settings: DownloadSettings): Promise<Response | SourceError> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), firstByteTimeout);
  try {
    return await settings.fetch(url, {
      headers: { Accept: settings.accept },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: settings.cache ?? 'default',
      signal: AbortSignal.any([settings.signal, timeout.signal]),
    });
  } catch (cause) {
    settings.signal.throwIfAborted();
    return timeout.signal.aborted
      ? new SourceError('timeout', `${withoutQuery(url)} did not answer within 10 s`)
      : new SourceError(
          'network',
          `${withoutQuery(url)} could not be reached: the server is down, the address is wrong, or it does not allow this page by CORS (Access-Control-Allow-Origin)`,
          { cause },
        );
  } finally {
    clearTimeout(timer);
  }
}

async function refusal(url: string, response: Response, signal: AbortSignal): Promise<Refusal> {
  const body = await textOf(response, signal, longestReason).catch(() => '');
  signal.throwIfAborted();
  const { refusalOf } = await import('./unusual.js').catch(scriptMissing);
  return refusalOf(url, response.status, body, retryAfter(response));
}

/**
 * Milliseconds to wait, or nothing where asking again is of no use: full jitter, which
 * begins where the server says. All whom it refuses at once it tells the same moment.
 */
function pauseBefore(
  attempt: number,
  answer: Response | SourceError,
  { random, retries = usualRetries }: DownloadSettings,
): number | undefined {
  if (attempt >= retries) return undefined;
  let asked = 0;
  if (answer instanceof Response) {
    if (answer.status !== 429 && (answer.status < 500 || answer.status === 501)) return undefined;
    asked = retryAfter(answer);
    if (asked > longestPause) return undefined;
  }
  return asked + random() * Math.min(longestSpread, Math.max(asked, 500 * 2 ** attempt));
}

/** Milliseconds for which a server wants to be left alone; 0 where it does not say so in seconds. */
function retryAfter({ headers }: Response): number {
  return Math.max(Number(headers.get('Retry-After')) * 1000 || 0, 0);
}
