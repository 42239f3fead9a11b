import type { FhirResource, Practitioner, Schedule, Slot } from 'fhir/r4';

/** What can be booked. */
export function freeSlots(resources: readonly FhirResource[]): readonly Slot[] {
  return resources.filter(
    (resource): resource is Slot => resource.resourceType === 'Slot' && resource.status === 'free',
  );
}

/** The names of practitioners, by their schedules' references. */
export function scheduleNames(resources: readonly FhirResource[]): ReadonlyMap<string, string> {
  const people = new Map<string, Practitioner>();
  const schedules: Schedule[] = [];
  for (const resource of resources) {
    if (resource.resourceType === 'Practitioner')
      people.set(`Practitioner/${resource.id}`, resource);
    else if (resource.resourceType === 'Schedule') schedules.push(resource);
  }
  return new Map(
    schedules.map(({ id, actor: [who] }) => {
      const [name] = people.get(who?.reference ?? '')?.name ?? [];
      return [`Schedule/${id}`, `${name?.prefix} ${name?.given} ${name?.family}`];
    }),
  );
}
