import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppointmentQuestion } from '../../src/fhir/appointment-question.js';
import { reconcile } from '../../src/fhir/reconciliation.js';
import { searchset } from '../support/fhir-server.js';
import {
  ask,
  base,
  knowing,
  participant,
  question,
  record,
  recordsServer,
  simulatedTime,
  slot,
  start,
  wholeSchedule,
  type Said,
} from '../support/records-server.js';
import { indexDefinitions, validators } from '../support/validators.js';

beforeAll(indexDefinitions, 60_000);
simulatedTime();

const later = '2026-11-24T16:30:00.000Z';
const moved = { start: later, end: '2026-11-24T17:00:00.000Z' };
const people = (...others: readonly object[]) => ({
  participant: [participant('Patient/ana'), ...others],
});
const hart = participant('Practitioner/amelia-hart', 'Hart, Amelia, MD');
const harbor = participant('Location/harbor-street', 'Harbor Street');

interface Behaviour {
  /** A sentence without its subject, "a server". */
  readonly says: string;
  /** By reference. */
  readonly said?: Said;
  /** By search. */
  readonly listed?: readonly object[];
  readonly about?: AppointmentQuestion;
  readonly result: 'confirmed' | 'changed' | 'denied' | 'nothing';
  readonly differences?: readonly object[];
  /** Status and start of the Appointment given back. */
  readonly gives?: readonly [string, string];
  /** Requests made until that was clear. */
  readonly asks: number;
}

const unnamed = question({ appointmentRef: '' });
const unnumbered = question({ appointmentRef: '', bookingRef: '' });
const elsewhere = { ...slot, endpoint: 'https://slots.example/$bulk-publish' };
const nowhere = 404;

