import { download, type DownloadSettings } from './download.js';
import type { Asking, FileLine, FileStore, StoredFile } from './file-store.js';
import { takeTurn, type FileLocks } from './file-turn.js';
import { freshUntil, isFresh, shortestFreshness } from './freshness.js';
import { noteOpening, OpenFile, type Opening } from './open-file.js';

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
 * Two tabs that want the same file take turns, and the second has the first one's copy.
 */
export async function politeFetch(
  url: string,
  settings: PoliteSettings,
): Promise<KeptFile | OpenFile> {
  if (settings.secret) return openSecret(url, settings);
  const { store, locks, now, download: request } = settings;
  const kept = await freshCopy(await store.line(url), settings);
  if (kept) return kept;
  const endTurn = await takeTurn(url, { store, locks, now, signal: request.signal });
  try {
    const line = await store.line(url);
    const answer = (await freshCopy(line, settings)) ?? (await ask(url, line, settings, endTurn));
    if (answer.kind !== 'new') endTurn();
    return answer;
  } catch (cause) {
    endTurn();
    throw cause;
  }
}

async function freshCopy(
  line: FileLine | undefined,
  { store, now, isUsable }: PoliteSettings,
): Promise<KeptFile | undefined> {
  if (!line?.kept || line.unread || !isFresh(line, now())) return undefined;
  const file = await store.get(line.url);
  return file && hasUsable(file, isUsable) ? { kind: 'kept', file } : undefined;
}

function hasUsable({ content }: StoredFile, isUsable: PoliteSettings['isUsable']): boolean {
  return content !== undefined && (isUsable?.(content) ?? true);
}

async function ask(
  url: string,
  before: FileLine | undefined,
  { store, now, download: request, isUsable }: PoliteSettings,
  endTurn: () => void,
): Promise<KeptFile | OpenFile> {
  const isEarly = before !== undefined && isFresh(before, now());
  const response = await download(url, { ...request, cache: isEarly ? 'force-cache' : 'no-cache' });
  const asking = isEarly ? askedEarly(before, now()) : newAsking(url, response, now());
  const opening: Opening = { asking, before, store, signal: request.signal, endTurn };
  if (!isEarly || before.unread) await noteOpening(opening);
  const open = new OpenFile(response, opening);
  const file = before?.kept && (await open.is(before.validator)) && (await store.get(url));
  if (!file || !hasUsable(file, isUsable)) return open;
  await store.note(asking);
  await open.drop();
  return { kind: 'unchanged', file: { ...file, ...asking } };
}

/**
 * What the browser's own copy leaves as it was. Where the last answer was broken off, the
 * browser may have had no copy and asked: then the minute begins once more, but no more
 * than a minute, for it may as well have been an older copy.
 */
function askedEarly({ url, askedAt, freshUntil, unread }: FileLine, now: number): Asking {
  return unread
    ? { url, askedAt: now, freshUntil: now + shortestFreshness }
    : { url, askedAt, freshUntil };
}

function newAsking(url: string, { headers }: Response, askedAt: number): Asking {
  return { url, askedAt, freshUntil: freshUntil(headers, askedAt) };
}

/** Nothing is kept of it, not even in the browser's own cache, which the next person at this device has too. */
async function openSecret(
  url: string,
  { now, download: request }: PoliteSettings,
): Promise<OpenFile> {
  const response = await download(url, { ...request, cache: 'no-store' });
  return new OpenFile(response, {
    asking: newAsking(url, response, now()),
    before: undefined,
    store: undefined,
    signal: request.signal,
    endTurn: () => undefined,
  });
}
