import type {
  AppointmentParticipant,
  CodeableConcept,
  Coding,
  Identifier,
  Reference,
} from 'fhir/r4';
import type { Appointment } from '../model/appointment.js';
import { present } from '../model/present.js';
import { instantText } from './appointment-comparison.js';
import { number, object, objects, text, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';

/** Of these a name is published; of anybody else only the reference goes on. */
const named = new Set([
  'Device',
  'HealthcareService',
  'Location',
  'Practitioner',
  'PractitionerRole',
]);

/** Of any list: more participants or codes than that, no visit has. */
const most = 50;

const participationStatuses: ReadonlySet<string> = new Set<AppointmentParticipant['status']>([
  'accepted',
  'declined',
  'tentative',
  'needs-action',
]);

/**
 * A provider's Appointment as it may go on to a page: valid R4, and only of the members that
 * say when, where, with whom and what became of it. Reasons for the visit, comments,
 * instructions, supporting information, extensions, what is contained, and the names of patient and
 * relatives stay behind. What R4 wants and the record does not tell is taken from the local one.
 *
 * @param record with one of R4's statuses
 */
export function receivedAppointment(record: JsonObject, local: Appointment): Appointment {
  const participant = few(record.participant).flatMap(participantIn);
  const lastUpdated = instantText(object(record.meta)?.lastUpdated);
  return {
    resourceType: 'Appointment',
    status: text(record.status) as Appointment['status'],
    ...present({
      id: idIn(record.id),
      meta: lastUpdated === undefined ? undefined : { lastUpdated },
      identifier: some(few(record.identifier).flatMap(identifierIn)),
      serviceType: some(conceptsIn(record.serviceType)),
      specialty: some(conceptsIn(record.specialty)),
      slot: some(few(record.slot).flatMap((each) => referenceIn(each) ?? [])),
      minutesDuration: positiveIntIn(record.minutesDuration),
      created: dateTimeIn(record.created),
    }),
    ...timesIn(record, local),
    participant: some(participant) ?? local.participant,
  };
}

/** Both or neither, and neither only where the local record has none: constraints app-2 and app-3. */
function timesIn(record: JsonObject, { start, end }: Appointment) {
  const own = instantText(record.start);
  return own === undefined
    ? present({ start, end })
    : { start: own, end: instantText(record.end) ?? own };
}

function participantIn({ type, actor, status }: JsonObject): readonly AppointmentParticipant[] {
  const types = some(conceptsIn(type));
  const reference = referenceIn(actor);
  const said = text(status) ?? '';
  if (!types && !reference) return [];
  const members = present({ type: types, actor: reference });
  return [
    {
      ...members,
      status: (participationStatuses.has(said)
        ? said
        : 'needs-action') as AppointmentParticipant['status'],
    },
  ];
}

/**
 * A reference that leads somewhere for others too, and its words where those are published:
 * by what it leads to, whatever type it claims to be.
 */
function referenceIn(value: unknown): Reference | undefined {
  const { key, type, display } = readReference(value);
  const written = text(object(value)?.reference);
  const reference =
    written && /^(https?:\/\/|[A-Z][A-Za-z]*\/)/.test(written) ? written : undefined;
  const isNamed = named.has((key === undefined ? type : key.split('/')[0]) ?? '');
  const found = present({ reference, display: isNamed ? display : undefined });
  return Object.keys(found).length > 0 ? found : undefined;
}

function conceptsIn(value: unknown): readonly CodeableConcept[] {
  return few(value).flatMap((concept) => {
    const coding = some(few(concept.coding).flatMap(codingIn));
    const found = present({ coding, text: text(concept.text) });
    return Object.keys(found).length > 0 ? [found] : [];
  });
}

function codingIn({ system, code, display }: JsonObject): readonly Coding[] {
  const found = present({ system: uriIn(system), code: text(code), display: text(display) });
  return found.code === undefined || /\s\s/.test(found.code) ? [] : [found];
}

function identifierIn({ system, value }: JsonObject): readonly Identifier[] {
  const found = text(value);
  return found === undefined ? [] : [present({ system: uriIn(system), value: found })];
}

function uriIn(value: unknown): string | undefined {
  const uri = text(value);
  return uri && !/\s/.test(uri) ? uri : undefined;
}

function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value) ? value : undefined;
}

function positiveIntIn(value: unknown): number | undefined {
  const read = number(value);
  return Number.isInteger(read) && read && read > 0 && read < 2 ** 31 ? read : undefined;
}

/** A dateTime may be a day, a month or a year only. */
function dateTimeIn(value: unknown): string | undefined {
  const written = text(value) ?? '';
  return instantText(written) ?? /^\d{4}(-\d{2}(-\d{2})?)?$/.exec(written)?.[0];
}

function few(value: unknown): readonly JsonObject[] {
  return objects(value).slice(0, most);
}

/** A list with something in it: FHIR knows no empty ones. */
function some<T>(values: readonly T[]): T[] | undefined {
  return values.length > 0 ? [...values] : undefined;
}