const behaviours: readonly Behaviour[] = [
  { says: 'has it as it was chosen', said: record(), result: 'confirmed', asks: 1 },
  ...(['arrived', 'checked-in', 'fulfilled'] as const).map((status): Behaviour => ({
    says: `has it as ${status}`,
    said: record({ status }),
    result: 'confirmed',
    gives: [status, start],
    asks: 1,
  })),
  {
    says: 'writes the same instant on another clock',
    said: record({ start: '2026-11-24T09:00:00-05:00', end: '2026-11-24T09:30:00-05:00' }),
    result: 'confirmed',
    gives: ['booked', start],
    asks: 1,
  },
  {
    says: 'has it at another time',
    said: record(moved),
    result: 'changed',
    differences: [{ what: 'time', ...moved }],
    gives: ['booked', later],
    asks: 1,
  },
  {
    says: 'has it ten minutes later, within the half hour that was chosen',
    said: record({ start: '2026-11-24T14:10:00Z', end: '2026-11-24T14:40:00Z' }),
    result: 'changed',
    differences: [
      { what: 'time', start: '2026-11-24T14:10:00.000Z', end: '2026-11-24T14:40:00.000Z' },
    ],
    asks: 1,
  },
  {
    says: 'has it with somebody else',
    said: record(people(participant('Practitioner/jorge', 'Dr. Jorge Villalobos'), harbor)),
    result: 'changed',
    differences: [{ what: 'practitioner', name: 'Dr. Jorge Villalobos' }],
    asks: 1,
  },
  {
    says: 'has it somewhere else, and does not say how that is called',
    said: record(people(hart, participant('Location/lakeview'))),
    result: 'changed',
    differences: [{ what: 'place' }],
    asks: 1,
  },
  {
    says: 'has it at another time, somewhere else and with somebody else',
    said: record({
      ...moved,
      ...people(participant('Practitioner/jorge', 'Jorge'), participant('Location/l', 'Lakeview')),
    }),
    result: 'changed',
    differences: [
      { what: 'time', ...moved },
      { what: 'place', name: 'Lakeview' },
      { what: 'practitioner', name: 'Jorge' },
    ],
    asks: 1,
  },
  {
    says: 'tells no place and no practitioner',
    said: record(people()),
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'has the practitioner by the role, whose id is not the person’s',
    said: record(people(participant('PractitionerRole/role-7', 'Family medicine'), harbor)),
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'has other ids than the feed, which another server published',
    said: record(people(participant('Practitioner/77', 'A. Hart'), participant('Location/9'))),
    about: question({ slot: elsewhere }),
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'refers to people of yet another server',
    said: record(people(participant('https://hr.example/Practitioner/77', 'A. Hart'), harbor)),
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'has, at another server’s id, somebody with quite another name',
    said: record(people(participant('https://hr.example/Practitioner/77', 'Jorge, Inés'), harbor)),
    result: 'changed',
    differences: [{ what: 'practitioner', name: 'Jorge, Inés' }],
    asks: 1,
  },
  {
    says: 'has, at another server’s id, a namesake',
    said: record(people(participant('https://hr.example/Practitioner/77', 'Dr. Jo Hart'), harbor)),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has cancelled the visit to a namesake',
    said: record({
      status: 'cancelled',
      ...people(participant('https://hr.example/Practitioner/77', 'Dr. Jo Hart'), harbor),
    }),
    result: 'denied',
    gives: ['cancelled', start],
    asks: 1,
  },
  {
    says: 'has somebody for it, where no person was chosen',
    said: record(people(participant('Practitioner/jorge', 'Dr. Jorge Villalobos'), harbor)),
    about: question({ slot: { ...slot, practitioner: { name: 'Walk-in clinic' } } }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'calls the place by its room',
    said: record(people(hart, participant('https://hr.example/Location/7', 'Room 12'))),
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'has other ids for the same names',
    said: record(
      people(
        participant('Practitioner/77', 'HART, Dr Amelia'),
        participant('Location/9', 'Harbor Street Family Medicine'),
      ),
    ),
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'has given a time within the window that was chosen',
    said: record({ start: '2026-11-24T19:00:00Z', end: '2026-11-24T19:15:00Z' }),
    about: question({ slot: { ...slot, kind: 'window', end: '2026-11-24T22:00:00.000Z' } }),
    result: 'confirmed',
    gives: ['booked', '2026-11-24T19:00:00.000Z'],
    asks: 1,
  },
  {
    says: 'has given a time after the window that was chosen',
    said: record({ start: '2026-11-24T22:00:00Z', end: '2026-11-24T22:15:00Z' }),
    about: question({ slot: { ...slot, kind: 'window', end: '2026-11-24T22:00:00.000Z' } }),
    result: 'changed',
    differences: [
      { what: 'time', start: '2026-11-24T22:00:00.000Z', end: '2026-11-24T22:15:00.000Z' },
    ],
    asks: 1,
  },
  {
    says: 'has it as pending to the last: nobody has accepted it',
    said: record({ status: 'pending' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has it as proposed only',
    said: record({ status: 'proposed' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has it on a waiting list',
    said: record({ status: 'waitlist' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has it with a status that nobody knows',
    said: record({ status: 'BOOKED' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has it booked without a time',
    said: record({ start: undefined, end: undefined }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has it at a time of an unknown zone',
    said: record({ start: '2026-11-24T09:00:00' }),
    result: 'nothing',
    asks: 6,
  },
  ...(['cancelled', 'noshow', 'entered-in-error'] as const).map((status): Behaviour => ({
    says: `has it as ${status}`,
    said: record({ status }),
    result: 'denied',
    gives: [status, start],
    asks: 1,
  })),
  {
    says: 'has it as cancelled, and without a time',
    said: record({ status: 'cancelled', start: undefined, end: undefined }),
    result: 'denied',
    gives: ['cancelled', start],
    asks: 1,
  },
  {
    says: 'had it and has it no more',
    said: 410,
    result: 'denied',
    gives: ['booked', start],
    asks: 1,
  },
  {
    says: 'does not know it to the last',
    said: nowhere,
    result: 'denied',
    gives: ['booked', start],
    asks: 12,
  },
  {
    says: 'does not know the reference, and lists it by its booking number',
    said: nowhere,
    listed: [record({ ...moved, slot: [], id: 'a-2' })],
    result: 'changed',
    differences: [{ what: 'time', ...moved }],
    asks: 2,
  },
  {
    says: 'lists it, where the portal sent no reference, by its booking number',
    about: unnamed,
    listed: [record({ ...moved, identifier: [{ value: 'BK-0' }], id: 'a-0' }), record()],
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'lists one that was cancelled under its booking number',
    about: unnamed,
    listed: [record({ status: 'cancelled' }), record({ identifier: [], id: 'a-0' })],
    result: 'denied',
    gives: ['cancelled', start],
    asks: 1,
  },
  {
    says: 'lists it by its slot, at another time',
    about: unnumbered,
    listed: [record({ ...moved, identifier: [] })],
    result: 'changed',
    differences: [{ what: 'time', ...moved }],
    asks: 1,
  },
  {
    says: 'lists it by its slot, at another time, beside a visit at the time that was chosen',
    about: unnumbered,
    listed: [record({ slot: [], id: 'a-0' }), record(moved)],
    result: 'changed',
    differences: [{ what: 'time', ...moved }],
    asks: 1,
  },
  {
    says: 'lists it by its time, and does not tell with whom or where',
    about: unnumbered,
    listed: [record({ slot: [], ...people() })],
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'lists it by its time and its place, with somebody else',
    about: unnumbered,
    listed: [
      record({ slot: [], identifier: [], ...people(participant('Practitioner/jorge'), harbor) }),
    ],
    result: 'changed',
    differences: [{ what: 'practitioner' }],
    asks: 1,
  },
  {
    says: 'lists, for the time, a visit to somebody else somewhere else',
    about: unnumbered,
    listed: [
      record({
        slot: [],
        ...people(participant('Practitioner/jorge'), participant('Location/lakeview')),
      }),
    ],
    result: 'denied',
    asks: 6,
  },
  {
    says: 'lists, for the time, a visit somewhere else, with somebody who has a name only, as the one chosen has',
    about: question({
      slot: { ...slot, practitioner: { name: 'Dr. Amelia Hart' } },
      appointmentRef: '',
      bookingRef: '',
    }),
    listed: [
      record({
        slot: [],
        ...people(
          { actor: { type: 'Practitioner', display: 'Jorge' }, status: 'accepted' },
          participant('Location/lakeview'),
        ),
      }),
    ],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists the patient’s visits at other times, with somebody else, only',
    about: unnumbered,
    listed: [
      record({ ...moved, slot: [], ...people(participant('Practitioner/jorge', 'Jorge'), harbor) }),
    ],
    result: 'denied',
    asks: 6,
  },
  {
    says: 'lists one with the same doctor a quarter of an hour later, which may be this one',
    about: unnumbered,
    listed: [record({ start: '2026-11-24T14:15:00Z', end: '2026-11-24T14:45:00Z', slot: [] })],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists one with the same doctor a quarter of an hour later, which was called off',
    about: unnumbered,
    listed: [record({ start: '2026-11-24T14:15:00Z', status: 'cancelled', slot: [] })],
    result: 'denied',
    asks: 6,
  },
  {
    says: 'lists, for the time, a visit to somebody else, and does not tell where',
    about: unnumbered,
    listed: [record({ slot: [], ...people(participant('Practitioner/jorge')) })],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists a visit for a slot of another server that has the same id',
    about: unnumbered,
    listed: [
      record({
        ...moved,
        slot: [{ reference: 'https://other.example/fhir/Slot/9am' }],
        ...people(participant('Practitioner/jorge')),
      }),
    ],
    result: 'denied',
    asks: 6,
  },
  {
    says: 'lists a visit for a slot whose id another server’s chosen slot has as well',
    about: question({ slot: elsewhere, appointmentRef: '', bookingRef: '' }),
    listed: [record({ ...moved, ...people() })],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'has, at the time, a person whose id is that of the chosen one at another server',
    about: question({ slot: elsewhere, appointmentRef: '', bookingRef: '' }),
    listed: [record({ start: later, ...people(participant('Practitioner/amelia-hart')) })],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists it by its slot, and the page does not say who the patient is',
    about: question({ appointmentRef: '', patient: '' }),
    listed: [record({ identifier: [] })],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists nothing, and the page does not say who the patient is',
    about: question({ appointmentRef: '', patient: '' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists it by its booking number, and the page does not say who the patient is',
    about: question({ appointmentRef: '', patient: '' }),
    listed: [record()],
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'could be asked only for a list of anybody’s appointments',
    about: question({ appointmentRef: '', bookingRef: '', patient: '' }),
    listed: [record()],
    result: 'nothing',
    asks: 0,
  },
  {
    says: 'does not know the reference, and the page does not say who the patient is',
    about: question({ bookingRef: '', patient: '' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'says in its list that it could not look everywhere',
    about: unnamed,
    listed: [{ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }],
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'says in its list that it could not look everywhere, and lists it all the same',
    about: unnamed,
    listed: [{ resourceType: 'OperationOutcome', issue: [{ severity: 'fatal' }] }, record()],
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'gives advice beside its empty list',
    about: unnamed,
    listed: [{ resourceType: 'OperationOutcome', issue: [{ severity: 'warning' }] }],
    result: 'denied',
    asks: 6,
  },
  {
    says: 'lists one that was cancelled before, and the one that stands, for the same slot',
    about: unnumbered,
    listed: [record({ status: 'cancelled', id: 'a-0' }), record()],
    result: 'confirmed',
    asks: 1,
  },
  {
    says: 'lists only one that was cancelled, which may be an earlier one',
    about: unnumbered,
    listed: [record({ status: 'cancelled' })],
    result: 'denied',
    gives: ['cancelled', start],
    asks: 6,
  },
  {
    says: 'lists somebody else’s visit for the same slot',
    about: unnumbered,
    listed: [record({ participant: [participant('Patient/ben'), hart, harbor] })],
    result: 'denied',
    asks: 6,
  },
  {
    says: 'gives somebody else’s visit for the reference',
    said: record({ participant: [participant('Patient/ben'), hart] }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'lists several patients’ visits for the slot, and the page does not say who the patient is',
    about: question({ appointmentRef: '', patient: '' }),
    listed: [
      record({ participant: [participant('Patient/ana'), hart] }),
      record({ participant: [participant('Patient/ben'), hart] }),
    ],
    result: 'nothing',
    asks: 6,
  },
  { says: 'cannot be reached', said: new TypeError('fetch failed'), result: 'nothing', asks: 6 },
  { says: 'does not let the page in', said: 401, result: 'nothing', asks: 6 },
  { says: 'forbids it', said: 403, result: 'nothing', asks: 6 },
  { says: 'fails', said: 500, result: 'nothing', asks: 6 },
  { says: 'is down', said: 503, result: 'nothing', asks: 6 },
  {
    says: 'answers with a web page',
    said: new Response('<!doctype html>'),
    result: 'nothing',
    asks: 6,
  },
  { says: 'answers with nothing', said: new Response(''), result: 'nothing', asks: 6 },
  {
    says: 'answers with another resource',
    said: record({ resourceType: 'AppointmentResponse' }),
    result: 'nothing',
    asks: 6,
  },
  {
    says: 'refuses with 200',
    said: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'security' }] },
    result: 'nothing',
    asks: 6,
  },
];

describe('a provider’s server that', () => {
  it.each(behaviours)(
    '$says: $result',
    async ({ said = nowhere, listed = [], about = question(), ...expected }) => {
      const { fetch, requests } = knowing(said, ...listed);
      const { reconciliation, trouble } = await ask(fetch, about);
      expect(reconciliation?.result ?? 'nothing').to.equal(expected.result);
      expect(reconciliation?.differences ?? []).to.deep.equal(expected.differences ?? []);
      expect(requests).to.have.length(expected.asks);
      expect(trouble).to.have.length(expected.result === 'nothing' ? 1 : 0);
      const { appointment } = reconciliation ?? {};
      if (expected.gives)
        expect([appointment?.status, appointment?.start]).to.deep.equal(expected.gives);
      for (const complaint of Object.values(validators))
        if (appointment) expect(complaint(appointment)).to.equal(undefined);
    },
  );

  it('has it pending first and then booked: the page waits for that', async () => {
    const { fetch, requests } = recordsServer((_, count) =>
      record({ status: count < 2 ? 'pending' : 'booked' }),
    );
    const { reconciliation } = await ask(fetch);
    expect(reconciliation?.appointment.status).to.equal('booked');
    expect(requests).to.have.length(3);
  });

  it('answers a search with something else than a list: nothing is concluded', async () => {
    const { fetch } = recordsServer(() => ({ resourceType: 'Basic' }));
    const { reconciliation, trouble } = await ask(fetch, unnamed);
    expect([reconciliation, trouble.length]).to.deep.equal([undefined, 1]);
  });

  it('has it only after a while: nothing is denied before', async () => {
    const { fetch } = recordsServer((path, count) =>
      count < 6 ? (path === 'Appointment' ? searchset([]) : 404) : record(),
    );
    expect((await ask(fetch)).reconciliation?.result).to.equal('confirmed');
  });

  it('did not have it, and fails at the last: nothing is concluded', async () => {
    const { fetch } = recordsServer((path, count) =>
      count < 10 ? (path === 'Appointment' ? searchset([]) : 404) : 503,
    );
    const { reconciliation, trouble } = await ask(fetch);
    expect(reconciliation).to.equal(undefined);
    expect(trouble).to.deep.equal(['SourceError: https://fhir.example/r4 answered 503']);
  });

  it('fails, and has it then', async () => {
    const { fetch } = recordsServer((_, count) => (count < 3 ? 503 : record()));
    const { reconciliation, trouble } = await ask(fetch);
    expect(reconciliation?.result).to.equal('confirmed');
    expect(trouble).to.deep.equal([]);
  });
});

describe('the asking', () => {
  const seconds = (times: readonly number[]) =>
    times.map((time) => (time - (times[0] ?? 0)) / 1_000);

  it('goes on six times, ever more slowly, within eighty seconds', async () => {
    const { fetch, times } = recordsServer(() => 503);
    await ask(fetch);
    expect(seconds(times)).to.deep.equal([0, 2, 7, 17, 37, 77]);
  });

  it('spreads, so that a thousand pages do not ask at the same moments', async () => {
    const soonest = recordsServer(() => 503);
    await ask(soonest.fetch, question(), { random: () => 0 });
    expect(seconds(soonest.times)).to.deep.equal([0, 1.5, 5.25, 12.75, 27.75, 57.75]);
    const latest = recordsServer(() => 503);
    await ask(latest.fetch, question(), { random: () => 1 });
    expect(seconds(latest.times)).to.deep.equal([0, 2.5, 8.75, 21.25, 46.25, 96.25]);
  });

  it.each([429, 503])(
    'waits as long as a server wants to be left alone (%i), once',
    async (status) => {
      for (const then of [503, record({ status: 'pending' })]) {
        const busy = new Response('', { status, headers: { 'Retry-After': '30' } });
        const { fetch, times } = recordsServer((_, count) => [busy, then][count] ?? record());
        await ask(fetch);
        expect(seconds(times)).to.deep.equal([0, 30, 35]);
      }
    },
  );

  it('ends where the server wants to be left alone for longer than a minute', async () => {
    const { fetch, requests } = recordsServer(
      () => new Response('', { status: 429, headers: { 'Retry-After': '999999' } }),
    );
    const { reconciliation, trouble } = await ask(fetch);
    expect([reconciliation, trouble.length, requests.length]).to.deep.equal([undefined, 1, 1]);
  });

  it('ends when the patient leaves, between two questions and in the middle of one, without a word', async () => {
    for (const middle of [false, true]) {
      const leaving = new AbortController();
      const inconclusive = vi.fn();
      const { fetch, requests } = recordsServer(() => 503);
      const hanging: typeof fetch = async (input, init) => {
        await fetch(input, init);
        return new Promise((_, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
        );
      };
      const coming = reconcile(question(), {
        endpoint: base,
        fetch: middle ? hanging : fetch,
        signal: leaving.signal,
        inconclusive,
      });
      await vi.advanceTimersByTimeAsync(middle ? 1_000 : 100);
      leaving.abort();
      await vi.advanceTimersByTimeAsync(0);
      expect(await coming).to.equal(undefined);
      await vi.advanceTimersByTimeAsync(wholeSchedule);
      expect(requests).to.have.length(1);
      expect(inconclusive).not.toHaveBeenCalled();
      expect(vi.getTimerCount()).to.equal(0);
    }
  });

  it('asks nobody where the patient has left already', async () => {
    const { fetch, requests } = recordsServer(() => record());
    const { reconciliation } = await ask(fetch, question(), { signal: AbortSignal.abort() });
    expect([reconciliation, requests.length]).to.deep.equal([undefined, 0]);
  });

  it('shows the token, and another after a 401', async () => {
    const { fetch, requests } = recordsServer((_, count) => (count === 0 ? 401 : record()));
    const tokens = ['old', 'new'];
    const { reconciliation } = await ask(fetch, question(), {
      accessToken: async () => tokens.shift(),
    });
    expect(reconciliation?.result).to.equal('confirmed');
    expect(requests.map(({ headers }) => headers.get('Authorization'))).to.deep.equal([
      'Bearer old',
      'Bearer new',
    ]);
  });

  it.each<readonly [string, () => Promise<string | undefined>]>([
    ['has none', () => Promise.resolve(undefined)],
    ['has none that a header can carry', () => Promise.resolve('two words')],
    ['fails', () => Promise.reject(new Error('canary'))],
    ['does not answer', () => new Promise(() => undefined)],
  ])('asks nobody without a token, where the page %s', async (_, accessToken) => {
    const { fetch, requests } = recordsServer(() => record());
    const { reconciliation, trouble } = await ask(fetch, question(), { accessToken });
    expect([reconciliation, requests.length]).to.deep.equal([undefined, 0]);
    expect(trouble).to.deep.equal([
      'SourceError: The page has no token for https://fhir.example/r4',
    ]);
  });

  it('ends where the server refuses the token and the page has no other', async () => {
    const { fetch, requests } = recordsServer((_, count) => (count === 0 ? 401 : record()));
    const tokens = ['old'];
    const accessToken = async () => tokens.shift();
    const { reconciliation, trouble } = await ask(fetch, question(), { accessToken });
    expect([reconciliation, requests.length, trouble.length]).to.deep.equal([undefined, 1, 1]);
  });

  it('leaves it to a fetch that shows a token itself', async () => {
    const { fetch } = recordsServer(() => record());
    expect((await ask(fetch)).reconciliation?.result).to.equal('confirmed');
  });
});
