import * as fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppointmentQuestion } from '../../src/fhir/appointment-records.js';
import { reconcile, type ReconciliationPorts } from '../../src/fhir/reconciliation.js';
import { searchset } from '../support/fhir-server.js';
import {
  asked,
  base,
  participant,
  question,
  record,
  recordsServer,
  slot,
  start,
  type Said,
} from '../support/records-server.js';
import { indexDefinitions, validators } from '../support/validators.js';

beforeAll(async () => {
  indexDefinitions();
  // Loading it takes time that is not simulated.
  await import('../../src/fhir/authorized-fetch.js');
}, 60_000);
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T14:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = '2026-11-24T16:30:00.000Z';
const moved = { start: later, end: '2026-11-24T17:00:00.000Z' };
const advance = () => vi.advanceTimersByTimeAsync(400_000);
const ask = (
  fetch: typeof globalThis.fetch,
  about: AppointmentQuestion = question(),
  ports: Partial<ReconciliationPorts> = {},
) => asked(fetch, about, advance, ports);
/** A server that says the same whatever it is asked by reference, and lists what it is searched for. */
const knowing = (said: Said, ...listed: readonly object[]) =>
  recordsServer((path) => (path === 'Appointment' ? searchset(listed) : said));
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
    says: 'has it as pending to the last: it has its time',
    said: record({ status: 'pending' }),
    result: 'confirmed',
    gives: ['pending', start],
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
    result: 'denied',
    asks: 6,
  },
  {
    says: 'lists the patient’s visits at other times only',
    about: unnumbered,
    listed: [record({ ...moved, slot: [] })],
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
    about: question({ appointmentRef: '', bookingRef: '', patient: '' }),
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

describe('the console', () => {
  const words = { severity: 'error', diagnostics: 'canary a-1 is not for Ana Secret' };
  const outcome = { resourceType: 'OperationOutcome', issue: [words] };
  it.each<readonly [string, Said]>([
    ['refuses with words about the patient', Response.json(outcome, { status: 403 })],
    ['refuses with 200', outcome],
    ['cannot be reached', new TypeError('canary')],
    ['answers with a web page', new Response('<title>canary</title>')],
    ['breaks off', new Response(new ReadableStream({ start: (body) => body.error('canary') }))],
    ['has no clear status', record({ status: 'canary' })],
    ['sends the page of somebody else', record({ participant: [participant('Patient/canary')] })],
  ])('hears that a server %s, and nothing that is the patient’s', async (_, said) => {
    const { fetch } = recordsServer(() => said);
    const { trouble } = await ask(fetch, question(), { accessToken: async () => 'canary-token' });
    expect(trouble).to.have.length(1);
    expect(trouble[0]).to.match(/^SourceError: ./);
    expect(trouble[0]).to.not.match(/canary|a-1|Secret|BK-1|ana/);
  });

  it('hears of an answer that broke what reads it', async () => {
    const broken = () => Promise.resolve({} as Response);
    const { trouble } = await ask(broken);
    expect(trouble).to.deep.equal([
      'SourceError: https://fhir.example/r4 sent what cannot be understood',
    ]);
  });
});

describe('the question', () => {
  const pathsAsked = async (about: AppointmentQuestion) => {
    const { fetch, requests } = knowing(nowhere, record());
    await ask(fetch, about);
    return requests.map(({ url }) => decodeURIComponent(url));
  };

  it.each(['Appointment/a-1', `${base}/Appointment/a-1`])(
    'is for %s itself, where the portal sent that',
    async (appointmentRef) => {
      expect((await pathsAsked(question({ appointmentRef })))[0]).to.equal(
        `${base}/Appointment/a-1`,
      );
    },
  );

  it.each([
    'https://evil.test/Appointment/a-1',
    'Patient/a-1',
    'Appointment/..',
    'Appointment/.',
    'Appointment/a-1/../../Patient/1',
    'Appointment/%2e%2e',
    'Appointment/a 1',
    'Appointment?patient=1',
    `Appointment/${'a'.repeat(65)}`,
    `${base}x/Appointment/a-1`,
    'javascript:alert(1)',
  ])('is a search where the portal sent %s', async (appointmentRef) => {
    const paths = await pathsAsked(question({ appointmentRef }));
    expect(paths).to.have.length(1);
    expect(paths[0]).to.match(/^https:\/\/fhir\.example\/r4\/Appointment\?date=/);
  });

  it('is for a day on each side of the time, and for the patient', async () => {
    expect(await pathsAsked(unnamed)).to.deep.equal([
      `${base}/Appointment?date=ge2026-11-23T14:00:00Z&date=le2026-11-25T14:30:00Z&patient=Patient/ana`,
    ]);
    const window = { ...slot, kind: 'window', end: '2026-11-26T22:00:00.000Z' } as const;
    expect((await pathsAsked(question({ appointmentRef: '', slot: window })))[0]).to.contain(
      'date=le2026-11-27T22:00:00Z',
    );
  });

  it('names no patient where the page knows none, or knows one of another server', async () => {
    for (const patient of ['', 'https://other.example/fhir/Patient/ana'])
      expect((await pathsAsked(question({ appointmentRef: '', patient })))[0]).not.to.contain(
        'patient',
      );
    expect(
      (await pathsAsked(question({ appointmentRef: '', patient: `${base}/Patient/ana` })))[0],
    ).to.contain('patient=Patient/ana');
  });
});

describe('a list of several pages', () => {
  const next = (url: unknown) => ({ link: [{ relation: 'next', url }] });
  const page = (number: number, ...listed: readonly object[]) =>
    searchset(listed, next(`${base}/Appointment?page=${number + 1}`));

  it('is read on until the one is found that is meant', async () => {
    const { fetch, requests } = recordsServer((_, count) =>
      count < 2 ? page(count) : searchset([record()]),
    );
    expect((await ask(fetch, unnamed)).reconciliation?.result).to.equal('confirmed');
    expect(requests.map(({ url }) => new URL(url).search).slice(1)).to.deep.equal([
      '?page=1',
      '?page=2',
    ]);
  });

  it('is read for five pages: of more it is not said that nothing is there', async () => {
    const { fetch, requests } = recordsServer((_, count) => page(count));
    const { reconciliation, trouble } = await ask(fetch, unnamed);
    expect(reconciliation).to.equal(undefined);
    expect(requests).to.have.length(30);
    expect(trouble[0]).to.contain('more appointments than could be read');
  });

  it('is read for five pages, and what was found there counts', async () => {
    const { fetch, requests } = recordsServer((_, count) =>
      count === 1 ? page(count, record()) : page(count),
    );
    expect((await ask(fetch, unnamed)).reconciliation?.result).to.equal('confirmed');
    expect(requests).to.have.length(5);
  });

  it.each([
    'https://evil.test/r4/Patient',
    'https://fhir.example/admin',
    `${base}/../admin`,
    `${base}/..%2fadmin`,
    '//evil.test/r4x/Appointment',
    7,
    { evil: true },
  ])('never leads the token to %j', async (url) => {
    const { fetch, requests } = recordsServer((path, count) =>
      path === 'Appointment' && count === 0 ? searchset([], next(url)) : searchset([]),
    );
    const ports = { accessToken: async () => 'canary-5b1d' };
    const { trouble } = await ask(fetch, unnamed, ports);
    const [first] = requests;
    expect(first?.headers.get('Authorization')).to.equal('Bearer canary-5b1d');
    for (const request of requests.filter(({ headers }) => headers.has('Authorization')))
      expect(request.url).to.match(/^https:\/\/fhir\.example\/r4\/\w/);
    expect(JSON.stringify(trouble)).not.to.contain('canary');
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
      await advance();
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

  it('goes on where the page’s own code fails', async () => {
    const { fetch, requests } = recordsServer((_, count) => (count === 0 ? 401 : record()));
    const accessToken = () => Promise.reject(new Error('the session is over'));
    expect((await ask(fetch, question(), { accessToken })).reconciliation?.result).to.equal(
      'confirmed',
    );
    expect(requests[0]?.headers.has('Authorization')).to.equal(false);
  });
});

describe('what the records say of the patient and the visit', () => {
  const secrets = {
    text: { status: 'generated', div: '<div>canary</div>' },
    extension: [{ url: 'https://x.example', valueString: 'canary' }],
    contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: 'canary' }] }],
    comment: 'canary',
    description: 'canary',
    patientInstruction: 'canary',
    reasonCode: [{ text: 'canary' }],
    reasonReference: [{ reference: 'Condition/canary' }],
    supportingInformation: [{ reference: 'DocumentReference/canary' }],
    cancelationReason: { text: 'canary' },
    appointmentType: { text: 'canary' },
    priority: 1,
    identifier: [{ value: 'BK-1', assigner: { display: 'canary' }, type: { text: 'canary' } }],
    participant: [
      {
        actor: {
          reference: 'Patient/ana',
          display: 'canary',
          identifier: { value: 'canary' },
        },
        status: 'accepted',
      },
      participant('#p', 'canary'),
      participant('RelatedPerson/mother', 'canary'),
      participant('urn:uuid:canary', 'canary'),
      { actor: { display: 'canary' }, status: 'accepted' },
      { actor: { reference: 'Patient/ana', type: 'Practitioner', display: 'canary' } },
      hart,
    ],
  };

  it('goes no further than when, where, with whom and what became of it', async () => {
    const { fetch } = knowing(record(secrets));
    const { appointment } = (await ask(fetch)).reconciliation ?? {};
    expect(JSON.stringify(appointment)).not.to.contain('canary');
    expect(appointment).to.deep.equal({
      resourceType: 'Appointment',
      status: 'booked',
      id: 'a-1',
      meta: { lastUpdated: '2026-11-23T14:05:00.000Z' },
      identifier: [{ value: 'BK-1' }],
      slot: [{ reference: 'Slot/9am' }],
      start,
      end: '2026-11-24T14:30:00.000Z',
      participant: [
        { actor: { reference: 'Patient/ana' }, status: 'accepted' },
        { actor: { reference: 'RelatedPerson/mother' }, status: 'accepted' },
        { actor: { reference: 'Patient/ana' }, status: 'needs-action' },
        {
          actor: { reference: 'Practitioner/amelia-hart', display: 'Hart, Amelia, MD' },
          status: 'accepted',
        },
      ],
    });
  });

  it('keeps services, specialties, length and when it was made', async () => {
    const kept = {
      serviceType: [{ coding: [{ system: 'http://x.example', code: '124', display: 'Visit' }] }],
      specialty: [{ text: 'Family practice' }],
      minutesDuration: 30,
      created: '2026-11-23',
    };
    const { fetch } = knowing(record(kept));
    expect((await ask(fetch)).reconciliation?.appointment).to.deep.include(kept);
  });
});

