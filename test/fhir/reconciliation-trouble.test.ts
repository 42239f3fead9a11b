import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchset } from '../support/fhir-server.js';
import {
  ask,
  knowing,
  participant,
  question,
  record,
  recordsServer,
  simulatedTime,
  type Said,
} from '../support/records-server.js';
import { indexDefinitions, validators } from '../support/validators.js';
import { rounds } from '../support/rounds.js';

beforeAll(indexDefinitions, 60_000);
simulatedTime();

const unnamed = question({ appointmentRef: '' });
const hart = participant('Practitioner/amelia-hart', 'Hart, Amelia, MD');

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
      { numRuns: rounds(400) },
    );
  }, 60_000);
});
