import { objects, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';

/** The patients that an appointment is for, as `Patient/[id]`. */
export function patientsOf(record: JsonObject): readonly string[] {
  return objects(record.participant).flatMap(({ actor }) => {
    const { key } = readReference(actor);
    return key?.startsWith('Patient/') ? [key] : [];
  });
}
