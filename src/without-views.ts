/** What a page with the element on it may need of what is without views. */
export * from './model/slot.js';
export type { Elsewhere } from './model/elsewhere.js';
export * from './model/slot-query.js';
export * from './model/slot-source.js';
export type { Attempt } from './model/attempt.js';
export type { Appointment } from './model/appointment.js';
export type { Clock } from './model/clock.js';
export { outcomeCodes, type Assurance, type Outcome, type OutcomeCode } from './model/outcome.js';
export { BulkPublishSource } from './fhir/bulk-publish-source.js';
export { SlotSearchSource } from './fhir/slot-search-source.js';
export type { EndpointSettings } from './fhir/endpoint-settings.js';
export { toAppointment } from './fhir/appointment.js';
export { toQuery, type QueryWishes } from './availability/query.js';
export { SlotRows } from './model/slot-rows.js';
export {
  groupSlots,
  merged,
  offer,
  type Judge,
  type Offer,
  type OfferWishes,
} from './availability/offer.js';
export { Timetable, type Kind } from './availability/timetable.js';
export type { SlotList } from './availability/slot-list.js';
export type { Group } from './availability/group.js';
export { daysOf, type Day } from './availability/days.js';
export { nextAvailable, type DayWindow, type Opening } from './availability/day-window.js';
export {
  toBookingLink,
  type BookingLink,
  type HandoffParameters,
  type LinkPolicy,
} from './booking/booking-link.js';
export type { AttemptRecord } from './booking/attempt-record.js';
export type { AttemptStore } from './booking/attempt-store.js';
export { redeem, type Redemption } from './booking/redemption.js';
export { takeReturn, type Returned, type ReturnPorts } from './booking/returned.js';
