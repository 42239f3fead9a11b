import type { AppointmentParticipant, CodeableConcept, Reference } from 'fhir/r4';
import type { Appointment } from '../model/appointment.js';
import type { Outcome } from '../model/outcome.js';
import { present } from '../model/present.js';
import type { Concept, Slot } from '../model/slot.js';

/** Where the page does not say which one: R4 wants an actor or a type in each participant (constraint app-1). */
const somePatient: Reference = { type: 'Patient', display: 'Patient' };

/**
 * The FHIR R4 Appointment for a slot and what became of it. `failed` has none.
 *
 * Why the appointment was made is left out on purpose. A slot without an end
 * gets its start for one: R4 wants both or neither, and a booked Appointment
 * must have them (constraints app-2 and app-3).
 */
export function toAppointment(
  slot: Slot,
  outcome: Outcome,
  patient?: Reference,
): Appointment | undefined {
  if (outcome.outcome === 'failed') return undefined;
  return {
    resourceType: 'Appointment',
    status: outcome.outcome,
    ...present({
      identifier: outcome.bookingRef ? [{ value: outcome.bookingRef }] : undefined,
      serviceType: slot.services[0] && slot.services.map(codeableConcept),
      specialty: slot.specialties[0] && slot.specialties.map(codeableConcept),
      slot: slot.reference ? [{ reference: slot.reference }] : undefined,
    }),
    start: slot.start,
    end: slot.end ?? slot.start,
    created: outcome.at,
    participant: [{ actor: patient ?? somePatient, status: 'accepted' }, ...actorsOf(slot)],
  };
}

function actorsOf({ practitioner, device, place }: Slot): AppointmentParticipant[] {
  return [practitioner, device, place]
    .filter((actor) => actor !== undefined)
    .map(({ name: display, reference }) => ({
      actor: present({ display, reference }),
      status: 'accepted',
    }));
}

function codeableConcept({ system, code, text }: Concept): CodeableConcept {
  return { ...(code && { coding: [present({ code, display: text, system })] }), text };
}
