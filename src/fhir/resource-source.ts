import type { FhirResource } from 'fhir/r4';
import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage, SlotSource } from '../model/slot-source.js';
import { scriptMissing } from './script-missing.js';
import type { TimeReading } from './slot-reader.js';

/** How a page's own resources are to be read. */
export interface ResourceSettings extends TimeReading {
  readonly label?: string;
}

/**
 * Slots from FHIR R4 resources that the page holds already: Slot, Schedule and
 * what these lead to, in any order. They are looked at anew in each search, and
 * never changed.
 */
export class ResourceSource implements SlotSource {
  readonly label?: string;
  readonly #resources: Iterable<FhirResource>;
  readonly #settings: ResourceSettings;

  constructor(resources: Iterable<FhirResource>, settings: ResourceSettings = {}) {
    this.#resources = resources;
    this.#settings = settings;
    if (settings.label !== undefined) this.label = settings.label;
    // Whoever asks waits for it, and hears what is wrong with it.
    import('./read-resources.js').catch(() => undefined);
  }

  async *findSlots(
    query: SlotQuery,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<SlotPage> {
    const { readResources } = await import('./read-resources.js').catch(scriptMissing);
    yield* readResources(this.#resources, this.#settings, query, signal);
  }
}
