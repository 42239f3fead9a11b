import { matches } from '../model/slot-query.js';
import type { SlotPage, SlotSource } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';

/** How a memory source behaves besides giving its slots. */
export interface MemorySourceOptions {
  readonly label?: string;
  /** Put after the slots. */
  readonly last?: Omit<SlotPage, 'slots'>;
  /** Thrown after the slots, which may be none. */
  readonly error?: Error;
  /** Awaited before anything is given. */
  readonly until?: Promise<unknown>;
}

/** A source that has its slots already; as good as any other to the element. */
export function memorySource(
  slots: readonly Slot[],
  options: MemorySourceOptions = {},
): SlotSource {
  const { label, last, error, until } = options;
  return {
    ...(label !== undefined && { label }),
    async *findSlots(query, { signal }) {
      await until;
      signal.throwIfAborted();
      yield { slots: slots.filter((slot) => matches(slot, query)) };
      if (error) throw error;
      if (last) yield { slots: [], ...last };
    },
  };
}
