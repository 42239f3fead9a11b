import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAppointmentAt } from '../../src/booking/appointment-reference.js';
import { isState, mintState } from '../../src/booking/handle.js';
import type { Redemption } from '../../src/booking/redemption.js';
import { readReturn } from '../../src/booking/return-parameters.js';
import { takeReturn } from '../../src/booking/returned.js';
import { undocumentedNames } from '../../src/booking/undocumented-names.js';
import type { Outcome } from '../../src/model/outcome.js';
import { attemptFor, now, onePractitioner } from '../../stories/scenes.js';

const state = `ss1.${'aB3_-'.repeat(8)}xyz`;
const page = 'https://clinic.example/booked';
const [slot] = onePractitioner as [(typeof onePractitioner)[0]];

/** What is done because of an address: the address that is put in its place, and what a store is told. */
async function take(address: string, recordsEndpoint?: string) {
  const addresses: string[] = [];
  const told: Outcome[] = [];
  const returned = await takeReturn({
    address,
    replaceAddress: (to) => addresses.push(to),
    redeem: async (state, outcome): Promise<Redemption> => {
      told.push(outcome);
      return { result: 'recorded', record: attemptFor(slot, { state, outcomes: [outcome] }) };
    },
    clock: () => now,
    toAppointment: () => undefined,
    isAppointment: (reference) => isAppointmentAt(recordsEndpoint, reference),
  });
  return { returned, addresses, told };
}

const nothing = { returned: undefined, addresses: [], told: [] };
const back = (query: string) => `${page}?${query}`;
const answered = (more: string) => take(back(`state=${state}&outcome=booked&${more}`));
/** An address that is ours, but consumes nothing. */
const rejected = (code: string) => ({
  returned: { code },
  addresses: [page],
  told: [],
});

afterEach(() => vi.restoreAllMocks());

