import type { Reconciliation } from '../model/reconciliation.js';
import { present } from '../model/present.js';
import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { differencesOf, givenTime } from './appointment-comparison.js';
import type { AppointmentQuestion } from './appointment-question.js';
import { AppointmentRecords, type Finding } from './appointment-records.js';
import { standingOf } from './appointment-standing.js';
import { AccessToken } from './access-token.js';
import { fetchWith } from './authorized-fetch.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { FhirBase } from './fhir-base.js';
import { IssueTally } from './issue-tally.js';
import { receivedAppointment } from './received-appointment.js';
import { Refusal } from './refusal.js';
import { sleep } from './sleep.js';

/**
 * What asking a provider's records needs from outside. With an `accessToken` nobody is asked
 * without one: where it gives none, throws or takes too long, nothing is concluded. It is left out
 * where `fetch` sees to that itself.
 */
export interface ReconciliationPorts extends Pick<
  EndpointSettings,
  'fetch' | 'random' | 'accessToken'
> {
  /** Base URL of the provider's FHIR R4 server. */
  readonly endpoint: string;
  /** Ends the asking: nothing is concluded then, and nothing told. */
  readonly signal: AbortSignal;
  /** Told once, for the console, why nothing can be concluded; without the appointment's reference. */
  readonly inconclusive: (cause: SourceError) => void;
}

/** Milliseconds before each time that the records are asked: a booking takes its time to get there. */
const pauses = [0, 2_000, 5_000, 10_000, 20_000, 40_000];
const longestPause = 60_000;

/**
 * Asks the provider's FHIR server about an appointment that the portal called booked
 * (booking confirmation handshake, "Optional reconciliation via provider FHIR APIs"), six times
 * within about 80 seconds, until the answer is clear. Never throws.
 *
 * What is clear at once: an appointment that stands, or one that the server, asked for it by
 * name, calls off (also 410). That the records do not show it, is believed of the last answer only,
 * and only of one about this patient: without `patient=`, a list may be of others whom the token
 * can see, or of nobody, and a server may say 404 of what the token cannot see. A name is the
 * appointment's reference or booking number; what has none is found by its slot or time. A visit of
 * which one thing is otherwise may be this one, moved, and is no conclusion.
 * Trouble says nothing, neither yes nor no: no answer, 401 with a fresh token, 403, 5xx,
 * what cannot be read, an appointment that nobody has accepted yet (`pending`). Where it lasts,
 * there is no conclusion.
 *
 * An appointment that the records do not show is given back as it was: what the portal said
 * is all that is known of it, and R4 has no status for that. `cancelled` would say that
 * somebody has cancelled it, and nobody has said so.
 */
export async function reconcile(
  question: AppointmentQuestion,
  ports: ReconciliationPorts,
): Promise<Reconciliation | undefined> {
  const { endpoint, signal, random = Math.random, inconclusive, accessToken } = ports;
  const { fetch = globalThis.fetch.bind(globalThis) } = ports;
  const token = accessToken && new AccessToken(accessToken);
  const settings = { random, fetch: token ? fetchWith(token, fetch, endpoint) : fetch };
  const base = new FhirBase(endpoint, settings, new IssueTally());
  base.patient = false;
  const records = new AppointmentRecords(base, question);
  if (!records.canBeAsked) {
    inconclusive(
      new SourceError(
        'unreadable',
        'The provider’s records cannot be asked: neither the patient nor the appointment has a name there; set "patient"',
      ),
    );
    return undefined;
  }
  let trouble: unknown;
  let asked = 0;
  for (const [index, pause] of pauses.entries()) {
    try {
      await sleep(Math.max(asked, pause * (0.75 + random() / 2)), signal);
      if (token && (await token.current(signal)).token === undefined) {
        trouble = new SourceError(
          'unauthorized',
          `The page has no token for ${withoutQuery(endpoint)}`,
        );
        break;
      }
      const isLast = index === pauses.length - 1;
      const conclusion = conclude(await records.find(signal), question, isLast);
      if (conclusion) return conclusion;
      asked = 0;
    } catch (cause) {
      if (signal.aborted) return undefined;
      trouble = cause;
      asked = cause instanceof Refusal ? cause.retryAfter : 0;
      if (asked > longestPause) break;
    }
  }
  inconclusive(discreet(trouble, endpoint));
  return undefined;
}

/** What a finding comes to; nothing where it is worth while to ask again. Throws where it says neither yes nor no. */
function conclude(
  finding: Finding,
  { appointment: local, slot }: AppointmentQuestion,
  isLast: boolean,
): Reconciliation | undefined {
  if (finding.kind !== 'found')
    return finding.kind === 'gone' || isLast
      ? { result: 'denied', appointment: local, differences: [] }
      : undefined;
  const { record, comparison, isNamed } = finding;
  const standing = standingOf(record);
  if (!standing || (standing !== 'over' && comparison.time === 'untold'))
    throw new SourceError(
      'unreadable',
      'The provider’s record of the appointment has no status or no time that says whether it goes ahead',
    );
  if (standing === 'awaited')
    throw new SourceError('unreadable', 'The provider has not accepted the appointment yet');
  if (standing === 'stands' && comparison.practitioner === 'unsure')
    throw new SourceError(
      'unreadable',
      'The provider’s record names somebody who may or may not be the one that was chosen',
    );
  // One that was called off and has no name may be an earlier one; this one may still be on its way.
  if (standing === 'over' && !isNamed && !isLast) return undefined;
  const appointment = receivedAppointment(record, local);
  if (standing === 'over') {
    const isOff = appointment.status !== 'noshow' || undefined;
    return { result: 'denied', appointment, differences: [], ...present({ isOff }) };
  }
  const differences = differencesOf(record, comparison);
  const result = differences.length > 0 ? 'changed' : 'confirmed';
  return { result, appointment, differences, ...present({ given: givenTime(record, slot) }) };
}

/**
 * What may stand in a console. An appointment's reference is the patient's own, and a server's
 * words may be about the patient.
 */
function discreet(trouble: unknown, endpoint: string): SourceError {
  if (trouble instanceof Refusal) return new Refusal(endpoint, trouble.status);
  return SourceError.is(trouble)
    ? new SourceError(
        trouble.code,
        trouble.message.replace(/Appointment\/\S+/g, 'Appointment/[id]'),
      )
    : new SourceError('unreadable', `${withoutQuery(endpoint)} sent what cannot be understood`);
}
