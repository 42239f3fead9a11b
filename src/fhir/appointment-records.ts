import type { Appointment } from '../model/appointment.js';
import { SourceError } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';
import { withoutQuery } from '../model/without-query.js';
import { compare, folderOf, type Comparison } from './appointment-comparison.js';
import { standingOf } from './appointment-standing.js';
import type { FhirBase } from './fhir-base.js';
import { objects, text, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';
import { Refusal } from './refusal.js';

/** The appointment that is asked for. */
export interface AppointmentQuestion {
  /** What the patient chose. */
  readonly slot: Slot;
  /** The local record, with the portal's booking number and the patient, where these are known. */
  readonly appointment: Appointment;
  /** `Appointment/[id]`, or the same under the server's base; anything else is not asked for. */
  readonly appointmentRef?: string | undefined;
}

/** What the records show. */
export type Finding =
  | {
      readonly kind: 'found';
      readonly record: JsonObject;
      readonly comparison: Comparison;
      /** It was found by its reference or booking number, so that it can be no other. */
      readonly isNamed: boolean;
    }
  /** The server says that it was there and is no more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'absent' };

type Found = Extract<Finding, { readonly kind: 'found' }>;

/** An appointment in a list, and how sure it is the one. */
interface Match extends Found {
  readonly rank: number;
}

const day = 86_400_000;
const mostPages = 5;

/** A provider's records of appointments, at a FHIR server that the page has a token for. */
export class AppointmentRecords {
  constructor(
    private readonly base: FhirBase,
    private readonly question: AppointmentQuestion,
  ) {}

  /**
   * Asks once: by reference, and where there is none or the server does not know it, by a
   * search (FHIR R4 appointment.html#search; IHE ITI-118). Throws a {@link SourceError}
   * where the answer tells nothing.
   */
  async find(signal: AbortSignal): Promise<Finding> {
    const path = this.#path();
    if (path === undefined) return this.#search(signal);
    try {
      const record = await this.base.get(this.base.address(path), signal);
      if (record.resourceType !== 'Appointment' || this.#isSomebodyElses(record))
        throw unreadable(path, 'is not this patient’s appointment');
      return this.#found(record, true);
    } catch (cause) {
      const status = cause instanceof Refusal ? cause.status : undefined;
      if (status === 410) return { kind: 'gone' };
      if (status === 404) return this.#search(signal);
      throw cause;
    }
  }

  /** The path of the appointment's own address; whatever a portal sends leads nowhere else. */
  #path(): string | undefined {
    const { appointmentRef = '' } = this.question;
    const home = folderOf(this.base.url);
    const path = appointmentRef.startsWith(home)
      ? appointmentRef.slice(home.length)
      : appointmentRef;
    return /^Appointment\/(?!\.+$)[A-Za-z0-9.-]{1,64}$/.test(path) ? path : undefined;
  }

  async #search(signal: AbortSignal): Promise<Finding> {
    const matches: Match[] = [];
    const visited = new Set<string>();
    let address: string | undefined = this.base.address('Appointment', this.#parameters());
    while (address !== undefined && !visited.has(address) && visited.size < mostPages) {
      visited.add(address);
      const bundle = await this.base.get(address, signal);
      if (bundle.resourceType !== 'Bundle') throw unreadable(address, 'is no search result');
      matches.push(...this.#matches(bundle));
      const next = objects(bundle.link).find(({ relation }) => relation === 'next')?.url;
      if (next === undefined) return best(matches) ?? { kind: 'absent' };
      address = typeof next === 'string' ? this.base.within(next, address) : undefined;
    }
    const match = best(matches);
    if (!match) throw unreadable(this.base.url, 'lists more appointments than could be read');
    return match;
  }

  /**
   * A day on each side: a visit that was moved by less is found without its name, a server
   * that takes the bounds for dates in its own zone leaves nothing out, and the rest of the
   * patient's calendar is not asked for.
   */
  #parameters(): URLSearchParams {
    const { start, end = start } = this.question.slot;
    const bound = (at: number) => new Date(at).toISOString().replace(/\.\d+/, '');
    const parameters = new URLSearchParams([
      ['date', `ge${bound(Date.parse(start) - day)}`],
      ['date', `le${bound(Math.max(Date.parse(start), Date.parse(end)) + day)}`],
    ]);
    const patient = this.#patient();
    if (patient !== undefined) parameters.set('patient', patient);
    return parameters;
  }

  /** What is not the one that is asked for is dropped at once: it is nobody's business. */
  #matches(bundle: JsonObject): readonly Match[] {
    return objects(bundle.entry)
      .flatMap(({ resource }): readonly JsonObject[] => objects(resource))
      .filter((record) => record.resourceType === 'Appointment' && !this.#isSomebodyElses(record))
      .flatMap((record) => {
        const rank = this.#rank(record);
        return rank > 0 ? [{ ...this.#found(record, rank === 3), rank }] : [];
      });
  }

  /** By its booking number; else by its slot; else by its time, where who and where do not speak against it. */
  #rank(record: JsonObject): number {
    const { identifier, slot } = this.question.appointment;
    const bookingRef = identifier?.[0]?.value;
    const { key } = readReference(slot?.[0]);
    if (bookingRef && objects(record.identifier).some(({ value }) => text(value) === bookingRef))
      return 3;
    if (key && objects(record.slot).some((each) => readReference(each).key === key)) return 2;
    const { time, practitioner, place } = this.#compared(record);
    const told = [practitioner, place].filter((agreement) => agreement !== 'untold');
    return time === 'same' && (told.length === 0 || told.includes('same')) ? 1 : 0;
  }

  #found(record: JsonObject, isNamed: boolean): Found {
    return { kind: 'found', record, comparison: this.#compared(record), isNamed };
  }

  #compared(record: JsonObject): Comparison {
    return compare(record, this.question.slot, this.base.url);
  }

  #isSomebodyElses(record: JsonObject): boolean {
    const patient = this.#patient();
    const patients = patientsOf(record);
    return patient !== undefined && patients.length > 0 && !patients.includes(patient);
  }

  /** The patient's reference at this server, where that is known. */
  #patient(): string | undefined {
    const [patient] = this.question.appointment.participant.flatMap(({ actor }) => {
      const { key, address } = readReference(actor);
      const isHere = address === undefined || address.startsWith(folderOf(this.base.url));
      return key?.startsWith('Patient/') && isHere ? [key] : [];
    });
    return patient;
  }
}

/** The surest match; among equally sure ones, one that goes ahead rather than one that was called off before. */
function best(matches: readonly Match[]): Match | undefined {
  const rank = Math.max(...matches.map((match) => match.rank));
  const surest = matches.filter((match) => match.rank === rank);
  const patients = new Set(surest.flatMap(({ record }) => patientsOf(record)));
  if (patients.size > 1)
    throw new SourceError(
      'unreadable',
      'The provider’s records have several patients’ appointments for this time, and the page does not say which is this one: set "patient"',
    );
  return surest.find(({ record }) => standingOf(record) !== 'over') ?? surest[0];
}

function patientsOf(record: JsonObject): readonly string[] {
  return objects(record.participant).flatMap(({ actor }) => {
    const { key } = readReference(actor);
    return key?.startsWith('Patient/') ? [key] : [];
  });
}

function unreadable(address: string, what: string): SourceError {
  return new SourceError('unreadable', `${withoutQuery(address)} ${what}`);
}
