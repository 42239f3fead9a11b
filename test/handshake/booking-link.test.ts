import { describe, expect, it } from 'vitest';
import { toBookingLink } from '../../src/booking/booking-link.js';

const policy = { page: { hostname: 'clinic.example' }, portalOrigins: [] };
const parameters = {
  source: 'clinic site',
  bookingReferral: 'ref',
  state: 'ss1.x',
  returnUrl: 'https://clinic.example/booked?a=1#top',
};
const added =
  'source=clinic%20site&booking-referral=ref&state=ss1.x&returnUrl=https%3A%2F%2Fclinic.example%2Fbooked%3Fa%3D1%23top';
const urlOf = (link: string) => {
  const made = toBookingLink(link, parameters, policy);
  return 'url' in made ? made.url : made.refused;
};

describe('a booking link', () => {
  it.each([
    ['https://portal.example/book', `https://portal.example/book?${added}`],
    ['https://portal.example/book?slot=1', `https://portal.example/book?slot=1&${added}`],
    ['https://portal.example/book?', `https://portal.example/book?${added}`],
    ['https://portal.example/book?slot=1&', `https://portal.example/book?slot=1&${added}`],
    [
      'https://portal.example/b;p=1?q=abc~%20d#frag',
      `https://portal.example/b;p=1?q=abc~%20d&${added}#frag`,
    ],
    ['https://portal.example/#/route?x=1', `https://portal.example/?${added}#/route?x=1`],
  ])('keeps every byte of %s', (link, expected) => {
    expect(urlOf(link)).to.equal(expected);
  });

  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'blob:https://portal.example/x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:\\\\evil.example',
    '',
    '?x',
    '#f',
    'book',
    'http://portal.example/book',
    'http://localhost:3000/book',
    'https://clinic.example@evil.example/',
    'https://portal.example/a\nb',
  ])('is refused when it is not plainly an address of a page elsewhere: %j', (link) => {
    expect(urlOf(link)).to.equal('link-unsafe');
  });

  it('may lead to this machine from a page on this machine', () => {
    const made = toBookingLink(
      'http://localhost:5175/book',
      {},
      { ...policy, page: { hostname: 'localhost' } },
    );
    expect(made).to.deep.equal({ url: 'http://localhost:5175/book', host: 'localhost:5175' });
  });

  it('is refused when it already carries a state or a return address', () => {
    expect(urlOf('https://portal.example/book?state=MA')).to.equal('portal-parameter-conflict');
    expect(urlOf('https://portal.example/book?return%55rl=x')).to.equal(
      'portal-parameter-conflict',
    );
    expect(urlOf('https://portal.example/book?State=MA')).to.contain(added);
  });

  it('is refused when it leads outside the origins that the page allows', () => {
    const portalOrigins = ['https://portal.example'];
    const lead = (link: string) => toBookingLink(link, {}, { ...policy, portalOrigins });
    expect(lead('https://portal.example/book')).to.have.property('url');
    expect(lead('https://portal.example.evil.example/book')).to.deep.equal({
      refused: 'portal-blocked',
    });
  });

  it('names an internationalized host as it is written for machines', () => {
    const made = toBookingLink('https://аррӏе.com/book', {}, policy);
    expect(made).to.have.property('host', 'xn--80ak6aa92e.com');
  });

  it('is refused, not cut, when it grows too long', () => {
    expect(urlOf(`https://portal.example/?q=${'x'.repeat(7_900)}`)).to.equal('link-too-long');
  });
});
