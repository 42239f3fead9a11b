import { toAuditEvent, type AuditEntry } from '../fhir/audit-event.js';
import { announce } from './events.js';

/** Gives the page a line for its log: something was tried, and how it ended. */
export function audit(
  target: EventTarget,
  entry: AuditEntry,
  failed: boolean,
  attemptId: string | undefined,
): void {
  announce(target, 'scheduler-audit', {
    ...entry,
    resource: toAuditEvent(entry, failed, attemptId),
  });
}
