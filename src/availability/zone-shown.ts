import type { Slot } from '../model/slot.js';

/**
 * The zone a slot is shown in: the place's, because that is where the patient
 * will be; the viewer's for a virtual visit, or where the place's is not known.
 */
export function zoneShown(
  { mode, timeZone }: Pick<Slot, 'mode' | 'timeZone'>,
  viewerZone: string,
): string {
  return mode === 'virtual' ? viewerZone : (timeZone ?? viewerZone);
}
