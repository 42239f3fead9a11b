import { text, type JsonObject } from './lenient.js';

/**
 * A resource of FHIR DSTU2 or STU3 as R4 would have it, as far as slots are
 * concerned and nothing need be guessed; one that is as in R4 is the same object.
 */
export function inR4Shape(resource: JsonObject): JsonObject {
  const isOfTimes = resource.resourceType === 'Slot' || resource.resourceType === 'Schedule';
  const isOld = resource.freeBusyType !== undefined || resource.type !== undefined;
  if (!isOfTimes || !isOld) return resource;
  const { freeBusyType, type, ...rest } = resource;
  const status = rest.status ?? text(freeBusyType)?.toLowerCase();
  return { ...rest, status, serviceType: rest.serviceType ?? type };
}
