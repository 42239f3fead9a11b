import type { Concept, Named, Slot } from '../model/slot.js';
import { isZone } from '../time/zone.js';
import { conceptsOf, distinct } from './concepts.js';
import { extensions, extensionValue } from './extension.js';
import { humanName } from './human-name.js';
import type { IssueTally } from './issue-tally.js';
import { list, object, objects, text, type JsonObject } from './lenient.js';
import { isVirtual } from './location.js';
import type { particularsOf } from './particulars.js';
import { phoneOf } from './phone.js';
import { publicReference, readReference, type ReadReference } from './reference.js';
import { schedulingLocations } from './scheduling-location.js';
import { placeAt, possibleSites, siteOf, type Site } from './sites.js';

/** What a schedule says about each of its slots. */
export type ScheduleFacts = Pick<
  Slot,
  | 'practitioner'
  | 'organization'
  | 'device'
  | 'place'
  | 'timeZone'
  | 'mode'
  | 'accepts'
  | 'services'
  | 'specialties'
  | 'languages'
  | 'bookingPhone'
> & {
  /** Of a place to go to that tells no zone: all that it may be, for whoever would guess. */
  readonly locations?: readonly (JsonObject | undefined)[];
};

/** How references are followed. */
export interface Links {
  /** What a reference leads to; that it leads nowhere is told where it has no words of its own either. */
  find(reference: ReadReference): JsonObject | undefined;
  /** The same for a key, without a word. */
  resource(key: string | undefined): JsonObject | undefined;
}

/**
 * Joins what a schedule leads to.
 *
 * @param particulars reads what a time can be offered without, once that is loaded
 * @param own the place that a slot names itself: it is there, wherever its schedule is
 */
export function factsOf(
  schedule: JsonObject,
  links: Links,
  issues: IssueTally,
  particulars: typeof particularsOf | undefined,
  own?: ReadReference,
): ScheduleFacts {
  const { find, resource } = links;
  const actors = list(schedule.actor).map(readReference);
  const typeOf = ({ type, key }: ReadReference) => type ?? text(resource(key)?.resourceType);
  const are = (type: string) => actors.filter((actor) => typeOf(actor) === type);
  // Of actors that are mere words the first is who, unless that is known; the next is where.
  const words = actors.filter((actor) => !typeOf(actor) && actor.display);

  const roleActors = are('PractitionerRole').map((actor) => ({ actor, role: find(actor) }));
  const roles = roleActors.map(({ role }) => role).filter((role) => role !== undefined);
  const deviceReference = are('Device')[0];
  const device = deviceReference && find(deviceReference);
  const serviceReference =
    are('HealthcareService')[0] ??
    references(roles, 'healthcareService').find(({ key }) => resource(key));
  const service = serviceReference && find(serviceReference);

  const persons = [
    ...roleActors.map(({ actor, role }) => ({ actor, person: readReference(role?.practitioner) })),
    ...are('Practitioner').map((actor) => ({ actor, person: actor })),
  ];
  const unknown = persons.length === 0 && !deviceReference ? words.shift() : undefined;
  if (unknown) persons.push({ actor: unknown, person: unknown });
  const practitioner = together(
    persons.flatMap(({ actor, person }) => personOf(person, actor, links) ?? []),
  );

  const named = own ? [own] : [...are('Location'), ...schedulingLocations(schedule)];
  const told = named.length > 0 ? siteOf(named, find) : [];
  const ways = [references(roles, 'location'), references([service], 'location')];
  const possible = possibleSites([...ways, references([device], 'location')], find);
  const spoken = words.slice(0, 1).map((reference) => ({ reference, location: undefined }));
  const sites = [told, possible, spoken].find((each) => each.length > 0) ?? [];
  const [site, ...others] = sites;
  if (others.length > 0) {
    issues.add('place-uncertain', site?.reference.key);
  }
  const location = others.length === 0 ? site?.location : undefined;
  const organizationReference = [
    ...references(roles, 'organization'),
    ...references([location], 'managingOrganization'),
    ...references([service], 'providedBy'),
    ...references([device], 'owner'),
  ][0];
  const publishedOrganization = organizationReference && find(organizationReference);
  const serviceName = text(service?.name) ?? serviceReference?.display;
  const organization =
    called(organizationReference, text(publishedOrganization?.name)) ??
    called(serviceReference, serviceName);

  const more = particulars?.({
    schedule,
    location,
    service,
    roles,
    people: persons.map(({ person }) => resource(person.key)).filter((each) => each !== undefined),
  });
  const place = placeAt(sites);
  const phone =
    phoneOf(location) ??
    phoneOf(service) ??
    roles.map(phoneOf).find(Boolean) ??
    phoneOf(publishedOrganization);
  const timeZone = zoneOf([...new Set(sites.map(({ location }) => location))], schedule, issues);
  const deviceName = called(deviceReference, deviceReference?.display ?? deviceLabel(device));
  const types = distinct([...conceptsOf(schedule.serviceType), ...conceptsOf(service?.type)]);
  const services = types.length > 0 || !serviceName ? types : [{ text: serviceName }];
  const afar = (more?.remote && told.length === 0) || isFromAfar(sites, services);
  return {
    ...(practitioner && { practitioner }),
    ...(organization && { organization }),
    ...(deviceName && { device: deviceName }),
    ...(place && { place: { ...place, ...(phone && { phone }), ...more?.place } }),
    ...(!place && phone && { bookingPhone: phone }),
    ...(timeZone
      ? { timeZone }
      : place && !afar && { locations: sites.map(({ location }) => location) }),
    mode: afar ? 'virtual' : 'in-person',
    ...(more?.accepts && { accepts: more.accepts }),
    services,
    specialties: distinct([
      ...conceptsOf(schedule.specialty),
      ...extensions(schedule, 'specialty').flatMap(({ valueCoding }) =>
        conceptsOf({ coding: valueCoding }),
      ),
      ...[...roles, service].flatMap((holder) => conceptsOf(holder?.specialty)),
    ]),
    ...(more?.languages && { languages: more.languages }),
  };
}

