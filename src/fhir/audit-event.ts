import type { AuditEvent } from '../model/audit-event.js';

/** What is worth a line in a log. */
export interface AuditEntry {
  readonly action: 'hand-off' | 'return' | 'reconciliation';
  /** How it ended: an outcome, a code, or `started`. */
  readonly outcome: string;
  /** When, as a UTC instant. */
  readonly recorded: string;
}

/**
 * The FHIR R4 AuditEvent of an entry, as an "Application Activity" (DICOM PS3.16,
 * code 110100). Who acted and what was booked are left out on purpose: nothing in it
 * is about a person. The attempt's id, which is random, leads whoever may know to the rest.
 */
export function toAuditEvent(
  { action, outcome, recorded }: AuditEntry,
  failed: boolean,
  attemptId: string | undefined,
): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110100' },
    action: 'E',
    recorded,
    outcome: failed ? '4' : '0',
    outcomeDesc: `${action}: ${outcome}`,
    agent: [{ requestor: true }],
    source: { observer: { display: 'smart-scheduler' } },
    ...(attemptId && { entity: [{ what: { identifier: { value: attemptId } } }] }),
  };
}
