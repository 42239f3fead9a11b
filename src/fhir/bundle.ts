import { resourcesOf } from './bundle-resources.js';
import { number, objects, text, type JsonObject } from './lenient.js';
import { outcomeWords } from './operation-outcome.js';

/** A page of search results (FHIR R4 bundle.html#searchset), told apart by what the resources are: `search.mode` is often missing. */
export interface SearchPage {
  readonly slots: readonly JsonObject[];
  /** What is there besides. */
  readonly others: readonly JsonObject[];
  /** Where the next page is, as the server writes it. */
  readonly next?: string;
  readonly total?: number;
  /** What the server remarks in OperationOutcomes between the results. */
  readonly remarks: readonly string[];
}

export function readSearchPage(bundle: JsonObject): SearchPage {
  const resources = resourcesOf(bundle);
  const next = objects(bundle.link).find(({ relation }) => relation === 'next');
  const total = number(bundle.total);
  const is = (type: string) => (resource: JsonObject) => text(resource.resourceType) === type;
  return {
    slots: resources.filter(is('Slot')),
    others: resources.filter((each) => !is('Slot')(each) && !is('OperationOutcome')(each)),
    ...(typeof next?.url === 'string' && next.url && { next: next.url }),
    ...(total !== undefined && { total }),
    remarks: resources
      .filter(is('OperationOutcome'))
      .flatMap((resource) => outcomeWords(resource) ?? []),
  };
}

/** Whether a page says that there is nothing: not here, not on a further page, not anywhere. */
export function saysNone({ slots, next, total = 0 }: SearchPage): boolean {
  return slots.length === 0 && next === undefined && total === 0;
}
