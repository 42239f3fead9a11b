import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage } from '../model/slot-source.js';
import { Directory } from './directory.js';
import type { EndpointSettings } from './endpoint-settings.js';
import type { FileLine, FileStore } from './file-store.js';
import { isFresh } from './freshness.js';
import { IssueTally } from './issue-tally.js';
import { resourcesIn, slotsIn } from './kept-file.js';
import { readManifest } from './manifest.js';
import { aboutFiles, filesFor, slotFiles } from './slot-files.js';
import { SlotReader } from './slot-reader.js';
import { soonestFirst } from './soonest-first.js';
import { spanOf } from './span.js';

/** What was got longer ago is of no use to anyone; in milliseconds. */
const oldest = 7 * 86_400_000;

/**
 * The slots of a publication as they were on an earlier visit, as far as they are kept.
 * None where all of them still count: then they are no earlier ones; none either where they are too old.
 */
export async function* earlierSlots(
  manifest: FileLine,
  settings: EndpointSettings,
  query: SlotQuery,
  store: FileStore,
  now: number,
): AsyncGenerator<SlotPage> {
  if (now - manifest.askedAt > oldest) return;
  const contentOf = async ({ url }: { readonly url: string }) => (await store.get(url))?.content;
  const body = await contentOf(manifest);
  if (typeof body !== 'string') return;
  // What was wrong with it was told then.
  const issues = new IssueTally();
  const directory = new Directory(issues, settings.timeZone);
  const reader = new SlotReader(manifest.url, directory, settings, query, issues);
  const { files } = readManifest(body, manifest.url, issues);
  const wanted = filesFor(files, settings.states);
  for (const file of aboutFiles(wanted)) {
    for (const resource of resourcesIn(await contentOf(file)) ?? []) directory.add(resource);
  }
  const slots = soonestFirst(slotFiles(wanted), query);
  const lines = await Promise.all(slots.map(({ url }) => store.line(url)));
  if ([manifest, ...lines].every((line) => line?.kept && !line.unread && isFresh(line, now)))
    return;
  const askedAt = lines.flatMap((line) => (line?.kept ? line.askedAt : []));
  const asOf = new Date(Math.min(manifest.askedAt, ...askedAt)).toISOString();
  for (const file of slots) {
    const kept = slotsIn(await contentOf(file), spanOf(query), settings.times === 'clock');
    reader.begin();
    for (const raw of kept?.raws ?? []) yield { slots: await reader.read(raw), asOf };
  }
}
