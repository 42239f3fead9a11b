import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { validateResource } from '@medplum/core';
import type { Appointment, Bundle, OperationOutcome } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppointmentBook } from '../../demo/sandbox/appointment-book.mjs';
import { portalServer } from '../../demo/sandbox/portal-server.mjs';
import { reconcile } from '../../src/fhir/reconciliation.js';
import { SlotSearchSource } from '../../src/fhir/slot-search-source.js';
import { toAppointment } from '../../src/fhir/appointment.js';
import type { Slot } from '../../src/model/slot.js';
import * as portal from '../../src/portal.js';
import { fhirSandbox, type FhirSandbox } from '../support/fhir-sandbox.js';

const now = new Date('2026-11-21T15:00:00Z');
const site = 'http://localhost:3';
const token = { headers: { Authorization: 'Bearer sandbox-token' } };
let sandbox: FhirSandbox;
let portalAddress: string;
let stop: () => void;
/** Each test books another. */
const free: Slot[] = [];

beforeAll(async () => {
  sandbox = await fhirSandbox(now);
  const book = new AppointmentBook(sandbox.store, sandbox.publication);
  const server = portalServer(sandbox.publication, book, { site, portal, headers: {} }).listen(
    0,
    'localhost',
  );
  await once(server, 'listening');
  portalAddress = `http://localhost:${(server.address() as AddressInfo).port}`;
  stop = () => {
    server.closeAllConnections();
    server.close();
    sandbox.stop();
  };
  const query = { from: '2026-11-23T00:00:00Z', to: '2026-12-05T00:00:00Z' };
  const { signal } = new AbortController();
  for await (const { slots } of new SlotSearchSource(sandbox.base).findSlots(query, { signal }))
    free.push(...[...slots].filter(({ bookingUrl }) => bookingUrl));
});
afterAll(() => stop());

const get = (path: string, options?: RequestInit) => fetch(`${sandbox.base}/${path}`, options);
async function appointment(reference: string | null): Promise<Appointment> {
  return (await (await get(reference ?? '', token)).json()) as Appointment;
}

/** What a patient presses at the portal, and what the portal sends back with them. */
async function press(slot: Slot, outcome: string, referral: string, more = '') {
  const { search } = new URL(slot.bookingUrl ?? '');
  const back = new URLSearchParams({ state: 'ss1.x', returnUrl: `${site}/` });
  const address = `${portalAddress}/book${search}&booking-referral=${referral}&${back}${more}`;
  const body = new URLSearchParams({ outcome });
  const { headers } = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  return new URL(headers.get('Location') ?? '').searchParams;
}
/** A slot that nobody has, and a referral that nobody used. */
function another(): { slot: Slot; referral: string } {
  const slot = free.pop();
  if (!slot) throw new Error('there is no free slot');
  return { slot, referral: crypto.randomUUID() };
}
async function reconciled(slot: Slot, answer: URLSearchParams) {
  const bookingRef = answer.get('bookingRef') ?? '';
  const local = toAppointment(slot, { outcome: 'booked', bookingRef, at: now.toISOString() });
  if (!local) throw new Error('"booked" has an Appointment');
  const appointmentRef = answer.get('appointmentRef') ?? '';
  return reconcile(
    { slot, appointment: local, appointmentRef },
    {
      endpoint: sandbox.base,
      accessToken: async () => 'sandbox-token',
      signal: AbortSignal.timeout(1_500),
      inconclusive: (cause) => expect.fail(String(cause)),
    },
  );
}

