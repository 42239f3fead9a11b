import type { Appointment as R4Appointment } from 'fhir/r4';

/** The local record of a booking: a FHIR R4 Appointment. Only `fhir/` looks inside. */
export type Appointment = R4Appointment;
