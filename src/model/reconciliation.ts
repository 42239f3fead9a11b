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
  /** The time that the provider has given within the window that was chosen, where it is told. */
  readonly given?: RecordedTime;
  /** Somebody has called it off: it is `cancelled` or `entered-in-error` there. */
  readonly isOff?: true;
}

/** UTC instants, ending in `Z`. */
export interface RecordedTime {
  readonly start: string;
  readonly end?: string;
}

/** Something of a visit that is not as it was chosen, and how it is now. */
export type Difference =
  | ({ readonly what: 'time' } & RecordedTime)
  | {
      readonly what: 'practitioner' | 'place';
      /** As the provider calls them; absent where only a reference is told. */
      readonly name?: string;
    };