describe('what R4 does not allow', () => {
  const good = { coding: [{ code: '124' }] };
  it.each<readonly [string, object, object]>([
    ['an id', { id: 'a 1' }, { id: undefined }],
    ['a time of change', { meta: { lastUpdated: 'today' } }, { meta: undefined }],
    [
      'a booking number’s system',
      { identifier: [{ system: 'not a uri', value: 'BK-1' }] },
      { identifier: [{ value: 'BK-1' }] },
    ],
    ['a code', { serviceType: [{ coding: [{ code: 'a  b' }] }, good] }, { serviceType: [good] }],
    ['an empty list', { specialty: [] }, { specialty: undefined }],
    ['half a minute', { minutesDuration: 0.5 }, { minutesDuration: undefined }],
    ['a length below nothing', { minutesDuration: -30 }, { minutesDuration: undefined }],
    ['when it was made', { created: 'yesterday' }, { created: undefined }],
    ['an end', { end: 'noon' }, { end: start }],
    [
      'a participant’s status',
      { participant: [{ ...hart, status: 'perhaps' }] },
      { participant: [{ ...hart, status: 'needs-action' }] },
    ],
    ['nobody at all', { participant: [] }, { participant: question().appointment.participant }],
  ])('in the records, such as %s, goes no further', async (_, sent, given) => {
    const { fetch } = knowing(record(sent));
    const { appointment } = (await ask(fetch)).reconciliation ?? {};
    for (const [member, value] of Object.entries(given))
      expect((appointment as unknown as Record<string, unknown>)[member]).to.deep.equal(value);
    for (const complaint of Object.values(validators))
      expect(complaint(appointment)).to.equal(undefined);
  });
});

