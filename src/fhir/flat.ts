import type { JsonObject } from './lenient.js';

/** Whether a resource is as it is in R4 and contains no other; else `released` has to read it, which is loaded for it. */
export function isFlat({ resourceType, contained, freeBusyType, type }: JsonObject): boolean {
  const isOfTimes = resourceType === 'Slot' || resourceType === 'Schedule';
  return contained === undefined && !(isOfTimes && (freeBusyType ?? type) !== undefined);
}
