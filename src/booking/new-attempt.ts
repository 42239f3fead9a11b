import type { Slot } from '../model/slot.js';
import type { AttemptRecord } from './attempt-record.js';
import { mintAttemptId, mintState, type RandomBytes } from './handle.js';

/** When an attempt begins, and for how many milliseconds an answer counts. */
export interface AttemptTime {
  readonly now: Date;
  readonly ttl: number;
}

/** An attempt at a slot that nobody has left with yet. Throws where there is no randomness. */
export function newAttempt(slot: Slot, random: RandomBytes, time: AttemptTime): AttemptRecord {
  const id = mintAttemptId(random);
  const state = mintState(random);
  return { version: 1, id, state, slot, status: 'prepared', ...span(time), outcomes: [] };
}

/** The same when the patient leaves: its time begins then. */
export function leftWith(record: AttemptRecord, time: AttemptTime): AttemptRecord {
  return { ...record, status: 'pending', ...span(time) };
}

function span({ now, ttl }: AttemptTime): Pick<AttemptRecord, 'startedAt' | 'expiresAt'> {
  const expiresAt = new Date(now.getTime() + ttl);
  return { startedAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
}
