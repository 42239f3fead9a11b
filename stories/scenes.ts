import type { AttemptRecord } from '../src/booking/attempt-record.js';
import type { OutcomeCode } from '../src/model/outcome.js';
import type { Slot } from '../src/model/slot.js';
import { slotAt } from '../src/testing.js';

/** The moment at which every story takes place: Monday, 9 in the morning in New York. */
export const now = new Date('2026-11-23T14:00:00Z');

const ines = { reference: 'Practitioner/ines-cardenas', name: 'Dra. Inés Cárdenas Solís' };
export const houston = {
  reference: 'Location/centro-san-jacinto',
  name: 'Centro de Salud San Jacinto',
  address: '3100 San Jacinto Street, Houston, TX 77004',
  phone: '713-555-0131',
};
const grace = { reference: 'Practitioner/grace-whitfield', name: 'NP Grace Whitfield' };

/** A handful of days of one practitioner: a full one, a short one, none, and one after a gap. */
export const onePractitioner: readonly Slot[] = [
  ...times('2026-11-24', 13, 9, 30),
  ...times('2026-11-25', 15, 2, 30),
  ...times('2026-12-03', 14, 3, 30),
];

/** Three practitioners in two zones, one of them by video, and a walk-in window. */
export const manyPractitioners: readonly Slot[] = [
  ...onePractitioner,
  ...times('2026-11-24', 15, 5, 30, {
    practitioner: ines,
    place: houston,
    timeZone: 'America/Chicago',
    specialties: [{ system: 'http://snomed.info/sct', code: '394586005', text: 'Gynecology' }],
  }),
  ...times('2026-11-23', 22, 3, 20, {
    practitioner: grace,
    place: { reference: 'Location/virtual', name: 'Bluestem Video Visits', phone: '800-555-0190' },
    mode: 'virtual',
  }),
  slotAt('2026-11-24T14:00:00.000Z', {
    id: 'walk-in',
    end: '2026-11-24T23:00:00.000Z',
    kind: 'window',
    capacity: 100,
    practitioner: { name: 'Walk-in clinic' },
  }),
];

/** A state of the form that the element makes. */
export const state = `ss1.${'A'.repeat(43)}`;

/** An attempt that was started a few minutes ago. */
export function attemptFor(slot: Slot, given: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    version: 1,
    id: '7f0c2a5e-1d57-4a53-9a4e-3f0f6f1c2b11',
    state,
    slot,
    status: 'pending',
    startedAt: '2026-11-23T13:50:00.000Z',
    expiresAt: '2026-11-23T15:50:00.000Z',
    outcomes: [],
    ...given,
  };
}

/** The query with which a portal returns the patient. */
export function answer(outcome: OutcomeCode, more: Record<string, string> = {}): string {
  return String(new URLSearchParams({ state, outcome, ...more }));
}

function times(
  date: string,
  hour: number,
  count: number,
  minutes: number,
  given: Partial<Slot> = {},
) {
  return Array.from({ length: count }, (_, index) => {
    const start = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + index * minutes) * 60_000;
    return slotAt(new Date(start).toISOString(), given);
  });
}
