import { describe, expect, it } from 'vitest';
import { buildReturnUrl, HandoffError, readHandoff } from '../src/portal.js';

const allowedReturnOrigins = ['https://clinic.example'];
const arrive = (query: string) =>
  readHandoff(`https://portal.example/book?slot=1&${query}`, { allowedReturnOrigins });
const codeOf = (query: string) => {
  try {
    arrive(query);
    return 'none';
  } catch (error) {
    return error instanceof HandoffError ? error.code : error;
  }
};
const back = encodeURIComponent('https://clinic.example/booked?lang=es#top');

describe('a portal', () => {
  it('reads who sent the patient and where to send them back', () => {
    expect(arrive(`state=ss1.x&returnUrl=${back}&source=site&booking-referral=r`)).to.deep.equal({
      state: 'ss1.x',
      returnUrl: 'https://clinic.example/booked?lang=es#top',
      source: 'site',
      bookingReferral: 'r',
    });
  });

  it.each([
    ['returnUrl=x', 'missing-state'],
    ['state=a', 'missing-return-url'],
    [`state=a&state=b&returnUrl=${back}`, 'duplicate-parameter'],
    ['state=a&returnUrl=https%3A%2F%2Fevil.example%2F', 'return-origin-not-allowed'],
    ['state=a&returnUrl=https%3A%2F%2Fclinic.example.evil.example%2F', 'return-origin-not-allowed'],
    ['state=a&returnUrl=javascript%3Aalert(1)', 'unsafe-return-url'],
    ['state=a&returnUrl=%2F%2Fclinic.example', 'unsafe-return-url'],
    ['state=a&returnUrl=https%3A%2F%2Fclinic.example%40evil.example', 'unsafe-return-url'],
    ['state=a&returnUrl=http%3A%2F%2Fclinic.example', 'unsafe-return-url'],
    // As a redirect, these are paths on the portal itself.
    ['state=a&returnUrl=https%3Aclinic.example/booked', 'unsafe-return-url'],
    ['state=a&returnUrl=https%3A/clinic.example/booked', 'unsafe-return-url'],
    ['state=a&returnUrl=%00https%3A%2F%2Fclinic.example%2F', 'unsafe-return-url'],
    ['state=a&returnUrl=https%3A%2F%2Fclinic.example%2F%7F', 'unsafe-return-url'],
  ])('does not send a patient astray: %s is %s', (query, code) => {
    expect(codeOf(query)).to.equal(code);
  });

  it('appends its answer before the fragment', () => {
    const handoff = arrive(`state=ss1.x&returnUrl=${back}`);
    expect(buildReturnUrl(handoff, { outcome: 'failed', reason: 'slot-unavailable' })).to.equal(
      'https://clinic.example/booked?lang=es&state=ss1.x&outcome=failed&reason=slot-unavailable#top',
    );
  });

  it('sends back whatever it is told to, also half a character', () => {
    const handoff = arrive(`state=ss1.x&returnUrl=${back}`);
    expect(buildReturnUrl(handoff, { outcome: 'booked', bookingRef: 'BK\ud800' })).to.equal(
      'https://clinic.example/booked?lang=es&state=ss1.x&outcome=booked&bookingRef=BK%EF%BF%BD#top',
    );
  });
});
