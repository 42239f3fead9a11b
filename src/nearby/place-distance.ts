import type { Place } from '../model/slot.js';
import { kilometersBetween, type Position } from './distance.js';
import { positionOfZip } from './zip-table.js';

/** How far a place is, as the crow flies. */
export interface Distance {
  readonly km: number;
  /** Measured to the middle of the place's ZIP code, because it publishes no position of its own. */
  readonly estimated: boolean;
}

/** A ZIP code, with or without its last four digits, where an address ends: nothing but the country may follow. */
const lastZip =
  /\b(\d{5})(?:-?\d{4})?[\s,]*(?:USA?|U\.S\.(?:A\.)?|United States(?: of America)?)?[\s.,]*$/i;

/**
 * How far a place is from where the patient starts: from its published position, else from the ZIP
 * code that its address ends with. `undefined` where the place tells neither, or no known ZIP code.
 * Rejects where the table of ZIP codes is needed and cannot be loaded.
 */
export async function distanceTo(place: Place, origin: Position): Promise<Distance | undefined> {
  if (place.position) return { km: kilometersBetween(place.position, origin), estimated: false };
  // A place without a name is called by its address.
  const zip = lastZip.exec(place.address ?? place.name)?.[1];
  const position = zip === undefined ? undefined : await positionOfZip(zip);
  return position && { km: kilometersBetween(position, origin), estimated: true };
}
