import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage, SlotSource } from '../model/slot-source.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { scriptMissing } from './script-missing.js';

/**
 * Slots from a FHIR R4 server, by searching for Slot.
 *
 * The server is asked for what the query wants and believed in nothing: what it
 * sends is filtered and sorted here. What the slots lead to and the server does
 * not include is read before they are given, so that none is shown nameless.
 */
export class SlotSearchSource implements SlotSource {
  readonly label?: string;
  readonly #base: string;
  readonly #settings: EndpointSettings;

  constructor(base: string, settings: EndpointSettings = {}) {
    this.#base = base;
    this.#settings = settings;
    if (settings.label !== undefined) this.label = settings.label;
    // Whoever asks waits for it, and hears what is wrong with it.
    import('./search-slots.js').catch(() => undefined);
  }

  async *findSlots(
    query: SlotQuery,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<SlotPage> {
    const { searchSlots } = await import('./search-slots.js').catch(scriptMissing);
    yield* searchSlots(this.#base, this.#settings, query, signal);
  }
}
