/** Parts of a day, on the clocks that a slot is shown by. */
export const partsOfDay = ['night', 'morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** Night is until six, morning until noon, afternoon until five, and evening the rest. */
export function partOfDay(hour: number): PartOfDay {
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
}
