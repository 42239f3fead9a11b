import type { Appointment } from './appointment.js';
import type { OutcomeCode } from './outcome.js';
import type { Slot } from './slot.js';

/**
 * One try at booking a slot, from the moment the patient leaves for the portal.
 * The state that the portal echoes is never part of it.
 */
export interface Attempt {
  /** A UUID; travels to the portal as `booking-referral`. */
  readonly id: string;
  readonly slot: Slot;
  readonly status: 'pending' | OutcomeCode | 'expired';
  readonly startedAt: string;
  readonly expiresAt: string;
  readonly appointment?: Appointment;
}
