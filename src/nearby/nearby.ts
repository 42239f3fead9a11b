import type { Place } from '../model/slot.js';
import type { Position } from './distance.js';
import type { Origin } from './gazetteer.js';
import type { Distance } from './place-distance.js';

/** Nearness for whoever asks for it: nothing of it is loaded before. */

/** What a text may mean as a place to start from: see `gazetteer.ts`. Rejects where the table cannot be loaded. */
export async function findOrigins(text: string, limit?: number): Promise<readonly Origin[]> {
  return (await import('./gazetteer.js')).findOrigins(text, limit);
}

/** The middle of a ZIP code's area: see `zip-table.ts`. Rejects where the table cannot be loaded. */
export async function positionOfZip(zip: string): Promise<Position | undefined> {
  return (await import('./zip-table.js')).positionOfZip(zip);
}

/** How far a place is: see `place-distance.ts`. Rejects where the table is needed and cannot be loaded. */
export async function distanceTo(place: Place, origin: Position): Promise<Distance | undefined> {
  return (await import('./place-distance.js')).distanceTo(place, origin);
}
