import { describe, expect, it } from 'vitest';
import {
  isAppointmentAt,
  isAppointmentReference,
} from '../../src/booking/appointment-reference.js';
import { readReturn } from '../../src/booking/return-parameters.js';

const state = `ss1.${'aB3_-'.repeat(8)}xyz`;
const page = 'https://clinic.example/booked';
const read = (query: string) => readReturn(`${page}?${query}`, isAppointmentReference);

describe('a return', () => {
  it('tells the outcome, and leaves the rest of the address as it was', () => {
    const reading = readReturn(
      `${page}?lang=es&state=${state}&x=a%20b~&outcome=booked&bookingRef=BK-1#top?state=1`,
      isAppointmentReference,
    );
    expect(reading).to.deep.equal({
      address: `${page}?lang=es&x=a%20b~#top?state=1`,
      state,
      outcome: { outcome: 'booked', bookingRef: 'BK-1' },
      dropped: [],
    });
  });

  it.each([
    'state=MA&outcome=booked',
    'outcome=booked',
    'state=&outcome=booked',
    'state=ss1.&outcome=booked',
    'state=__proto__&outcome=booked',
    `state=${state}x&outcome=booked`,
    `state=${state.slice(0, -1)}&outcome=booked`,
    `State=${state}&outcome=booked`,
    `state[]=${state}&outcome=booked`,
    `state=%E0%A4%A&outcome=booked`,
    `state=${'a'.repeat(1_000_000)}&outcome=booked`,
    Array.from({ length: 5_000 }, (_, index) => `p${index}=1`).join('&'),
  ])('that is not ours is left alone: %.60s', (query) => {
    expect(read(query)).to.equal(undefined);
  });

  it('in the fragment is not read', () => {
    expect(readReturn(`${page}#state=${state}&outcome=booked`, isAppointmentReference)).to.equal(
      undefined,
    );
  });

  it.each([
    [`state=${state}`, 'invalid-outcome'],
    [`state=${state}&outcome=Booked`, 'invalid-outcome'],
    [`state=${state}&outcome=booked%20`, 'invalid-outcome'],
    [`state=${state}&outcome=failed&outcome=booked`, 'duplicate-parameter'],
    [`state=${state}&state=${state}&outcome=booked`, 'duplicate-parameter'],
    [`state=MA&state=${state}&outcome=booked`, 'duplicate-parameter'],
    [`state=${state}&outcome=failed&reason=%ZZ`, 'malformed'],
  ])('that cannot count says why, and is cleaned away: %.80s', (query, code) => {
    expect(read(query)).to.deep.equal({ code, address: page });
  });

  it('drops what it cannot use, and counts all the same', () => {
    const reading = read(
      `state=${state}&outcome=booked&bookingRef=${'x'.repeat(257)}&appointmentRef=https://evil.example/Appointment/1&resultToken=${'t'.repeat(4_097)}`,
    );
    expect(reading).to.deep.equal({
      address: page,
      state,
      outcome: { outcome: 'booked' },
      dropped: ['bookingRef', 'appointmentRef', 'resultToken'],
    });
  });

  it('turns a reason in free text into "other"', () => {
    expect(read(`state=${state}&outcome=failed&reason=%3Cb%3ENo%3C/b%3E`)).to.deep.nested.property(
      'outcome.reason',
      'other',
    );
    expect(read(`state=${state}&outcome=failed&reason=slot-unavailable`)).to.deep.nested.property(
      'outcome.reason',
      'slot-unavailable',
    );
  });

  it('takes control characters and direction overrides out of a confirmation number', () => {
    expect(
      read(`state=${state}&outcome=booked&bookingRef=%E2%80%AEBK%00-1`),
    ).to.deep.nested.property('outcome.bookingRef', 'BK-1');
  });

  it('accepts an appointment under the records endpoint, and no other address', () => {
    const ref = (appointmentRef: string) =>
      readReturn(
        `${page}?state=${state}&outcome=booked&appointmentRef=${encodeURIComponent(appointmentRef)}`,
        (reference) => isAppointmentAt('https://fhir.example/r4', reference),
      );
    expect(ref('Appointment/7')).to.have.property('appointmentRef', 'Appointment/7');
    expect(ref('https://fhir.example/r4/Appointment/7')).to.have.property('appointmentRef');
    expect(ref('https://fhir.example/r4x/Appointment/7')).not.to.have.property('appointmentRef');
    expect(ref('Patient/7')).not.to.have.property('appointmentRef');
  });
});
