import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/booking/attempt-record.js';
import { isState } from '../../src/booking/handle.js';
import { leftWith, newAttempt } from '../../src/booking/new-attempt.js';
import { slotAt } from '../../src/testing.js';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const chosen = { now: new Date('2026-11-23T13:50:00Z'), ttl: 7_200_000 };
const left = { now: new Date('2026-11-23T14:00:00Z'), ttl: 7_200_000 };

describe('an attempt', () => {
  it('is prepared when a time is chosen, and whole enough to be read again', () => {
    const attempt = newAttempt(slotAt('2026-11-24T14:00:00.000Z'), random, chosen);
    expect(attempt).to.include({ version: 1, status: 'prepared' });
    expect(isState(attempt.state)).to.equal(true);
    expect(readRecord(JSON.parse(JSON.stringify(attempt)))).to.deep.equal(attempt);
  });

  it('has its time from when the patient leaves', () => {
    const attempt = newAttempt(slotAt('2026-11-24T14:00:00.000Z'), random, chosen);
    expect(leftWith(attempt, left)).to.deep.equal({
      ...attempt,
      status: 'pending',
      startedAt: '2026-11-23T14:00:00.000Z',
      expiresAt: '2026-11-23T16:00:00.000Z',
    });
  });
});
