import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toBookingLink, type LinkPolicy } from '../../src/booking/booking-link.js';
import { toReturnUrl } from '../../src/booking/return-url.js';

const policy = { page: { hostname: 'clinic.example' }, portalOrigins: [] };
const parameters = {
  source: 'clinic site',
  bookingReferral: 'ref',
  state: 'ss1.x',
  returnUrl: 'https://clinic.example/booked?a=1#top',
};
const added =
  'source=clinic%20site&booking-referral=ref&state=ss1.x&returnUrl=https%3A%2F%2Fclinic.example%2Fbooked%3Fa%3D1%23top';
/** Where a link leads, or why it does not. */
const lead = (link: string, allowed: Partial<LinkPolicy> = {}, sent: object = parameters) => {
  const made = toBookingLink(link, sent, { ...policy, ...allowed });
  return 'url' in made ? made.url : made.refused;
};

describe('handshake, the booking link', () => {
  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    'javascript://portal.example/%0Aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://portal.example/x',
    'filesystem:https://portal.example/temporary/x',
  ])('H50: what is no address of a page is not followed: %j', (link) => {
    expect(lead(link)).to.equal('link-unsafe');
  });

  it('H51: a link that anybody can read on its way is not followed', () => {
    expect(lead('http://portal.example/book')).to.equal('link-unsafe');
  });

  it.each([
    'http://localhost:5175/book',
    'https://localhost/book',
    'https://localhost./book',
    'https://portal.localhost/book',
    'https://127.1/book',
    'https://[::1]/book',
  ])('H51: only a page on this machine leads to this machine: %s', (link) => {
    expect(lead(link)).to.equal('link-unsafe');
    expect(lead(link, { page: { hostname: 'localhost' } }, {})).to.equal(link);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'https://\\evil.example',
    'https://portal.example\\@evil.example/',
    'ht\ntps://portal.example/',
    'https://portal.example/a\nb',
    '',
    '?x',
    '#f',
    'book',
  ])('H52: what leads somewhere else from another page is not followed: %j', (link) => {
    expect(lead(link)).to.equal('link-unsafe');
  });

  it.each([
    'https://clinic.example@evil.example/',
    'https://a:b@evil.example/',
    'https://:b@x.example',
  ])('H53: a name before the host, which could pass for the host, is not followed: %s', (link) => {
    expect(lead(link)).to.equal('link-unsafe');
  });

  it('H54: a host in other letters is told, and compared, as machines write it', () => {
    const made = (portalOrigins: readonly string[]) =>
      toBookingLink('https://аррӏе.com/book', {}, { ...policy, portalOrigins });
    expect(made([])).to.have.property('host', 'xn--80ak6aa92e.com');
    expect(made(['https://apple.com'])).to.deep.equal({ refused: 'portal-blocked' });
    expect(made(['https://xn--80ak6aa92e.com'])).to.have.property('host', 'xn--80ak6aa92e.com');
  });

  it.each(['state=MA', 'state', '%73tate=', 'returnUrl=x', 'return%55rl=x', 'a=1&state=%E0%A4%A'])(
    'H55: a link that has a state or a return address of its own is not followed: %s',
    (query) => {
      expect(lead(`https://portal.example/book?${query}`)).to.equal('portal-parameter-conflict');
    },
  );

  it.each(['State=MA', 'state[]=MA', 'returnurl=x', '#/route?state=MA'])(
    'H55: a link that only resembles one is followed: %s',
    (query) => {
      expect(lead(`https://portal.example/book?${query}`)).to.contain(added);
    },
  );

  it.each([
    ['https://portal.example/book', `https://portal.example/book?${added}`],
    ['https://portal.example/book?slot=1', `https://portal.example/book?slot=1&${added}`],
    ['https://portal.example/book?', `https://portal.example/book?${added}`],
    ['https://portal.example/book?q=when?', `https://portal.example/book?q=when?&${added}`],
    ['https://portal.example/book?slot=1&', `https://portal.example/book?slot=1&${added}`],
    [
      'https://portal.example/b;p=1?q=abc~%20d+%ZZ\\#frag',
      `https://portal.example/b;p=1?q=abc~%20d+%ZZ\\&${added}#frag`,
    ],
    ['https://portal.example/#/route?x=1', `https://portal.example/?${added}#/route?x=1`],
    [' https://PORTAL.example:443 ', `https://PORTAL.example:443?${added}`],
  ])('H56: every published byte stays: %s', (link, expected) => {
    expect(lead(link)).to.equal(expected);
  });

  it('H56: half a character cannot be sent, and stops nobody', () => {
    const url = lead('https://portal.example/', {}, { source: 'a\ud800b\ud83d\ude00' });
    expect(url).to.equal('https://portal.example/?source=a%EF%BF%BDb%F0%9F%98%80');
  });

  it('H57: a link outside the origins that the page allows is not followed', () => {
    const portalOrigins = ['https://portal.example'];
    expect(lead('https://portal.example/book', { portalOrigins })).to.contain(added);
    for (const other of [
      'https://portal.example.evil.example/book',
      'https://portal.example:8443/book',
      'https://portal.example./book',
    ])
      expect(lead(other, { portalOrigins })).to.equal('portal-blocked');
  });

  it('H58: a link that grows too long is refused, not cut', () => {
    const fits = 8_000 - `https://portal.example/?q=&${added}`.length;
    const grown = (length: number) => lead(`https://portal.example/?q=${'x'.repeat(length)}`);
    expect(grown(fits)).to.have.length(8_000);
    expect(grown(fits + 1)).to.equal('link-too-long');
  });
});

describe('handshake, the return address', () => {
  const page = new URL(
    'https://clinic.example/find/?patient=Smith&returnUrl=https://evil.example#top',
  );
  const from = (configured?: string) => toReturnUrl(configured, page);

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'https://clinic.example:8443/',
    'http://clinic.example/booked',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://clinic.example/x',
    'https://clinic.example@evil.example/',
    'https://me:secret@clinic.example/',
    'https://[',
  ])(
    'H59: is never outside the page’s own origin, nor one that anybody can read: %s',
    (address) => {
      expect(from(address)).to.equal(undefined);
    },
  );

  it('H59: is the page without its query, which may be private, where none is configured', () => {
    expect(from()).to.equal('https://clinic.example/find/');
    expect(toReturnUrl(undefined, new URL('http://clinic.example/'))).to.equal(undefined);
  });

  it('H60: keeps its own query and fragment, without what will come back', () => {
    expect(
      from('/booked?clinic=7&state=MA&x=a%20b~&outc%6Fme=booked&reason&State=1#top?state=1'),
    ).to.equal('https://clinic.example/booked?clinic=7&x=a%20b~&State=1#top?state=1');
  });

  it('H61: is never taken from the page’s query', () => {
    expect(from('?')).not.to.contain('evil');
    const readers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('fhir/'))
      .filter((file) =>
        /URLSearchParams|searchParams|location\.search|parametersOf\(/.test(
          readFileSync(`src/${file}`, 'utf8'),
        ),
      );
    // Of the link, of a return and what came beside it, of the page to tell what is not sent; of the arrival, and whether there may be one.
    expect(readers.sort()).to.deep.equal([
      'booking/booking-link.ts',
      'booking/query-text.ts',
      'booking/return-parameters.ts',
      'booking/undocumented-names.ts',
      'page/settings-check.ts',
      'portal.ts',
      'smart-scheduler.ts',
    ]);
    for (const file of readers.filter((each) => each !== 'portal.ts'))
      expect(readFileSync(`src/${file}`, 'utf8')).not.to.match(/get\(['"]returnUrl/);
  });
});