describe('handshake, the address alone', () => {
  it.each([
    'MA',
    '0123456789abcdef0123456789abcdef',
    'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln',
    `${state}x`,
    state.slice(0, -1),
    `SS1.${state.slice(4)}`,
  ])('H07: a state of somebody else is left alone: %s', async (foreign) => {
    expect(await take(back(`state=${foreign}&outcome=booked`))).to.deep.equal(nothing);
  });

  it('H08: an outcome without a state is not ours', async () => {
    expect(await take(back('outcome=booked&bookingRef=BK-1'))).to.deep.equal(nothing);
  });

  it.each(['', '%20', '%09%0A', 'ss1.', '+'])(
    'H09: a state with nothing in it is never looked up: "%s"',
    async (empty) => {
      expect(await take(back(`state=${empty}&outcome=booked`))).to.deep.equal(nothing);
    },
  );

  it.each(['__proto__', 'constructor', 'getItem', 'toString', 'length'])(
    'H10: a state named as what every object has is nobody’s: %s',
    async (name) => {
      expect(await take(back(`state=${name}&outcome=booked`))).to.deep.equal(nothing);
      expect(await take(back(`${name}=${state}&outcome=booked`))).to.deep.equal(nothing);
    },
  );

  it('H13: a state of a megabyte is not ours, and no storage hears of it', async () => {
    expect(await take(back(`state=${'a'.repeat(1_000_000)}&outcome=booked`))).to.deep.equal(
      nothing,
    );
    expect(await take(back(`state=ss1.${'A'.repeat(1_000_000)}&outcome=booked`))).to.deep.equal(
      nothing,
    );
  });

  it('H13: what is too long is left out, and the outcome counts', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { told, addresses } = await answered(
      `reason=${'r'.repeat(8_192)}&bookingRef=${'x'.repeat(257)}&resultToken=${'t'.repeat(4_097)}`,
    );
    expect(told).to.deep.equal([{ outcome: 'booked', reason: 'other', at: now.toISOString() }]);
    expect(addresses).to.deep.equal([page]);
    expect(warn.mock.calls).to.deep.equal([
      ['smart-scheduler: unusable', ['bookingRef', 'resultToken']],
    ]);
  });

  it('H13: twice as many parameters are twice the work, and all stay where they were', async () => {
    const decode = vi.spyOn(globalThis, 'decodeURIComponent');
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `p${index}=1`).join('&');
    const workFor = async (query: string) => {
      decode.mockClear();
      const { addresses } = await take(back(query));
      return { calls: decode.mock.calls.length, addresses };
    };
    expect(await workFor(many(5_000))).to.deep.equal({ calls: 10_000, addresses: [] });
    const ours = `&state=${state}&outcome=booked`;
    const [one, two] = [await workFor(many(5_000) + ours), await workFor(many(10_000) + ours)];
    expect(one.addresses).to.deep.equal([back(many(5_000))]);
    expect(two.calls).to.be.at.most(2 * one.calls);
  });

  it.each([
    'ß\u00e9',
    '%00',
    `${state}%00`,
    '\u202e',
    `%E2%80%AE${state}`,
    '\ud800',
    '%ED%A0%80',
    '%E0%A4%A',
    '%',
    `${state}%`,
  ])('H14: a state that is no text breaks nothing, and is not ours: %j', async (broken) => {
    expect(await take(back(`state=${broken}&outcome=booked`))).to.deep.equal(nothing);
  });

  it.each(['Booked', 'BOOKED', 'booked%20', 'booked+', '%62ooked%00'])(
    'H23: an outcome in other letters is none, and the attempt stays open: %s',
    async (outcome) => {
      expect(await take(back(`state=${state}&outcome=${outcome}`))).to.deep.equal(
        rejected('invalid-outcome'),
      );
    },
  );

  it.each(['', '&outcome=', '&outcome', '&outcome=pending', '&outcome=toString'])(
    'H24: a return without an outcome that we know consumes nothing: "%s"',
    async (outcome) => {
      expect(await take(back(`state=${state}${outcome}`))).to.deep.equal(
        rejected('invalid-outcome'),
      );
    },
  );

  it.each([
    `state=${state}&state=${state}&outcome=booked`,
    `state=MA&state=${state}&outcome=booked`,
    `state=${state}&st%61te=&outcome=booked`,
    `state=${state}&state=%E0%A4%A&outcome=booked`,
    `state=${state}&outcome=booked&resultToken=a&resultToken=a`,
  ])('H25: what comes twice consumes nothing: %.90s', async (query) => {
    expect(await take(back(query))).to.deep.equal(rejected('duplicate-parameter'));
  });

  it('H26: two outcomes are none', async () => {
    expect(await take(back(`state=${state}&outcome=failed&outcome=booked`))).to.deep.equal(
      rejected('duplicate-parameter'),
    );
  });

  it.each(['state[]', 'state.0', 'State', 'STATE', '+state', 'state%20', 'state%00', '?state'])(
    'H27: another name is not ours: %s',
    async (name) => {
      expect(await take(back(`${name}=${state}&outcome=booked`))).to.deep.equal(nothing);
    },
  );

  it('H27: our name in other bytes is ours, as every reader of addresses reads it', async () => {
    const { told, addresses } = await take(back(`%73t%61te=${state}&lang=es&outcom%65=booked`));
    expect(told).to.have.length(1);
    expect(addresses).to.deep.equal([back('lang=es')]);
  });

  it.each([
    `${page}#state=${state}&outcome=booked`,
    `${page}#/route?state=${state}&outcome=booked`,
    `${page}?lang=es#?state=${state}&outcome=booked`,
  ])('H28: the fragment is never read: %.60s', async (address) => {
    expect(await take(address)).to.deep.equal(nothing);
  });

  it('H29: the query counts, and the fragment stays byte for byte', async () => {
    const fragment = `#/r?state=${state}&outcome=failed&x=%zz?#é `;
    const { told, addresses } = await take(
      `${page}?lang=es&state=${state}&x=a%20b~+&&outcome=booked&bookingRef=BK-1&q=%E0%A4%A${fragment}`,
    );
    expect(addresses).to.deep.equal([`${page}?lang=es&x=a%20b~+&&q=%E0%A4%A${fragment}`]);
    expect(told).to.deep.equal([{ outcome: 'booked', bookingRef: 'BK-1', at: now.toISOString() }]);
  });

  it('H30: what nobody agreed on is neither kept nor told, and stays in the address', async () => {
    const { returned, told, addresses } = await answered('patient=Smith&dob=1970-01-01');
    expect(addresses).to.deep.equal([back('patient=Smith&dob=1970-01-01')]);
    expect(JSON.stringify([returned, told])).not.to.match(/Smith|1970/);
  });

  it('H30: what nobody agreed on has a name, unless it is the page’s own', () => {
    const names = (query: string) =>
      undocumentedNames(back(`clinic=7&${query}`), `${page}?%63linic=7&tab#top`);
    expect(names('patient=Smith&d%6Fb=1970-01-01&tab&&=x&%ZZ=1#x?y=1')).to.deep.equal([
      'patient',
      'dob',
    ]);
    expect(names('')).to.deep.equal([]);
  });

  it('H30: on another page than the one to return to, nobody knows whose a name is', () => {
    expect(undocumentedNames(back('patient=Smith'), 'https://clinic.example/')).to.deep.equal([]);
  });

  it.each([
    ['%3Cb%3ENo%3C/b%3E', 'other'],
    ['No+more+times', 'other'],
    ['Slot-Unavailable', 'other'],
    ['a'.repeat(65), 'other'],
    ['no%0A', 'other'],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['slot-unavailable', 'slot-unavailable'],
    ['', undefined],
  ])('H31: a reason is a code or "other": %.30s', async (given, reason) => {
    const { told } = await take(back(`state=${state}&outcome=failed&reason=${given}`));
    expect(told.map((outcome) => outcome.reason)).to.deep.equal([reason]);
  });

  it.each([
    ['%E2%80%AEBK%00-1', 'BK-1'],
    ['%E2%81%A6%E2%80%AA+7+%E2%81%A9', '7'],
    ['%E2%80%AE%07', undefined],
    // Persian and Hebrew numbers need these.
    ['%E2%80%8F7%E2%80%8C', '\u200f7\u200c'],
    ['%3Cimg+src=x+onerror=alert(1)%3E', '<img src=x onerror=alert(1)>'],
    ['x'.repeat(256), 'x'.repeat(256)],
  ])('H32: a confirmation number is text that reads in one way: %.40s', async (given, shown) => {
    const { told } = await answered(`bookingRef=${given}`);
    expect(told.map(({ bookingRef }) => bookingRef)).to.deep.equal([shown]);
  });

  it('H32: one that is too long is no confirmation number', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const { told } = await answered(`bookingRef=${'x'.repeat(10_240)}`);
    expect(told).to.deep.equal([{ outcome: 'booked', at: now.toISOString() }]);
  });

  it.each([
    ['Appointment/7', true],
    ['https://fhir.example/r4/Appointment/7', true],
    [`Appointment/${'a'.repeat(64)}`, true],
    [`Appointment/${'a'.repeat(65)}`, false],
    ['https://fhir.example/r4x/Appointment/7', false],
    ['https://fhir.example/Appointment/7', false],
    ['https://evil.example/Appointment/7', false],
    ['https://fhir.example/r4/../Appointment/7', false],
    ['javascript:alert(1)', false],
    ['Appointment/7\n', false],
    ['/Appointment/7', false],
    ['Appointment/a_b', false],
    ['Patient/7', false],
  ])(
    'H33: an appointment is one of the records endpoint, or none: %.50s',
    async (given, isGood) => {
      const warn = vi.spyOn(console, 'warn').mockReturnValue();
      const { returned } = await take(
        back(`state=${state}&outcome=booked&appointmentRef=${encodeURIComponent(given)}`),
        'https://fhir.example/r4',
      );
      expect(returned).to.have.property('record');
      if (isGood) expect(returned).to.have.property('appointmentRef', given);
      else expect(returned).not.to.have.property('appointmentRef');
      expect(warn).toHaveBeenCalledTimes(isGood ? 0 : 1);
    },
  );

  it('a broken escape in one of ours is malformed, and consumes nothing', async () => {
    expect(await take(back(`state=${state}&outcome=failed&reason=%ZZ`))).to.deep.equal(
      rejected('malformed'),
    );
  });

  it('is read without being touched: what it says is only what it says', () => {
    const query = `state=${state}&outcome=booked&resultToken=t`;
    expect(readReturn(back(query), () => false)).to.deep.equal({
      address: page,
      state,
      outcome: { outcome: 'booked' },
      resultToken: 't',
      dropped: [],
    });
  });
});

describe('handshake, the state alone', () => {
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

  it('H16: is never the same twice, and always of its form', () => {
    const states = new Set(Array.from({ length: 10_000 }, () => mintState(random)));
    expect(states.size).to.equal(10_000);
    expect([...states].every(isState)).to.equal(true);
  });

  it('H16: says all that the random bytes say', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index * 37);
    const decoded = Buffer.from(mintState(() => bytes).slice(4), 'base64url');
    expect([...decoded]).to.deep.equal([...bytes]);
  });

  it('is not made without randomness, nor of less', () => {
    expect(() =>
      mintState(() => {
        throw new Error('none');
      }),
    ).to.throw('none');
  });
});
