import type { Appointment } from '../model/appointment.js';
import type { Slot } from '../model/slot.js';

/** The appointment that is asked for. */
export interface AppointmentQuestion {
  /** What the patient chose. */
  readonly slot: Slot;
  /** The local record, with the portal's booking number and the patient, where these are known. */
  readonly appointment: Appointment;
  /** `Appointment/[id]`, or the same under the server's base; anything else is not asked for. */
  readonly appointmentRef?: string | undefined;
}
