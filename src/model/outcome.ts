/** The four answers that a portal may give. */
export const outcomeCodes = ['booked', 'cancelled', 'failed', 'entered-in-error'] as const;
export type OutcomeCode = (typeof outcomeCodes)[number];

/** A portal's answer, as it is kept with the attempt that it ends. */
export interface Outcome {
  readonly outcome: OutcomeCode;
  /** `[a-z0-9-]{1,64}`; anything else arrives here as `other`. */
  readonly reason?: string;
  /** The confirmation number that the portal shows the patient. */
  readonly bookingRef?: string;
  /** When the answer was recorded. */
  readonly at: string;
}

/** How much an outcome proves: the browser was told so, or the provider's server was asked. */
export type Assurance = 'front-channel' | 'reconciled';
