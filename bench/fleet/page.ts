import { sourceFor } from '../../src/fhir/endpoint-source.js';
import type { FileLocks } from '../../src/fhir/file-turn.js';
import type { FileStore } from '../../src/fhir/file-store.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import { manifestUrl, publishedSlots } from './publication.js';

/** What a page has of its browser. */
export interface PageSettings {
  readonly fetch: typeof fetch;
  readonly store: FileStore;
  readonly locks: FileLocks | undefined;
  readonly now: () => number;
  readonly random: () => number;
  /** Aborts when the page is left. */
  readonly signal: AbortSignal;
}

/** What a person saw of a search. */
export interface Shown {
  /** Whether every slot was there in the end. */
  readonly all: boolean;
  /** Whether there was something of an earlier visit to look at meanwhile. */
  readonly earlier: boolean;
}

const minute = 60_000;
const horizon = 60 * 86_400_000;

/** One search as the element makes it, with a source of its own and the client's own code. */
export async function show(page: PageSettings): Promise<Shown> {
  const { fetch, store, locks, now, random, signal } = page;
  const source = sourceFor(manifestUrl, 'auto', {
    fetch,
    locks,
    random,
    openFiles: async () => store,
    deviceTime: now,
    times: 'instant',
  });
  const begun = Math.floor(now() / minute) * minute;
  const query = {
    from: new Date(begun).toISOString(),
    to: new Date(begun + horizon).toISOString(),
  };
  let slots = 0;
  let complete = true;
  let earlier = false;
  for await (const found of source.findSlots(query, { signal })) {
    if (found.asOf !== undefined) earlier = true;
    // Rows are counted without making slots of them, as the element does.
    else slots += found.slots instanceof SlotRows ? found.slots.length : [...found.slots].length;
    complete &&= found.complete !== false;
  }
  return { all: complete && slots === publishedSlots, earlier };
}
