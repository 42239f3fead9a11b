/** Where slots come from, and what every page and program says of them. */
export type {
  Closure,
  Concept,
  Named,
  OpeningHours,
  Place,
  Slot,
  TimeZoneEvidence,
} from './model/slot.js';
export type { Elsewhere } from './model/elsewhere.js';
export type { SlotQuery } from './model/slot-query.js';
export {
  SourceError,
  type SlotPage,
  type SlotSource,
  type SourceErrorCode,
  type SourceIssue,
} from './model/slot-source.js';
export type { Attempt } from './model/attempt.js';
export type { Appointment } from './model/appointment.js';
export type { Clock } from './model/clock.js';
export type { Assurance, Outcome, OutcomeCode } from './model/outcome.js';
export { BulkPublishSource } from './fhir/bulk-publish-source.js';
export { SlotSearchSource } from './fhir/slot-search-source.js';
export { ResourceSource, type ResourceSettings } from './fhir/resource-source.js';
export type { EndpointSettings } from './fhir/endpoint-settings.js';
export type { AttemptRecord } from './booking/attempt-record.js';
export type { AttemptStore } from './booking/attempt-store.js';
export type { Redemption } from './booking/redemption.js';
