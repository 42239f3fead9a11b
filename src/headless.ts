/** Everything without views: sources, availability, booking, and what a search form of one's own is made of. Runs in Node; registers nothing. */
export * from './without-views.js';
export type { Choices, Dimension, Facet, Facets, Nearness } from './availability/choices.js';
export { partsOfDay, type PartOfDay } from './availability/part-of-day.js';
export { byChoices, mergedFacets } from './availability/choice-tally.js';
export { distanceTo, findOrigins, positionOfZip } from './nearby/nearby.js';
export type { Origin } from './nearby/gazetteer.js';
export type { Distance } from './nearby/place-distance.js';
export { kilometersBetween, type Position } from './nearby/distance.js';
export { reconcile, type ReconciliationPorts } from './fhir/reconciliation.js';
export type { AppointmentQuestion } from './fhir/appointment-question.js';
export type { Difference, Reconciliation } from './model/reconciliation.js';
