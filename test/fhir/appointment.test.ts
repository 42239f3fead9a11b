import { beforeAll, describe, expect, it } from 'vitest';
import { toAppointment } from '../../src/fhir/appointment.js';
import { patientReference } from '../../src/fhir/patient-reference.js';
import type { OutcomeCode } from '../../src/model/outcome.js';
import type { Slot } from '../../src/model/slot.js';
import { slotAt } from '../../src/testing.js';
import { indexDefinitions, validators } from '../support/validators.js';

const bare: Slot = {
  id: 'x',
  start: '2026-11-24T14:00:00.000Z',
  timeZoneFrom: 'viewer',
  kind: 'time',
  mode: 'in-person',
  services: [],
  specialties: [],
};
const full = slotAt('2026-11-24T14:00:00.000Z', {
  device: { reference: 'Device/ct', name: 'CT scanner' },
  services: [{ text: 'Something only said in words' }, { code: '124', text: 'Office visit' }],
});
const told = (outcome: OutcomeCode) => ({
  outcome,
  bookingRef: 'BK-1',
  at: '2026-11-23T14:00:00.000Z',
});

beforeAll(indexDefinitions, 60_000);

describe.each(Object.entries(validators))('an Appointment, in the eyes of %s,', (_, complaint) => {
  it.each(['booked', 'cancelled', 'entered-in-error'] as const)('is valid when %s', (outcome) => {
    expect(complaint(toAppointment(full, told(outcome)))).to.equal(undefined);
    expect(complaint(toAppointment(bare, told(outcome)))).to.equal(undefined);
    expect(complaint(toAppointment(full, told(outcome), { reference: 'Patient/1' }))).to.equal(
      undefined,
    );
  });

  it('is refused when it is broken', () => {
    const good = toAppointment(full, told('booked'));
    expect(complaint({ ...good, status: undefined })).to.be.a('string');
    expect(complaint({ ...good, participant: undefined })).to.be.a('string');
    expect(complaint({ ...good, start: 7 })).to.be.a('string');
  });
});

describe('an Appointment', () => {
  it('says when, who, where and under which number', () => {
    expect(toAppointment(full, told('booked'))).to.deep.include({
      status: 'booked',
      start: '2026-11-24T14:00:00.000Z',
      end: '2026-11-24T14:30:00.000Z',
      identifier: [{ value: 'BK-1' }],
      slot: [{ reference: full.reference }],
    });
    const actors = toAppointment(full, told('booked'))?.participant.map(
      ({ actor }) => actor?.display,
    );
    expect(actors).to.deep.equal([
      'Patient',
      'Dr. Amelia Hart',
      'CT scanner',
      'Harbor Street Family Medicine',
    ]);
  });

  it('names the patient only where the page does', () => {
    const subject = (patient?: Parameters<typeof patientReference>[0]) =>
      toAppointment(full, told('booked'), patientReference(patient))?.participant[0]?.actor;
    const somebody = { type: 'Patient', display: 'Patient' };
    expect(subject()).to.deep.equal(somebody);
    expect(subject({ reference: 'Patient/1', display: 'Secret' })).to.deep.equal({
      reference: 'Patient/1',
    });
    expect(
      subject({ resourceType: 'Patient', id: '2', name: [{ family: 'Secret' }] }),
    ).to.deep.equal({ reference: 'Patient/2' });
    expect(subject({ resourceType: 'Patient' })).to.deep.equal(somebody);
  });

  it('does not exist where nothing was booked', () => {
    expect(toAppointment(full, told('failed'))).to.equal(undefined);
  });
});
