import type { Slot } from '../model/slot.js';
import { conceptsOf } from './concepts.js';

/**
 * Codes of `http://terminology.hl7.org/CodeSystem/accepting-patients`. "Not accepting" is said of
 * new patients: of a time that is free it leaves those who are known there already.
 */
const meanings = new Map<string | undefined, 'new' | 'existing'>([
  ['newpt', 'new'],
  ['nopt', 'existing'],
  ['existptonly', 'existing'],
  ['existptfam', 'existing'],
]);

/** What concepts say of who is accepted: one, both or nothing. */
export function accepted(concepts: unknown): readonly ('new' | 'existing')[] {
  return [...new Set(conceptsOf(concepts).flatMap(({ code }) => meanings.get(code) ?? []))];
}

/**
 * Who may book a slot, from what its `appointmentType` says. With codes for both it is open to all.
 *
 * @param usual what its schedule says, where the slot says nothing
 */
export function acceptsOf(
  [one, other]: ReturnType<typeof accepted>,
  usual?: Slot['accepts'],
): Slot['accepts'] {
  return one ? (other ? undefined : one) : usual;
}
