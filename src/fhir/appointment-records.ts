import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { compare, type Comparison } from './appointment-comparison.js';
import { matchOf, surest, type Match } from './appointment-match.js';
import { patientsOf } from './appointment-patients.js';
import type { AppointmentQuestion } from './appointment-question.js';
import type { FhirBase } from './fhir-base.js';
import { objects, type JsonObject } from './lenient.js';
import { folderOf, isAtServer } from './own-server.js';
import { readReference } from './reference.js';
import { Refusal } from './refusal.js';

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

const day = 86_400_000;
const mostPages = 5;

/** A provider's records of appointments, at a FHIR server that the page has a token for. */
export class AppointmentRecords {
  constructor(
    private readonly base: FhirBase,
    private readonly question: AppointmentQuestion,
  ) {}

  /**
   * Whether anything can be asked that tells of this appointment: by its reference, or by a list
   * of the patient's own; in any other list only a booking number says which one is theirs.
   */
  get canBeAsked(): boolean {
    return this.#path() !== undefined || this.#canBeSearched;
  }

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
      const comparison = compare(record, this.question.slot, this.base.url);
      return { kind: 'found', record, comparison, isNamed: true };
    } catch (cause) {
      const status = cause instanceof Refusal ? cause.status : undefined;
      if (status === 410) return { kind: 'gone' };
      if (status === 404 && this.#canBeSearched) return this.#search(signal);
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
      if (tellsOfFailure(bundle)) break;
      const next = objects(bundle.link).find(({ relation }) => relation === 'next')?.url;
      if (next === undefined) return this.#listed(matches) ?? { kind: 'absent' };
      address = typeof next === 'string' ? this.base.within(next, address) : undefined;
    }
    const listed = this.#listed(matches);
    if (!listed) throw unreadable(this.base.url, 'lists more appointments than could be read');
    return listed;
  }

  /**
   * What a list comes to. One that was not asked for by patient may be of whomever else the token
   * can see: there only the booking number counts, and that none is listed says nothing.
   */
  #listed(matches: readonly Match[]): Found | undefined {
    const match = surest(matches);
    const isNamed = match?.ground === 'number';
    if (!isNamed && this.#patient() === undefined)
      throw new SourceError(
        'unreadable',
        'The provider’s records were asked without the patient, and do not have the booking number: set "patient"',
      );
    if (match?.ground === 'likeness')
      throw new SourceError(
        'unreadable',
        'The provider’s records have a visit that may be this one, at another time, with somebody else or somewhere else',
      );
    return match && { kind: 'found', isNamed, ...match };
  }

  get #canBeSearched(): boolean {
    const { identifier } = this.question.appointment;
    return this.#patient() !== undefined || Boolean(identifier?.[0]?.value);
  }

  /**
   * A day on each side: a visit that was moved by less is found by its slot or its booking number,
   * and keeps others from being denied; a server that takes the bounds for dates in its own zone
   * leaves nothing out; and the rest of the patient's calendar is not asked for.
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
      .flatMap((record) => matchOf(record, this.question, this.base.url) ?? []);
  }

  #isSomebodyElses(record: JsonObject): boolean {
    const patient = this.#patient();
    const patients = patientsOf(record);
    return patient !== undefined && patients.length > 0 && !patients.includes(patient);
  }

  /** The patient's reference at this server, where that is known. */
  #patient(): string | undefined {
    const [patient] = this.question.appointment.participant.flatMap(({ actor }) => {
      const reference = readReference(actor);
      const isHere = isAtServer(this.base.url, reference);
      return reference.key?.startsWith('Patient/') && isHere ? [reference.key] : [];
    });
    return patient;
  }
}

/** Whether a searchset says of itself that something is missing from it (FHIR R4 search.html#outcome). */
function tellsOfFailure(bundle: JsonObject): boolean {
  return objects(bundle.entry)
    .flatMap(({ resource }): readonly JsonObject[] => objects(resource))
    .filter(({ resourceType }) => resourceType === 'OperationOutcome')
    .flatMap(({ issue }) => objects(issue))
    .some(({ severity }) => severity === 'error' || severity === 'fatal');
}

function unreadable(address: string, what: string): SourceError {
  return new SourceError('unreadable', `${withoutQuery(address)} ${what}`);
}
