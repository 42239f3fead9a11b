import type { AppointmentParticipant, CodeableConcept, Reference } from 'fhir/r4';
import type { Appointment } from '../model/appointment.js';
import type { Outcome } from '../model/outcome.js';
import { present } from '../model/present.js';
import type { Concept, Slot } from '../model/slot.js';

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
      identifier: outcome.bookingRef === undefined ? undefined : [{ value: outcome.bookingRef }],
      serviceType: slot.services[0] && slot.services.map(codeableConcept),
      specialty: slot.specialties[0] && slot.specialties.map(codeableConcept),
      slot: slot.reference === undefined ? undefined : [{ reference: slot.reference }],
    }),
    start: slot.start,
    end: slot.end ?? slot.start,
    created: outcome.at,
    participant: [subject(patient), ...actorsOf(slot)],
  };
}

/** The patient; without knowing which one, R4 still wants an actor or a type in each participant. */
function subject(patient: Reference | undefined): AppointmentParticipant {
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
  return {
    type: [{ coding: [{ system, code: 'SBJ' }] }],
    ...present({ actor: patient }),
    status: 'accepted',
  };
}

function actorsOf({ practitioner, device, place }: Slot): AppointmentParticipant[] {
  return [practitioner, device, place].flatMap((actor) =>
    actor
      ? { actor: present({ display: actor.name, reference: actor.reference }), status: 'accepted' }
      : [],
  );
}

function codeableConcept({ system, code, text }: Concept): CodeableConcept {
  return code === undefined
    ? { text }
    : { coding: [present({ code, display: text, system })], text };
}
