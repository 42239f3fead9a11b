import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage, SlotSource } from '../model/slot-source.js';
import type { EndpointSettings } from './endpoint-settings.js';
import type { FileStore } from './file-store.js';
import { filesInMemory } from './files-in-memory.js';
import type { FileKeeping } from './late-file-store.js';
import { readPublication } from './publication.js';

/**
 * Slots from a SMART Scheduling Links publication: a manifest whose URL ends in
 * `$bulk-publish`, and the NDJSON files that it names.
 *
 * The files about places and people are read first, then slots are given as
 * they arrive. A file that cannot be had makes the answer incomplete; only when
 * no slot file at all can be read does the search throw.
 */
export class BulkPublishSource implements SlotSource {
  readonly label?: string;
  readonly #manifestUrl: string;
  readonly #settings: EndpointSettings;
  #files: Promise<FileStore> | undefined;

  constructor(manifestUrl: string, settings: EndpointSettings = {}) {
    this.#manifestUrl = manifestUrl;
    this.#settings = settings;
    if (settings.label !== undefined) this.label = settings.label;
  }

  async *findSlots(
    query: SlotQuery,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<SlotPage> {
    const { openFiles = filesInMemory, mayHoldFiles } = this.#settings;
    const files: FileKeeping = {
      mayHold: () =>
        this.#files !== undefined || (openFiles !== filesInMemory && (mayHoldFiles?.() ?? true)),
      open: () => (this.#files ??= openFiles()),
    };
    yield* readPublication(this.#manifestUrl, { ...this.#settings, files }, query, signal);
  }
}
