import { describe, expect, it } from 'vitest';
import type { AppointmentQuestion } from '../../src/fhir/appointment-question.js';
import { searchset } from '../support/fhir-server.js';
import {
  ask,
  base,
  knowing,
  question,
  record,
  recordsServer,
  slot,
  simulatedTime,
} from '../support/records-server.js';

simulatedTime();

const unnamed = question({ appointmentRef: '' });
const nowhere = 404;

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
