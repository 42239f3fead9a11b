/** What few publications need before their times are there; a search of a FHIR server has it anyway. */
export { released } from './contained.js';
export { refusalOf } from './refusal.js';
