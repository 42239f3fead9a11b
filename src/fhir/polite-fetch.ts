import { download, type DownloadSettings } from './download.js';
import type { FileStore, StoredFile } from './file-store.js';
import { takeTurn, type FileLocks } from './file-turn.js';
import { OpenFile } from './open-file.js';

/** What asking politely needs from outside. */
export interface PoliteSettings {
  readonly store: FileStore;
  /** `navigator.locks`; where there are none, the store gives out turns. */
  readonly locks?: FileLocks | undefined;
  /** The device's own time, in milliseconds since 1970: a page that holds its clock still asks no less often. */
  readonly now: () => number;
  readonly download: Omit<DownloadSettings, 'cache'>;
  /** The request carries a token: its answer is neither looked for in the store nor kept anywhere. */
  readonly secret?: boolean | undefined;
  /** Whether what is kept will do; it always does where nobody says otherwise. */
  readonly isUsable?: ((content: unknown) => boolean) | undefined;
}

/** A file that need not be read again. */
export interface KeptFile {
  /** `kept`: it was too early to ask. `unchanged`: the server has no other version. */
  readonly kind: 'kept' | 'unchanged';
  readonly file: StoredFile;
}

/**
 * Gets a manifest or a file of a publication, asking for it no more than once a
 * minute, or in the publisher's `max-age`, whatever tabs, reloads and returns there
 * are (SMART Scheduling Links, "Polling"). Throws as `download` does; a request that
 * failed counts as none.
 *
 * - While the copy is fresh, it is the answer, and no request is made.
 * - While it would be fresh, but the content was too large to keep or was not read to
 *   its end, the browser's own copy is asked for (`force-cache`). That reaches the
 *   server only where the browser has no copy either: it has put it out, or the server
 *   forbade it to keep one.
 * - Else the browser asks, conditionally (`no-cache`): it sends the validators of its
 *   own copy, and no header that would need a preflight. The minute counts from the
 *   answer, so that two requests are a minute apart at the server, too.
 *
 * Two tabs that want the same file take turns, and the second has the first one's copy. Only two
 * that come to this device as the very first, within milliseconds, may both ask.
 */
export async function politeFetch(
  url: string,
  settings: PoliteSettings,
): Promise<KeptFile | OpenFile> {
  const { store, secret, locks, now, download: request } = settings;
  const { signal } = request;
  if (secret) {
    // Nothing is kept of it, not even in the browser's own cache, which the next person at this device has too.
    const response = await download(url, { ...request, cache: 'no-store' });
    return new OpenFile(response, { record: nothing, signal, endTurn: () => undefined });
  }
  const before = await store.line(url);
  const kept = before && (await (await import('./keeping.js')).freshCopy(before, settings));
  if (kept) return kept;
  const turn = takeTurn(url, { store, locks, now, signal });
  // A browser's first lock takes its time. Where nothing was ever kept it is for those who come next.
  const endTurn = store.prepare?.() ? endLater(turn) : await turn;
  try {
    const line = await store.line(url);
    const answer = line
      ? await (await import('./keeping.js')).askAgain(line, settings, endTurn)
      : await askFirst(url, settings, endTurn);
    if (answer.kind !== 'new') endTurn();
    return answer;
  } catch (cause) {
    endTurn();
    throw cause;
  }
}

const nothing = Promise.resolve(undefined);

/** Ends a turn that may not have begun. */
function endLater(turn: Promise<() => void>): () => void {
  return () =>
    void turn.then(
      (end) => end(),
      () => undefined,
    );
}

/** Asks for a file of which nothing is known. What keeps it is got meanwhile. */
async function askFirst(
  url: string,
  { store, now, download: request }: PoliteSettings,
  endTurn: () => void,
): Promise<OpenFile> {
  const response = await download(url, { ...request, cache: 'no-cache' });
  const askedAt = now();
  const record = import('./keeping.js')
    .then(({ recordOf }) => recordOf(url, response.headers, askedAt, store))
    .catch(() => undefined);
  return new OpenFile(response, { record, signal: request.signal, endTurn });
}
