import { describe, expect, it } from 'vitest';
import { isAppointmentAt } from '../../src/booking/appointment-reference.js';
import { toBookingLink } from '../../src/booking/booking-link.js';
import { mintState } from '../../src/booking/handle.js';
import { readReturn } from '../../src/booking/return-parameters.js';
import { toReturnUrl } from '../../src/booking/return-url.js';
import { buildReturnUrl, HandoffError, readHandoff } from '../../src/portal.js';
import { fuzzTarget, type TargetName } from './targets.js';

const subjects = {
  readReturn,
  isAppointmentAt,
  toBookingLink,
  toReturnUrl,
  mintState,
  readHandoff,
  buildReturnUrl,
  HandoffError,
};
const answers = ['booked', 'cancelled', 'failed', 'entered-in-error'];

describe('whatever stands in an address', () => {
  /** What is fed, how often, and the kinds of results that must all have come. */
  const rows: readonly [TargetName, number, readonly string[]][] = [
    [
      'readReturn',
      7_000,
      ['foreign', 'duplicate-parameter', 'malformed', 'invalid-outcome', ...answers],
    ],
    [
      'toBookingLink',
      5_000,
      ['followed', 'link-unsafe', 'link-too-long', 'portal-parameter-conflict', 'portal-blocked'],
    ],
    ['toReturnUrl', 2_000, ['refused', 'the page', 'as configured']],
    [
      'readHandoff',
      3_000,
      [
        'read',
        'missing-state',
        'missing-return-url',
        'duplicate-parameter',
        'return-origin-not-allowed',
        'unsafe-return-url',
      ],
    ],
    ['round trip', 2_000, ['refused', 'duplicate-parameter', ...answers]],
    ['mintState', 4_000, ['new']],
  ];

  it.each(rows)('is read and written as the contract says: %s', (name, runs, kinds) => {
    const tally = fuzzTarget(name, subjects, { seed: 7, from: 0, runs });
    expect(tally.failures.slice(0, 3)).to.deep.equal([]);
    expect(Object.keys(tally.kinds)).to.have.members(kinds);
  });
});
