import type { Appointment } from '../model/appointment.js';
import type { Attempt } from '../model/attempt.js';
import type { Clock } from '../model/clock.js';
import type { Outcome } from '../model/outcome.js';
import { present } from '../model/present.js';
import type { Slot } from '../model/slot.js';
import { attemptOf, type AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import type { Redemption } from './redemption.js';
import { readReturn, type ReturnReading } from './return-parameters.js';

/** A patient who came back: with an outcome that counts, or with something that cannot. */
export type Returned =
  | {
      readonly kind: 'outcome';
      readonly state: string;
      readonly attempt: Attempt;
      readonly outcome: Outcome;
      /** Delivered once, written nowhere. */
      readonly appointmentRef?: string;
      readonly resultToken?: string;
    }
  | {
      readonly kind: 'rejected';
      readonly code: RejectionCode;
      readonly attempt?: Attempt;
      /** What was recorded before, where the same return came twice. */
      readonly outcome?: Outcome;
    };

/**
 * The outcome that the patient may be shown. An answer that came before is
 * shown again where it says that there is a booking, or that there was one in
 * error; never where it says that there is none: there may be one by now.
 */
export function shownOutcome(returned: Returned): Outcome | undefined {
  const { kind, outcome } = returned;
  const stands = outcome?.outcome === 'booked' || outcome?.outcome === 'entered-in-error';
  return kind === 'outcome' || stands ? outcome : undefined;
}

/** Why a return cannot count. */
export type RejectionCode =
  Extract<ReturnReading, { kind: 'rejected' }>['code'] | Exclude<Redemption['result'], 'recorded'>;

/** What taking a return needs from outside. */
export interface ReturnPorts {
  readonly address: string;
  /** Puts the address without our parameters in the place of the other. */
  readonly replaceAddress: (address: string) => void;
  readonly redeem: AttemptStore['redeem'];
  readonly clock: Clock;
  readonly toAppointment: ToAppointment;
  readonly recordsEndpoint?: string | undefined;
}

/** Makes the local record of an outcome; `undefined` where there is none to make. */
type ToAppointment = (slot: Slot, outcome: Outcome) => Appointment | undefined;

/**
 * Takes a portal's answer out of an address: cleans the address first, then
 * validates and redeems. `undefined`, and nothing touched, when it is not ours.
 */
export async function takeReturn(ports: ReturnPorts): Promise<Returned | undefined> {
  const reading = readReturn(ports.address, ports.recordsEndpoint);
  if (reading.kind === 'foreign') return undefined;
  ports.replaceAddress(reading.address);
  if (reading.kind === 'rejected') return { kind: 'rejected', code: reading.code };

  const { state, appointmentRef, resultToken, dropped } = reading;
  if (dropped.length > 0) console.warn(`smart-scheduler: unusable: ${dropped.join(', ')}`);
  const outcome: Outcome = { ...reading.outcome, at: ports.clock().toISOString() };
  const redemption = await ports.redeem(state, outcome);
  if (redemption.result === 'unknown-state') return { kind: 'rejected', code: 'unknown-state' };

  const { result, record } = redemption;
  const attempt = attemptWithAppointment(record, ports);
  return result === 'recorded'
    ? { kind: 'outcome', state, attempt, outcome, ...present({ appointmentRef, resultToken }) }
    : { kind: 'rejected', code: result, attempt, ...present({ outcome: record.outcomes.at(-1) }) };
}

/**
 * The public view of a record with its Appointment, which is worked out from
 * the outcomes and so need not be kept: none after `failed`, and after
 * `cancelled` only where there was a booking to cancel.
 */
export function attemptWithAppointment(
  record: AttemptRecord,
  { clock, toAppointment }: Pick<ReturnPorts, 'clock' | 'toAppointment'>,
): Attempt {
  const [first] = record.outcomes;
  const last = record.outcomes.at(-1);
  const appointment =
    last && (last.outcome !== 'cancelled' || first?.outcome === 'booked')
      ? toAppointment(record.slot, { ...first, ...last })
      : undefined;
  return { ...attemptOf(record, clock()), ...present({ appointment }) };
}