describe('a hostile answer', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const bodies: readonly (readonly [string, () => string])[] = [
    ['is larger than any answer may be', () => `{"x":"${'x'.repeat(10_000_001)}"}`],
    ['is a hundred thousand levels deep', () => nested(100_000)],
    [
      'is an Appointment with a hundred thousand levels in it',
      () => `{"resourceType":"Appointment","status":"booked","participant":${nested(100_000)}}`,
    ],
    ['ends in the middle', () => JSON.stringify(record()).slice(0, 90)],
  ];

  it.each(bodies)('%s: nothing is concluded, and nothing breaks', async (_, body) => {
    const { fetch } = recordsServer(() => new Response(body()));
    const { reconciliation, trouble } = await ask(fetch);
    expect([reconciliation, trouble.length]).to.deep.equal([undefined, 1]);
  });

  it('brings no prototype along', async () => {
    const evil = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
    const body = `{${evil}${JSON.stringify(record()).slice(1)}`;
    const { fetch } = recordsServer(() => new Response(body));
    const { appointment } = (await ask(fetch)).reconciliation ?? {};
    expect(appointment?.status).to.equal('booked');
    expect(JSON.stringify(appointment)).not.to.contain('polluted');
    expect(Object.getPrototypeOf(appointment)).to.equal(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  it('has a participant ten thousand times: fifty go on', async () => {
    const { fetch } = knowing(record({ participant: Array.from({ length: 10_000 }, () => hart) }));
    const { appointment } = (await ask(fetch)).reconciliation ?? {};
    expect(appointment?.participant).to.have.length(50);
  });

  /** Any JSON, and Appointments with any JSON for some of their members. */
  const members = ['id', 'meta', 'identifier', 'status', 'start', 'end', 'slot', 'participant'];
  const more = ['serviceType', 'specialty', 'created', 'minutesDuration', '__proto__'];
  const broken = fc
    .dictionary(fc.constantFrom(...members, ...more), fc.jsonValue(), { maxKeys: 4 })
    .map((changes) => ({ ...record(), ...changes }));
  const answer = fc.oneof(
    fc.jsonValue(),
    broken,
    fc.array(broken, { maxLength: 3 }).map((listed) => searchset(listed)),
    fc.jsonValue().map((entry) => ({ resourceType: 'Bundle', entry, link: entry })),
    fc.jsonValue().map((resource) => searchset([{ resource }])),
  );

  it('of any kind throws nothing, and what comes of it is valid', async () => {
    await fc.assert(
      fc.asyncProperty(answer, fc.boolean(), async (said, byReference) => {
        const { fetch } = recordsServer(() => new Response(JSON.stringify(said)));
        const { reconciliation, trouble } = await ask(fetch, byReference ? question() : unnamed);
        expect(trouble).to.have.length(reconciliation ? 0 : 1);
        if (reconciliation)
          for (const complaint of Object.values(validators))
            expect(complaint(reconciliation.appointment)).to.equal(undefined);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
