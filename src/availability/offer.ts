import { matches, type SlotQuery } from '../model/slot-query.js';
import type { Slot } from '../model/slot.js';

/** The slots that a patient may be offered: those the query asks for, with room, that no attempt has used up. */
export function offered(
  slots: Iterable<Slot>,
  query: SlotQuery,
  usedUp: ReadonlySet<string> = new Set(),
): readonly Slot[] {
  return [...slots].filter(
    (slot) => slot.capacity !== 0 && !usedUp.has(slot.id) && matches(slot, query),
  );
}
