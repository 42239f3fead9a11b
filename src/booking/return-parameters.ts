import { outcomeCodes, type Outcome, type OutcomeCode } from '../model/outcome.js';
import { present } from '../model/present.js';
import { isState } from './handle.js';
import { parametersOf, removeParameters } from './query-text.js';

/** The names that a portal may add to the return address; ours to read and to take away again. */
export const returnParameters: readonly (string | undefined)[] = [
  'state',
  'outcome',
  'reason',
  'bookingRef',
  'appointmentRef',
  'resultToken',
];
type ReturnParameter = 'bookingRef' | 'appointmentRef' | 'resultToken';

/** What an address says about a return that is ours. Only its query is read; its fragment is somebody else's. */
export type ReturnReading =
  | {
      /** Why it cannot count. */
      readonly code: 'invalid-outcome' | 'duplicate-parameter' | 'malformed';
      /** Free of our parameters. */
      readonly address: string;
    }
  | {
      readonly code?: undefined;
      readonly address: string;
      readonly state: string;
      readonly outcome: Omit<Outcome, 'at'>;
      /** Delivered once, written nowhere. */
      readonly appointmentRef?: string;
      readonly resultToken?: string;
      /** Names of optional values that were too long or of the wrong form. */
      readonly dropped: readonly ReturnParameter[];
    };

/**
 * Reads the return parameters of an address (booking confirmation handshake, "Booking outcome payload").
 * `undefined` where no state has our form: then nothing may be done because of the address.
 */
export function readReturn(
  address: string,
  isAppointment: (reference: string) => boolean,
): ReturnReading | undefined {
  const given = new Map<string | undefined, string | undefined>();
  let [isOurs, cameTwice] = [false, false];
  for (const { name, value } of parametersOf(address)) {
    if (!returnParameters.includes(name)) continue;
    isOurs ||= name === 'state' && isState(value);
    cameTwice ||= given.has(name);
    given.set(name, value);
  }
  if (!isOurs) return undefined;

  const clean = removeParameters(address, returnParameters);
  const outcome = given.get('outcome');
  if (cameTwice) return { code: 'duplicate-parameter', address: clean };
  if ([...given.values()].includes(undefined)) return { code: 'malformed', address: clean };
  if (!isOutcomeCode(outcome)) return { code: 'invalid-outcome', address: clean };

  const dropped: ReturnParameter[] = [];
  const accept = (name: ReturnParameter, isGood: (value: string) => boolean) => {
    const value = given.get(name);
    if (!value || isGood(value)) return value || undefined;
    dropped.push(name);
    return undefined;
  };
  const reason = given.get('reason');
  const bookingRef = plainText(accept('bookingRef', (value) => value.length <= 256));
  const appointmentRef = accept('appointmentRef', isAppointment);
  const resultToken = accept('resultToken', (value) => value.length <= 4_096);
  return {
    address: clean,
    state: given.get('state') ?? '',
    outcome: {
      outcome,
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

/** Without control characters and bidirectional overrides, which could make a number read as another. */
function plainText(value: string | undefined): string | undefined {
  return value?.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
}
