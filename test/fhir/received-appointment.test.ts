import { beforeAll, describe, expect, it } from 'vitest';
import {
  ask,
  knowing,
  participant,
  question,
  record,
  simulatedTime,
  start,
} from '../support/records-server.js';
import { indexDefinitions, validators } from '../support/validators.js';

beforeAll(indexDefinitions, 60_000);
simulatedTime();

const hart = participant('Practitioner/amelia-hart', 'Hart, Amelia, MD');

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
    ['a length for ever', { minutesDuration: 2 ** 31 }, { minutesDuration: undefined }],
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
