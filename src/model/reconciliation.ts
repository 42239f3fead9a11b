import type { Appointment } from './appointment.js';

/** What the provider's own records say of an appointment that the portal called booked. */
export interface Reconciliation {
  /**
   * `confirmed`: it stands as it was chosen. `changed`: it stands, but otherwise. `denied`:
   * it was called off, or the records do not show it.
   */
  readonly result: 'confirmed' | 'changed' | 'denied';
  /** As the provider has it; the local one where the provider has none. */
  readonly appointment: Appointment;
  /** What is otherwise than chosen; there in `changed` only. */
  readonly differences: readonly Difference[];
}

/** Something of a visit that is not as it was chosen, and how it is now. */
export type Difference =
  | {
      readonly what: 'time';
      /** UTC instants, ending in `Z`. */
      readonly start: string;
      readonly end?: string;
    }
  | {
      readonly what: 'practitioner' | 'place';
      /** As the provider calls them; absent where only a reference is told. */
      readonly name?: string;
    };
