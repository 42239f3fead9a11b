import type { AuditEvent as R4AuditEvent } from 'fhir/r4';

/** A line of the page's log: a FHIR R4 AuditEvent. Only `fhir/` looks inside. */
export type AuditEvent = R4AuditEvent;
