import type { Concept, Place } from '../model/slot.js';
import { accepted } from './accepting-patients.js';
import { conceptsOf, distinct } from './concepts.js';
import { extensions } from './extension.js';
import { laterMember, unfolded } from './later-member.js';
import { list, object, objects, text, type JsonObject } from './lenient.js';
import { openTimesOf } from './opening-hours.js';

/** What schedules lead to, as far as it is published. */
export interface Joined {
  readonly schedule: JsonObject;
  readonly location?: JsonObject | undefined;
  readonly service?: JsonObject | undefined;
  readonly roles: readonly JsonObject[];
  readonly people: readonly JsonObject[];
}

/** What is good to know of a visit beyond who, where and for what. */
export interface Particulars {
  readonly place: Pick<Place, 'hours' | 'closures' | 'access' | 'instructions'>;
  readonly languages?: readonly Concept[];
  readonly accepts?: 'existing';
  /** Whether the service, by its codes, is given from afar and in no other way. */
  readonly remote: boolean;
}

const accessibility =
  'http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/accessibility';
const newPatients = /\/new-?patients$/;
/** Codes of `http://hl7.org/fhir/service-mode`. */
const afar = ['telephone', 'videoconference', 'chat'];

/** Particulars in a chunk of their own: many publications have none. */
export function particularsOf({ schedule, location, service, roles, people }: Joined): Particulars {
  const holders = [location, service, ...roles].filter((holder) => holder !== undefined);
  const { hours = [], closures = [] } =
    holders.map(openTimesOf).find((each) => each.hours.length + each.closures.length > 0) ?? {};
  const characteristics = [service, ...roles].flatMap((holder) =>
    concepts(holder, 'characteristic'),
  );
  const modes = characteristics.filter(isMode);
  const access = distinct(
    [
      ...concepts(location, 'characteristic'),
      ...(location ? extensions(location, accessibility) : []).flatMap(({ valueCodeableConcept }) =>
        single(valueCodeableConcept),
      ),
      ...concepts(service, 'characteristic'),
    ].filter((concept) => !isMode(concept) && accepted({ coding: concept }).length === 0),
  );
  const described = text(location?.name) ? text(location?.description) : undefined;
  const instructions = [described, text(service?.extraDetails)].filter(Boolean).join(' ');
  const spoken = [...roles, ...people].flatMap(languagesOf);
  const languages = distinct(spoken.length > 0 ? spoken : service ? languagesOf(service) : []);
  const accepts = usuallyAccepts([schedule, ...roles, service, location]);
  return {
    place: {
      ...(hours.length > 0 && { hours }),
      ...(closures.length > 0 && { closures }),
      ...(access.length > 0 && { access }),
      ...(instructions && { instructions }),
    },
    ...(languages.length > 0 && { languages }),
    ...(accepts && { accepts }),
    remote: modes.length > 0 && modes.every(({ code = '' }) => afar.includes(code)),
  };
}

function isMode({ system, code = '' }: Concept): boolean {
  return system?.endsWith('/service-mode') ?? afar.includes(code);
}

/** `Practitioner.communication` is a concept in R4, and has one inside in R5. */
function languagesOf(holder: JsonObject): readonly Concept[] {
  return laterMember(holder, 'communication').flatMap((each) =>
    single(list(object(each)?.language)[0] ?? each),
  );
}

function concepts(holder: JsonObject | undefined, member: string): readonly Concept[] {
  return holder ? laterMember(holder, member).flatMap(single) : [];
}

/** A concept once, however many codings it has: the first, or the one that is a language tag. */
function single(value: unknown): readonly Concept[] {
  const codings = conceptsOf(value);
  const tag = codings.filter(({ system }) => system === 'urn:ietf:bcp:47');
  return [...tag, ...codings].slice(0, 1);
}

/**
 * Whether only known patients are accepted, from the first that says anything. To
 * accept new ones narrows nothing; where networks of insurance differ, nobody is told.
 */
function usuallyAccepts(holders: readonly (JsonObject | undefined)[]): 'existing' | undefined {
  for (const holder of holders) {
    if (!holder) continue;
    const said = accepted([
      ...laterMember(holder, 'characteristic'),
      ...objects(holder.extension)
        .filter(({ url }) => newPatients.test(text(url) ?? ''))
        .map(unfolded)
        .flatMap((value) => list(object(value)?.acceptingPatients ?? value)),
    ]);
    if (said.length > 0) return said.includes('new') ? undefined : 'existing';
  }
  return undefined;
}
