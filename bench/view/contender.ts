import type { FhirResource } from 'fhir/r4';

/** Something that shows times, to be measured beside others. */
export interface Contender {
  /** Puts it onto the page, with what the page holds. */
  mount(place: HTMLElement, resources: readonly FhirResource[]): void;
  /** Whether the first times are there. */
  hasTimes(place: HTMLElement): boolean;
}