/** What a member of several resources refers to, as far as it can be followed or read. */
function references(
  holders: readonly (JsonObject | undefined)[],
  member: string,
): readonly ReadReference[] {
  return holders
    .flatMap((holder) => list(holder?.[member]))
    .map(readReference)
    .filter(({ key, display }) => key ?? display);
}

function personOf(
  person: ReadReference,
  actor: ReadReference,
  { resource }: Links,
): Named | undefined {
  const name = humanName(resource(person.key)?.name) ?? person.display ?? actor.display;
  return called(person.key ? person : actor, name);
}

/** Several people of one visit as one name; each once, though role and person may both be named. */
function together(people: readonly Named[]): Named | undefined {
  const [first] = people;
  return first && { ...first, name: [...new Set(people.map(({ name }) => name))].join(', ') };
}

function called(
  reference: ReadReference | undefined,
  name = reference?.display,
): Named | undefined {
  return name === undefined ? undefined : { name, ...publicReference(reference) };
}

function deviceLabel(device: JsonObject | undefined): string | undefined {
  const names = objects(device?.deviceName);
  const friendly = names.find(({ type }) => type === 'user-friendly-name') ?? names[0];
  return text(friendly?.name) ?? text(device?.displayName) ?? text(object(device?.type)?.text);
}

/** The zone of the place, where it may be one of several of all of them; else the schedule's own. */
function zoneOf(
  locations: readonly (JsonObject | undefined)[],
  schedule: JsonObject,
  issues: IssueTally,
): string | undefined {
  const zones = locations.map((location) => location && zoneIn(location, issues));
  return zones[0] && zones.every((zone) => zone === zones[0]) ? zones[0] : zoneIn(schedule, issues);
}

function zoneIn(holder: JsonObject, issues: IssueTally): string | undefined {
  const zone = text(extensionValue(holder, 'http://hl7.org/fhir/StructureDefinition/timezone'));
  if (zone === undefined || isZone(zone)) return zone;
  issues.add('zone-unknown', zone);
  return undefined;
}

/** From afar where every place says so; without any place, where the words of every service do. */
function isFromAfar(sites: readonly Site[], services: readonly Concept[]): boolean {
  return sites.length > 0
    ? sites.every(({ location }) => location && isVirtual(location))
    : saysVirtual(services);
}

/** Whether the words of all these services mean a visit from afar. */
export function saysVirtual(services: readonly Concept[]): boolean {
  return (
    services.length > 0 &&
    services.every(({ text: words }) =>
      /\b(tele-?(health|medicine|visit)|video (visit|call)|virtual)\b/i.test(words),
    )
  );
}
