import { describe, expect, it } from 'vitest';
import { redeem } from '../../src/booking/redemption.js';
import type { OutcomeCode } from '../../src/model/outcome.js';
import { attemptFor, onePractitioner } from '../../stories/scenes.js';

const [slot] = onePractitioner as [(typeof onePractitioner)[0]];
const record = attemptFor(slot);
const say = (outcome: OutcomeCode, at = '2026-11-23T14:00:00Z') => ({ outcome, at });

describe('a redemption', () => {
  it('counts once', () => {
    const first = redeem(record, say('booked'));
    expect(first.result).to.equal('recorded');
    expect('record' in first && redeem(first.record, say('booked')).result).to.equal(
      'already-used',
    );
  });

  it('knows nothing of a state that was never kept', () => {
    expect(redeem(undefined, say('booked'))).to.deep.equal({ result: 'unknown-state' });
  });

  it('comes too late after the time to live, and too early for a clock that was moved', () => {
    expect(redeem(record, say('booked', '2026-11-23T15:50:01Z')).result).to.equal('expired');
    expect(redeem(record, say('booked', '2026-11-23T13:44:59Z')).result).to.equal('expired');
    expect(redeem(record, say('booked', '2026-11-23T13:46:00Z')).result).to.equal('recorded');
  });

  it.each(['cancelled', 'entered-in-error'] as const)(
    'may take a booking away once: %s',
    (outcome) => {
      const booked = { ...record, outcomes: [say('booked')] };
      const corrected = redeem(booked, say(outcome, '2026-11-23T17:49:00Z'));
      expect(corrected.result).to.equal('recorded');
      expect('record' in corrected && redeem(corrected.record, say('booked')).result).to.equal(
        'already-used',
      );
      expect('record' in corrected && redeem(corrected.record, say('cancelled')).result).to.equal(
        'already-used',
      );
      expect(redeem(booked, say(outcome, '2026-11-23T17:51:00Z')).result).to.equal('already-used');
    },
  );

  it('never gives a booking after another answer', () => {
    for (const first of ['cancelled', 'failed', 'entered-in-error'] as const) {
      expect(redeem({ ...record, outcomes: [say(first)] }, say('booked')).result).to.equal(
        'already-used',
      );
    }
  });
});
