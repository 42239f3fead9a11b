import { outcomeCodes, type Outcome, type OutcomeCode } from '../model/outcome.js';
import { present } from '../model/present.js';
import { isState } from './handle.js';
import { parametersOf, removeParameters } from './query-text.js';

/** The names that a portal may add to the return address; ours to read and to take away again. */
export const returnParameters = [
  'state',
  'outcome',
  'reason',
  'bookingRef',
  'appointmentRef',
  'resultToken',
] as const;
type ReturnParameter = (typeof returnParameters)[number];

/** What an address says about a return. Only its query is read; its fragment is somebody else's. */
export type ReturnReading =
  /** Not ours: nothing may be done because of it. */
  | { readonly kind: 'foreign' }
  /** Ours by the form of its state, but it cannot count. `address` is free of our parameters. */
  | {
      readonly kind: 'rejected';
      readonly address: string;
      readonly code: 'invalid-outcome' | 'duplicate-parameter' | 'malformed';
    }
  | {
      readonly kind: 'answer';
      readonly address: string;
      readonly state: string;
      readonly outcome: Omit<Outcome, 'at'>;
      /** Delivered once, written nowhere. */
      readonly appointmentRef?: string;
      readonly resultToken?: string;
      /** Names of optional values that were too long or of the wrong form. */
      readonly dropped: readonly ReturnParameter[];
    };

/** Reads the return parameters of an address (booking confirmation handshake, "Booking outcome payload"). */
export function readReturn(address: string, recordsEndpoint?: string): ReturnReading {
  const ours = parametersOf(address).filter(({ name }) =>
    (returnParameters as readonly (string | undefined)[]).includes(name),
  );
  const state = ours.find(({ name, value }) => name === 'state' && isState(value ?? ''))?.value;
  if (state === undefined) return { kind: 'foreign' };

  const clean = removeParameters(address, returnParameters);
  if (new Set(ours.map(({ name }) => name)).size < ours.length) {
    return { kind: 'rejected', code: 'duplicate-parameter', address: clean };
  }
  if (ours.some(({ value }) => value === undefined)) {
    return { kind: 'rejected', code: 'malformed', address: clean };
  }
  const given = new Map(ours.map(({ name, value }) => [name as ReturnParameter, value ?? '']));
  const code = given.get('outcome');
  if (!isOutcomeCode(code)) return { kind: 'rejected', code: 'invalid-outcome', address: clean };

  const dropped: ReturnParameter[] = [];
  const accept = (name: ReturnParameter, isGood: (value: string) => boolean) => {
    const value = given.get(name);
    if (value === undefined || isGood(value)) return value;
    dropped.push(name);
    return undefined;
  };
  const reason = given.get('reason');
  const bookingRef = plainText(accept('bookingRef', (value) => value.length <= 256));
  const appointmentRef = accept('appointmentRef', (value) => isAppointment(value, recordsEndpoint));
  const resultToken = accept('resultToken', (value) => value.length <= 4_096);
  return {
    kind: 'answer',
    address: clean,
    state,
    outcome: {
      outcome: code,
      ...present({
        reason: reason && !/^[a-z0-9-]{1,64}$/.test(reason) ? 'other' : reason || undefined,
        bookingRef: bookingRef || undefined,
      }),
    },
    ...present({ appointmentRef, resultToken }),
    dropped,
  };
}

function isOutcomeCode(code: string | undefined): code is OutcomeCode {
  return (outcomeCodes as readonly (string | undefined)[]).includes(code);
}

/** `Appointment/[id]`, or the same under the endpoint that would be asked for it. */
function isAppointment(reference: string, recordsEndpoint: string | undefined): boolean {
  const base = recordsEndpoint?.replace(/\/?$/, '/');
  const relative = base && reference.startsWith(base) ? reference.slice(base.length) : reference;
  return /^Appointment\/[A-Za-z0-9.-]{1,64}$/.test(relative);
}

/** Without control characters and bidirectional overrides, which could make a number read as another. */
function plainText(value: string | undefined): string | undefined {
  return value?.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '').trim();
}
