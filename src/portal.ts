import { appendParameters, parametersOf } from './booking/query-text.js';
import type { OutcomeCode } from './model/outcome.js';
import { isSecure, toWholeUrl } from './model/secure-url.js';

/** A patient's arrival at the booking portal, as a scheduler sent it. */
export interface Handoff {
  /** Opaque; goes back unchanged. */
  readonly state: string;
  /** Checked: it leads to an allowed origin. */
  readonly returnUrl: string;
  /** Who sent the patient, in words that were agreed on beforehand. */
  readonly source?: string;
  /** A handle for this one hand-off, for logs and holds. */
  readonly bookingReferral?: string;
}

export type HandoffErrorCode =
  | 'missing-state'
  | 'missing-return-url'
  | 'duplicate-parameter'
  | 'return-origin-not-allowed'
  | 'unsafe-return-url';

/** Why an arrival cannot be sent back. Book the patient all the same; just do not redirect. */
export class HandoffError extends Error {
  override readonly name = 'HandoffError';

  constructor(
    readonly code: HandoffErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** What the portal answers. Nothing in it may identify the patient. */
export interface PortalAnswer {
  readonly outcome: OutcomeCode;
  /** Why it was not booked: `slot-unavailable`, `system-error`, `auth-required`, `validation`, or a code of your own in `[a-z0-9-]{1,64}`. */
  readonly reason?: string;
  /** The confirmation number, at most 256 characters. */
  readonly bookingRef?: string;
  /** `Appointment/[id]` at the provider's FHIR server. */
  readonly appointmentRef?: string;
  /** A short-lived one-time token, at most 4,096 characters. */
  readonly resultToken?: string;
}

/**
 * Reads the hand-off out of the address that the patient arrived at.
 *
 * @param url - The full address of the request.
 * @param options - `allowedReturnOrigins`: the origins a patient may be sent back to, such as `https://clinic.example`.
 *   Without such a list the portal would be an open redirect.
 * @throws HandoffError when there is nothing to send back, or nowhere safe to send it to.
 */
export function readHandoff(
  url: string | URL,
  { allowedReturnOrigins }: { readonly allowedReturnOrigins: readonly string[] },
): Handoff {
  const given = new Map<string, string>();
  for (const { name, value } of parametersOf(String(url))) {
    if (name === undefined || !['state', 'returnUrl', 'source', 'booking-referral'].includes(name))
      continue;
    if (given.has(name)) throw new HandoffError('duplicate-parameter', `"${name}" came twice`);
    given.set(name, value ?? '');
  }
  const state = given.get('state');
  if (!state) throw new HandoffError('missing-state', 'The address has no "state"');
  const returnUrl = given.get('returnUrl');
  if (!returnUrl) throw new HandoffError('missing-return-url', 'The address has no "returnUrl"');
  const target = toWholeUrl(returnUrl);
  if (!target || !isSecure(target) || /\s/.test(returnUrl)) {
    throw new HandoffError('unsafe-return-url', '"returnUrl" is not a plain https address');
  }
  const { origin } = target;
  if (!allowedReturnOrigins.includes(origin)) {
    throw new HandoffError(
      'return-origin-not-allowed',
      `"returnUrl" leads to ${origin}, which is not on the list`,
    );
  }
  const source = given.get('source');
  const bookingReferral = given.get('booking-referral');
  return {
    state,
    returnUrl,
    ...(source !== undefined && { source }),
    ...(bookingReferral !== undefined && { bookingReferral }),
  };
}

/** The address to redirect the patient to, with the answer appended. */
export function buildReturnUrl({ returnUrl, state }: Handoff, answer: PortalAnswer): string {
  const { outcome, reason, bookingRef, appointmentRef, resultToken } = answer;
  return appendParameters(
    returnUrl,
    Object.entries({ state, outcome, reason, bookingRef, appointmentRef, resultToken }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
