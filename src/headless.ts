/** Everything without views: sources, availability, booking, and what a search form of one's own is made of. Runs in Node; registers nothing. */
export * from './sources.js';
export { matches } from './model/slot-query.js';
export { outcomeCodes } from './model/outcome.js';
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
export { redeem } from './booking/redemption.js';
export { takeReturn, type Returned, type ReturnPorts } from './booking/returned.js';
export type {
  Choices,
  Counted,
  Dimension,
  Facet,
  Facets,
  LetGo,
  Nearness,
} from './availability/choices.js';
export { partsOfDay, type PartOfDay } from './availability/part-of-day.js';
export { byChoices, mergedFacets } from './availability/choice-tally.js';
export { distanceTo, findOrigins, positionOfZip } from './nearby/nearby.js';
export type { Origin } from './nearby/gazetteer.js';
export type { Distance } from './nearby/place-distance.js';
export { kilometersBetween, type Position } from './nearby/distance.js';
export { reconcile, type ReconciliationPorts } from './fhir/reconciliation.js';
export type { AppointmentQuestion } from './fhir/appointment-question.js';
export type { Difference, Reconciliation } from './model/reconciliation.js';
