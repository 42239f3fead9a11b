import type { Appointment } from '../model/appointment.js';
import type { Clock } from '../model/clock.js';
import type { Outcome } from '../model/outcome.js';
import { present } from '../model/present.js';
import type { Slot } from '../model/slot.js';
import type { AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import type { Redemption } from './redemption.js';
import { readReturn, type ReturnReading } from './return-parameters.js';

/** A patient who came back: with an outcome that counts, or with something that cannot. */
export type Returned =
  | {
      readonly code?: undefined;
      /** The attempt as it stands now; its last outcome is the one that was brought. */
      readonly record: AttemptRecord;
      readonly appointment?: Appointment;
      /** Delivered once, written nowhere. */
      readonly appointmentRef?: string;
      readonly resultToken?: string;
    }
  | {
      /** Why it cannot count. */
      readonly code: RejectionCode;
      /** Where the state is known: the attempt, with what was recorded before. */
      readonly record?: AttemptRecord;
    };

/**
 * The outcome that the patient may be shown. An answer that came before is
 * shown again where there is a booking, or where one was taken away; never where
 * it says that there was none: there may be one by now.
 */
export function shownOutcome({ code, record }: Returned): Outcome | undefined {
  const outcome = record?.outcomes.at(-1);
  const wasBooked = record?.outcomes[0]?.outcome === 'booked';
  return !code || wasBooked || outcome?.outcome === 'entered-in-error' ? outcome : undefined;
}

/** Why a return cannot count. */
export type RejectionCode =
  NonNullable<ReturnReading['code']> | Exclude<Redemption['result'], 'recorded'>;

/** What taking a return needs from outside. */
export interface ReturnPorts {
  readonly address: string;
  /** Puts the address without our parameters in the place of the other. */
  readonly replaceAddress: (address: string) => void;
  readonly redeem: AttemptStore['redeem'];
  readonly clock: Clock;
  readonly toAppointment: ToAppointment;
  /** Whether an `appointmentRef` names an Appointment that may be asked for. */
  readonly isAppointment: (reference: string) => boolean;
}

/** Makes the local record of an outcome; `undefined` where there is none to make. */
export type ToAppointment = (slot: Slot, outcome: Outcome) => Appointment | undefined;

/**
 * Takes a portal's answer out of an address: cleans the address first, then
 * validates and redeems. `undefined`, and nothing touched, when it is not ours.
 */
export async function takeReturn(ports: ReturnPorts): Promise<Returned | undefined> {
  const reading = readReturn(ports.address, ports.isAppointment);
  if (!reading) return undefined;
  try {
    ports.replaceAddress(reading.address);
  } catch {
    // A sandboxed frame may not; the outcome counts all the same.
  }
  if (reading.code) return { code: reading.code };

  const { state, appointmentRef, resultToken, dropped } = reading;
  if (dropped.length > 0) console.warn('smart-scheduler: unusable', dropped);
  const outcome: Outcome = { ...reading.outcome, at: ports.clock().toISOString() };
  const { result, record } = await ports.redeem(state, outcome);
  if (result !== 'recorded') return { code: result, ...present({ record }) };
  const appointment = appointmentOf(record, ports.toAppointment);
  return { record, ...present({ appointment, appointmentRef, resultToken }) };
}

/**
 * The Appointment of an attempt, which is worked out from the outcomes and so
 * need not be kept: none after `failed`, and after `cancelled` only where there
 * was a booking to cancel.
 */
export function appointmentOf(
  { slot, outcomes }: AttemptRecord,
  toAppointment: ToAppointment,
): Appointment | undefined {
  const [first] = outcomes;
  const last = outcomes.at(-1);
  return last && (last.outcome !== 'cancelled' || first?.outcome === 'booked')
    ? toAppointment(slot, { ...first, ...last })
    : undefined;
}
