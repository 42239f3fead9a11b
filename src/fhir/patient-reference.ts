import type { Patient, Reference } from 'fhir/r4';

/** A reference to the patient, and nothing else about them; nothing where a resource has no id. */
export function patientReference(patient: Patient | Reference | undefined): Reference | undefined {
  if (!patient) return undefined;
  const reference =
    'resourceType' in patient
      ? patient.id && `Patient/${patient.id}`
      : (patient as Reference).reference;
  return reference ? { reference } : undefined;
}