describe('what is booked at the portal', () => {
  it('is an appointment in the clinic’s records, of which the portal sends the reference', async () => {
    const { slot, referral } = another();
    const answer = await press(slot, 'booked', referral);
    expect(answer.get('bookingRef')).to.equal(`BK-${referral.slice(0, 5).toUpperCase()}`);
    expect(answer.get('appointmentRef')).to.match(/^Appointment\/[\w-]+$/);
    const entered = await appointment(answer.get('appointmentRef'));
    expect(validateResource(entered)).to.deep.equal([]);
    expect(entered).to.deep.include({
      status: 'booked',
      identifier: [{ value: answer.get('bookingRef') }],
      slot: [{ reference: slot.reference }],
      start: slot.start,
      end: slot.end,
    });
    expect((await reconciled(slot, answer))?.result).to.equal('confirmed');
  });

  it('is found by its time and its patient', async () => {
    const { slot, referral } = another();
    const answer = await press(slot, 'booked', referral);
    const hour = (by: number) => new Date(Date.parse(slot.start) + by).toISOString();
    const found = async (path: string) => {
      const bundle = (await (await get(`Appointment?${path}`, token)).json()) as Bundle;
      const ids = bundle.entry?.map(({ resource }) => `Appointment/${resource?.id}`) ?? [];
      return ids.includes(answer.get('appointmentRef') ?? '');
    };
    const around = `date=ge${hour(-3_600_000)}&date=le${hour(3_600_000)}`;
    expect(await found(`${around}&patient=Patient/visitor`)).to.equal(true);
    expect(await found(`${around}&patient=Patient/ben`)).to.equal(false);
    expect(await found(`date=ge${hour(3_600_000)}`)).to.equal(false);
    answer.delete('appointmentRef');
    expect((await reconciled(slot, answer))?.result).to.equal('confirmed');
  });

  it('is entered once, however often the patient presses', async () => {
    const { slot, referral } = another();
    const first = await press(slot, 'booked', referral);
    const second = await press(slot, 'booked', referral);
    expect(second.get('appointmentRef')).to.equal(first.get('appointmentRef'));
  });

  it.each(['cancelled', 'entered-in-error'])('is called off by a later "%s"', async (outcome) => {
    const { slot, referral } = another();
    const answer = await press(slot, 'booked', referral);
    expect((await press(slot, outcome, referral)).has('appointmentRef')).to.equal(false);
    expect((await appointment(answer.get('appointmentRef'))).status).to.equal(outcome);
    expect((await reconciled(slot, answer))?.result).to.equal('denied');
  });

  it.each(['cancelled', 'failed', 'entered-in-error'])(
    'is nothing after a mere "%s"',
    async (outcome) => {
      const { slot, referral } = another();
      const answer = await press(slot, outcome, referral);
      expect([answer.has('bookingRef'), answer.has('appointmentRef')]).to.deep.equal([
        false,
        false,
      ]);
      const bundle = (await (
        await get(`Appointment?slot=${slot.reference}`, token)
      ).json()) as Bundle;
      expect(bundle.total).to.equal(0);
    },
  );

  it('is half an hour later in the records where the address says "record=moved"', async () => {
    const { slot, referral } = another();
    const answer = await press(slot, 'booked', referral, '&record=moved');
    const start = new Date(Date.parse(slot.start) + 1_800_000).toISOString();
    const { result, differences } = (await reconciled(slot, answer)) ?? {};
    expect(result).to.equal('changed');
    expect(differences).to.have.length(1);
    expect(differences?.[0]).to.include({ what: 'time', start });
  });

  it('is called off in the records where the address says "record=cancelled"', async () => {
    const { slot, referral } = another();
    const answer = await press(slot, 'booked', referral, '&record=cancelled');
    expect(await reconciled(slot, answer)).to.deep.include({ result: 'denied' });
  });

  it('is not in the records where the address says "record=missing", and the reference leads nowhere', async () => {
    const { slot, referral } = another();
    const answer = await press(slot, 'booked', referral, '&record=missing');
    const { status } = await get(answer.get('appointmentRef') ?? '', token);
    expect(status).to.equal(404);
  });
});

describe('the clinic’s appointments', () => {
  it.each(['Appointment', 'Appointment/x', 'Appointment?date=ge2026', 'Appointment/_search'])(
    'are shown to nobody without the token (%s)',
    async (path) => {
      for (const headers of [
        {},
        { Authorization: 'Bearer other' },
        { Authorization: 'sandbox-token' },
      ]) {
        const method = path.endsWith('_search') ? 'POST' : 'GET';
        const answer = await get(path, { method, headers });
        expect(answer.status).to.equal(401);
        expect(answer.headers.get('WWW-Authenticate')).to.equal('Bearer');
        expect(((await answer.json()) as OperationOutcome).issue?.[0]?.code).to.equal('login');
      }
    },
  );

  it('are written by nobody without the token', async () => {
    const headers = { 'Content-Type': 'application/fhir+json' };
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await get('Appointment/x', { method, headers })).status).to.equal(401);
  });

  it('are no reason to close the search for times, or operations on appointments', async () => {
    expect((await get('Slot?_count=1')).status).to.equal(200);
    expect((await get('Appointment/$find', { method: 'POST' })).status).not.to.equal(401);
    expect((await get('Slot?_count=1', token)).status).to.equal(200);
  });

  it('can be asked for from any page: the question before the question is answered without a token', async () => {
    const { status, headers } = await get('Appointment/x', { method: 'OPTIONS' });
    expect(status).to.equal(204);
    expect(headers.get('Access-Control-Allow-Headers')).to.contain('Authorization');
    expect((await get('Appointment/x')).headers.get('Access-Control-Allow-Origin')).to.equal('*');
  });
});
