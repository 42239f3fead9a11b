import type { Concept, Named, Place, Slot } from '../model/slot.js';
import { isZone } from '../time/zone.js';
import { conceptsOf, distinct } from './concepts.js';
import { extensions, extensionValue } from './extension.js';
import type { IssueTally } from './issue-tally.js';
import { id, list, object, objects, text, type JsonObject } from './lenient.js';
import { humanName } from './human-name.js';
import { placeOf } from './location.js';
import { readReference, type ReadReference } from './reference.js';

/** What a schedule says about each of its slots. */
export interface ScheduleFacts {
  readonly practitioner?: Named;
  readonly organization?: Named;
  readonly device?: Named;
  readonly place?: Place;
  readonly timeZone?: string;
  readonly mode: Slot['mode'];
  readonly services: readonly Concept[];
  readonly specialties: readonly Concept[];
}

/** Which members of a resource lead on to what a patient wants to know. */
const leadsTo = new Map([
  ['Schedule', ['actor']],
  ['PractitionerRole', ['practitioner', 'location', 'organization']],
  ['HealthcareService', ['location', 'providedBy']],
  ['Device', ['location']],
  ['Location', ['managingOrganization']],
]);
/** Of these only the name is of interest. */
const merelyNamed = ['Organization', 'Practitioner', 'Device'];

const nothingKnown: ScheduleFacts = { mode: 'in-person', services: [], specialties: [] };

/**
 * The resources that slots lead to, joined into what a patient wants to know:
 * who, where, for what. A reference that leads nowhere falls back to its own
 * `display`, and costs nothing else.
 */
export class Directory {
  readonly #resources = new Map<string, JsonObject>();
  readonly #facts = new Map<string, ScheduleFacts>();

  constructor(private readonly issues: IssueTally) {}

  add(resource: JsonObject): void {
    const key = id(resource.id);
    if (key === undefined) return;
    this.#resources.set(`${text(resource.resourceType)}/${key}`, resource);
    this.#facts.delete(`${text(resource.resourceType)}/${key}`);
  }

  find(key: string): JsonObject | undefined {
    return this.#resources.get(key);
  }

  /**
   * What schedules lead to, as far as it can be followed, that is not here: keys
   * such as `Location/7`. `isHere` tells of a full address whether it is worth asking for.
   */
  missing(schedules: Iterable<string>, isHere: (address: string) => boolean): readonly string[] {
    const reached = new Set(schedules);
    const missing: string[] = [];
    for (const key of reached) {
      const resource = this.#resources.get(key);
      if (!resource) {
        if (/^[A-Z][A-Za-z]+\/(?!\.+$)[\w.\- ]+$/.test(key)) missing.push(key);
        continue;
      }
      const members = leadsTo.get(text(resource.resourceType) ?? '') ?? [];
      for (const reference of members.flatMap((member) => list(resource[member]))) {
        const { key: next, type = '', display, address } = readReference(reference);
        const named = display !== undefined && merelyNamed.includes(type);
        if (next && !named && (!address || isHere(address))) reached.add(next);
      }
    }
    return missing;
  }

  /** The facts of the schedule under a reference key; worked out once. */
  schedule(key: string | undefined): ScheduleFacts {
    if (key === undefined) return nothingKnown;
    let facts = this.#facts.get(key);
    if (!facts) {
      facts = this.#read(key);
      this.#facts.set(key, facts);
    }
    return facts;
  }

  #read(key: string): ScheduleFacts {
    const schedule = this.#resources.get(key);
    if (!schedule) {
      this.issues.add('schedule-missing', 'Slots name a schedule that is not published.', key);
      return nothingKnown;
    }
    const actors = list(schedule.actor).map(readReference);
    const actor = (...types: readonly string[]) =>
      actors.find(({ type, display }) =>
        type ? types.includes(type) : types.includes('') && display,
      );

