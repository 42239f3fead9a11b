import type { Slot } from '../../src/model/slot.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import { memorySource } from '../../src/testing.js';

/** A source whose slots others may take meanwhile, and that may break. */
export class ChangingSource implements SlotSource {
  slots: readonly Slot[];
  error: Error | undefined;

  constructor(slots: readonly Slot[]) {
    this.slots = slots;
  }

  findSlots(...asked: Parameters<SlotSource['findSlots']>): ReturnType<SlotSource['findSlots']> {
    return memorySource(this.slots, this.error && { error: this.error }).findSlots(...asked);
  }
}
