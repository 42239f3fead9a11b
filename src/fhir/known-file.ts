import { download } from './download.js';
import { FileRecord, newAsking } from './file-record.js';
import type { Asking, FileLine, StoredFile } from './file-store.js';
import { isFresh, shortestFreshness } from './freshness.js';
import { OpenFile } from './open-file.js';
import type { KeptFile, PoliteSettings } from './polite-fetch.js';
import { lengthIn } from './validator.js';

/** The copy of a file, while it is fresh and will do. */
export async function freshCopy(
  line: FileLine,
  { store, now, isUsable }: PoliteSettings,
): Promise<KeptFile | undefined> {
  if (!line.kept || line.unread || !isFresh(line, now())) return undefined;
  const file = await store.get(line.url);
  return file && hasUsable(file, isUsable) ? { kind: 'kept', file } : undefined;
}

/** Asks for a file of which there is a line, unless its copy will do. */
export async function askAgain(
  before: FileLine,
  settings: PoliteSettings,
  endTurn: () => void,
): Promise<KeptFile | OpenFile> {
  const kept = await freshCopy(before, settings);
  if (kept) return kept;
  const { url } = before;
  const { store, now, download: request, isUsable } = settings;
  const isEarly = isFresh(before, now());
  const response = await download(url, { ...request, cache: isEarly ? 'force-cache' : 'no-cache' });
  const { headers } = response;
  const asking = isEarly ? askedEarly(before, now()) : newAsking(url, headers, now());
  const record = new FileRecord(headers, asking, store, before);
  if (!isEarly || before.unread) await record.begin();
  const { signal } = request;
  const open = new OpenFile(response, { record: Promise.resolve(record), signal, endTurn });
  const isOld = before.kept && (await isVersion(before.validator, open, record));
  const file = isOld && (await store.get(url));
  if (!file || !hasUsable(file, isUsable)) return open;
  await store.note(asking);
  await open.drop();
  return { kind: 'unchanged', file: { ...file, ...asking } };
}

function hasUsable({ content }: StoredFile, isUsable: PoliteSettings['isUsable']): boolean {
  return content !== undefined && (isUsable?.(content) ?? true);
}

/** Whether a file is the version with this validator; reads no more of it than that takes. */
async function isVersion(
  validator: string | undefined,
  open: OpenFile,
  record: FileRecord,
): Promise<boolean> {
  const length = lengthIn(validator);
  if (validator === undefined || record.told !== undefined || length === undefined)
    return validator !== undefined && record.told === validator;
  return (await open.endsWithin(length)) && record.validator() === validator;
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
