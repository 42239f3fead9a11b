import { SourceError } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';
import { compare, type Comparison } from './appointment-comparison.js';
import { patientsOf } from './appointment-patients.js';
import type { AppointmentQuestion } from './appointment-question.js';
import { standingOf } from './appointment-standing.js';
import { objects, text, type JsonObject } from './lenient.js';
import { isAtServer, isFromServer } from './own-server.js';
import { readReference } from './reference.js';

/**
 * By what a listed appointment is taken for the one that is asked for, the surest first: its
 * booking number; its slot; its time, where who and where do not speak against it; or no more than
 * that a single one of time, who and where is otherwise, and may have been changed.
 */
const grounds = ['number', 'slot', 'time', 'likeness'] as const;

type Ground = (typeof grounds)[number];

/** A listed appointment that may be the one. */
export interface Match {
  readonly record: JsonObject;
  readonly comparison: Comparison;
  readonly ground: Ground;
}

/** How a listed appointment matches; nothing where it is another one. */
export function matchOf(
  record: JsonObject,
  question: AppointmentQuestion,
  base: string,
): Match | undefined {
  const comparison = compare(record, question.slot, base);
  const ground = groundOf(record, question, base, comparison);
  return ground && { record, comparison, ground };
}

/**
 * The surest match; among equally sure ones, one that goes ahead rather than one that was called
 * off before. Throws where they are of several patients.
 */
export function surest(matches: readonly Match[]): Match | undefined {
  const ground = grounds.find((each) => matches.some((match) => match.ground === each));
  const candidates = matches.filter((match) => match.ground === ground);
  const patients = new Set(candidates.flatMap(({ record }) => patientsOf(record)));
  if (patients.size > 1)
    throw new SourceError(
      'unreadable',
      'The provider’s records have several patients’ appointments for this time, and the page does not say which is this one: set "patient"',
    );
  return candidates.find(({ record }) => standingOf(record) !== 'over') ?? candidates[0];
}

function groundOf(
  record: JsonObject,
  { appointment, slot: chosen }: AppointmentQuestion,
  base: string,
  { time, practitioner, place }: Comparison,
): Ground | undefined {
  const bookingRef = appointment.identifier?.[0]?.value;
  if (bookingRef && objects(record.identifier).some(({ value }) => text(value) === bookingRef))
    return 'number';
  if (isForSlot(record, chosen, base)) return 'slot';
  const others = [time, practitioner, place].filter((agreement) => agreement === 'other').length;
  const isWithOrAt = practitioner === 'same' || place === 'same';
  if (time === 'same' && (others === 0 || isWithOrAt)) return 'time';
  return others < 2 && standingOf(record) !== 'over' ? 'likeness' : undefined;
}

/** Another server's `Slot/10` is another slot. */
function isForSlot(record: JsonObject, chosen: Slot, base: string): boolean {
  return (
    isFromServer(base, chosen) &&
    objects(record.slot)
      .map(readReference)
      .some((slot) => slot.key && slot.key === chosen.reference && isAtServer(base, slot))
  );
}