    const roleReference = actor('PractitionerRole');
    const role = this.#find(roleReference);
    const service = this.#find(actor('HealthcareService'));
    const deviceReference = actor('Device');
    const device = this.#find(deviceReference);

    const placeReference =
      actor('Location') ?? firstReference(role?.location, service?.location, device?.location);
    const location = this.#find(placeReference);
    const organizationReference = firstReference(
      role?.organization,
      location?.managingOrganization,
      service?.providedBy,
    );

    const practitioner = this.#practitioner(
      role ? readReference(role.practitioner) : actor('Practitioner'),
      roleReference ?? actor('Practitioner', ''),
    );
    const place = placeOf(location, placeReference);
    const organization = named(
      organizationReference,
      text(this.#find(organizationReference)?.name) ?? organizationReference?.display,
    );
    const deviceName = named(deviceReference, deviceReference?.display ?? deviceLabel(device));
    const services = distinct([...conceptsOf(schedule.serviceType), ...conceptsOf(service?.type)]);
    const timeZone = this.#timeZone([location, schedule]);
    return {
      ...(practitioner && { practitioner }),
      ...(organization && { organization }),
      ...(deviceName && { device: deviceName }),
      ...(place && { place }),
      ...(timeZone && { timeZone }),
      mode: isVirtual(location, placeReference, services) ? 'virtual' : 'in-person',
      services,
      specialties: distinct([
        ...conceptsOf(schedule.specialty),
        ...extensions(schedule, 'specialty').flatMap(({ valueCoding }) =>
          conceptsOf({ coding: valueCoding }),
        ),
        ...conceptsOf(role?.specialty),
        ...conceptsOf(service?.specialty),
      ]),
    };
  }

  #find(reference: ReadReference | undefined): JsonObject | undefined {
    if (!reference?.key) return undefined;
    const resource = this.#resources.get(reference.key);
    if (!resource && !reference.display) {
      this.issues.add(
        'actor-missing',
        'A schedule names something that is neither published nor named.',
        reference.key,
      );
    }
    return resource;
  }

  #practitioner(
    person: ReadReference | undefined,
    actor: ReadReference | undefined,
  ): Named | undefined {
    const resource = person?.key ? this.#resources.get(person.key) : undefined;
    const name = (resource && humanName(resource.name)) ?? person?.display ?? actor?.display;
    return named(person?.key ? person : actor, name);
  }

  #timeZone(holders: readonly (JsonObject | undefined)[]): string | undefined {
    for (const holder of holders) {
      const zone =
        holder && text(extensionValue(holder, 'http://hl7.org/fhir/StructureDefinition/timezone'));
      if (zone && isZone(zone)) return zone;
      if (zone)
        this.issues.add('zone-unknown', 'A time zone is not one that this browser knows.', zone);
    }
    return undefined;
  }
}

function named(reference: ReadReference | undefined, name: string | undefined): Named | undefined {
  return name === undefined
    ? undefined
    : { name, ...(reference?.key && { reference: reference.key }) };
}

function firstReference(...values: readonly unknown[]): ReadReference | undefined {
  return values.flatMap((value) => list(value)).map(readReference)[0];
}

function deviceLabel(device: JsonObject | undefined): string | undefined {
  const names = objects(device?.deviceName);
  const friendly = names.find(({ type }) => type === 'user-friendly-name') ?? names[0];
  return text(friendly?.name) ?? text(object(device?.type)?.text);
}

const virtualService =
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-Location.virtualService';

/** Virtual where the place says so; without any place, where the words of every service do. */
function isVirtual(
  location: JsonObject | undefined,
  placeReference: ReadReference | undefined,
  services: readonly Concept[],
): boolean {
  if (!location) return !placeReference && saysVirtual(services);
  return (
    objects(location.virtualService).length > 0 ||
    extensions(location, virtualService).length > 0 ||
    conceptsOf(location.physicalType).some(({ code }) => code === 'vi')
  );
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
