import type { Directory } from './directory.js';
import { list, text, type JsonObject } from './lenient.js';
import { readReference, type ReadReference } from './reference.js';
import { schedulingLocations } from './scheduling-location.js';

/** Which members of a resource lead on to what a patient wants to know. */
const leadsTo = new Map([
  ['Schedule', ['actor']],
  ['PractitionerRole', ['practitioner', 'location', 'organization', 'healthcareService']],
  ['HealthcareService', ['location', 'providedBy']],
  ['Device', ['location', 'owner']],
  ['Location', ['managingOrganization']],
]);
/** Of these only the name is of interest. */
const merelyNamed = ['Organization', 'Practitioner', 'Device'];

/**
 * What schedules and places lead to, themselves included, as far as a directory can follow, that is not there: keys
 * such as `Location/7`. `isHere` tells of a full address whether it is worth asking for.
 */
export function missing(
  directory: Directory,
  keys: Iterable<string>,
  isHere: (address: string) => boolean,
): readonly string[] {
  const reached = new Set(keys);
  const missing: string[] = [];
  for (const key of reached) {
    const resource = directory.resource(key);
    if (!resource) {
      if (/^[A-Z][A-Za-z]+\/(?!\.+$)[\w.\- ]+$/.test(key)) missing.push(key);
      continue;
    }
    for (const { key: next, type = '', display, address } of leads(resource)) {
      const named = display !== undefined && merelyNamed.includes(type);
      if (next && !named && (!address || isHere(address))) reached.add(next);
    }
  }
  return missing;
}

function leads(resource: JsonObject): readonly ReadReference[] {
  const members = leadsTo.get(text(resource.resourceType) ?? '') ?? [];
  return [
    ...members.flatMap((member) => list(resource[member])).map(readReference),
    ...schedulingLocations(resource),
  ];
}
