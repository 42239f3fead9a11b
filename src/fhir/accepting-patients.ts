import type { Slot } from '../model/slot.js';
import { conceptsOf } from './concepts.js';

/** Codes of `http://terminology.hl7.org/CodeSystem/accepting-patients` that narrow who may book. */
export function acceptsOf(appointmentType: unknown): Slot['accepts'] {
  for (const { code } of conceptsOf(appointmentType)) {
    if (code === 'newpt') return 'new';
    if (code === 'existptonly' || code === 'existptfam') return 'existing';
  }
  return undefined;
}
