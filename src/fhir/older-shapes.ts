import { list, type JsonObject } from './lenient.js';

/**
 * A resource of FHIR DSTU2 or STU3 as R4 would have it, as far as slots are
 * concerned and nothing need be guessed; one that is as in R4 is the same object.
 */
export function inR4Shape(resource: JsonObject): JsonObject {
  if (resource.resourceType === 'Slot') {
    const { freeBusyType, type, ...rest } = resource;
    if (freeBusyType === undefined && type === undefined) return resource;
    return { ...rest, status: rest.status ?? freeBusyType, serviceType: services(rest, type) };
  }
  if (resource.resourceType === 'Schedule') {
    const { type, ...rest } = resource;
    const several = Array.isArray(rest.actor) || rest.actor === undefined;
    if (type === undefined && several) return resource;
    return { ...rest, serviceType: services(rest, type), actor: list(rest.actor) };
  }
  return resource;
}

function services({ serviceType }: JsonObject, type: unknown): readonly unknown[] {
  return list(serviceType ?? type);
}
