import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { AppointmentQuestion } from '../../src/fhir/appointment-question.js';
import { toAppointment } from '../../src/fhir/appointment.js';
import { reconcile, type ReconciliationPorts } from '../../src/fhir/reconciliation.js';
import type { Reconciliation } from '../../src/model/reconciliation.js';
import type { Slot } from '../../src/model/slot.js';
import { slotAt } from '../../src/testing.js';
import { searchset } from './fhir-server.js';

/** Of the provider's server that keeps the records. */
export const base = 'https://fhir.example/r4';
export const start = '2026-11-24T14:00:00.000Z';
/** The time that the patient chose, as that server published it. */
export const slot = slotAt(start, { endpoint: base, reference: 'Slot/9am' });

/** A provider's Appointment for that time, unless said otherwise. */
export function record(more: object = {}): object {
  return {
    resourceType: 'Appointment',
    id: 'a-1',
    meta: { versionId: '1', lastUpdated: '2026-11-23T14:05:00.000Z' },
    identifier: [{ system: 'https://clinic.example/bookings', value: 'BK-1' }],
    status: 'booked',
    start,
    end: '2026-11-24T14:30:00.000Z',
    slot: [{ reference: 'Slot/9am' }],
    participant: [
      participant('Patient/ana', 'Ana Secret'),
      participant('Practitioner/amelia-hart', 'Hart, Amelia, MD'),
      participant('Location/harbor-street', 'Harbor Street'),
    ],
    ...more,
  };
}

/** A participant. */
export function participant(reference: string, display?: string): object {
  return { actor: { reference, ...(display && { display }) }, status: 'accepted' };
}

/** What is asked: with the portal's booking number and reference, of a patient that the page knows. */
export function question({
  slot: chosen = slot,
  bookingRef = 'BK-1',
  appointmentRef = 'Appointment/a-1',
  patient = 'Patient/ana',
}: {
  readonly slot?: Slot;
  readonly bookingRef?: string;
  readonly appointmentRef?: string;
  readonly patient?: string;
} = {}): AppointmentQuestion {
  const outcome = { outcome: 'booked', bookingRef, at: '2026-11-23T14:00:00.000Z' } as const;
  const appointment = toAppointment(chosen, outcome, patient ? { reference: patient } : undefined);
  if (!appointment) throw new Error('"booked" has an Appointment');
  return { slot: chosen, appointment, appointmentRef };
}

/** What a server says: a resource, a status, or a response of its own; an error where it cannot be reached. */
export type Said = object | number | Response | Error;

/** A server that answers what a test says, by path under its base and by the number of the request. */
export function recordsServer(says: (path: string, count: number, url: URL) => Said) {
  const requests: Request[] = [];
  const times: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    times.push(Date.now());
    init?.signal?.throwIfAborted();
    const url = new URL(request.url);
    const said = says(url.pathname.replace('/r4/', ''), requests.length - 1, url);
    if (said instanceof Error) throw said;
    if (said instanceof Response) return said.clone();
    return typeof said === 'number' ? new Response('', { status: said }) : Response.json(said);
  };
  return { fetch, requests, times };
}

/** A server that says the same whatever it is asked by reference, and lists what it is searched for. */
export const knowing = (said: Said, ...listed: readonly object[]) =>
  recordsServer((path) => (path === 'Appointment' ? searchset(listed) : said));

export interface Asked {
  readonly reconciliation: Reconciliation | undefined;
  /** Why nothing could be concluded, in the words of the console. */
  readonly trouble: readonly string[];
}

/** Asks the records, to the end of the schedule if need be, in {@link simulatedTime}. */
export async function ask(
  fetch: typeof globalThis.fetch,
  about: AppointmentQuestion = question(),
  ports: Partial<ReconciliationPorts> = {},
): Promise<Asked> {
  const trouble: string[] = [];
  const coming = reconcile(about, {
    endpoint: base,
    fetch,
    random: () => 0.5,
    signal: new AbortController().signal,
    inconclusive: (cause) => trouble.push(String(cause)),
    ...ports,
  });
  await vi.advanceTimersByTimeAsync(wholeSchedule);
  return { reconciliation: await coming, trouble };
}

/** Longer than anybody is asked, in milliseconds. */
export const wholeSchedule = 400_000;

/** Each test of a file begins at the same moment, and waits for nothing. */
export function simulatedTime(): void {
  // Loading them takes time that is not simulated.
  beforeAll(() => import('../../src/fhir/authorized-fetch.js'));
  beforeAll(() => import('../../src/fhir/unusual.js'));
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T14:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
