import { number, object, objects, type JsonObject } from './lenient.js';
import { outcomeWords } from './operation-outcome.js';

/** A page of search results (FHIR R4 bundle.html#searchset), told apart by what the resources are: `search.mode` is often missing. */
export interface SearchPage {
  readonly slots: readonly JsonObject[];
  /** What was included with them. */
  readonly others: readonly JsonObject[];
  /** Where the next page is, as the server writes it. */
  readonly next?: string;
  readonly total?: number;
  /** What the server remarks in OperationOutcomes between the results. */
  readonly remarks: readonly string[];
}

export function readSearchPage(bundle: JsonObject): SearchPage {
  const resources = objects(bundle.entry).flatMap<JsonObject>(
    ({ resource }) => object(resource) ?? [],
  );
  const next = objects(bundle.link).find(({ relation }) => relation === 'next');
  const total = number(bundle.total);
  return {
    slots: resources.filter(({ resourceType }) => resourceType === 'Slot'),
    others: resources.filter(
      ({ resourceType }) => resourceType !== 'Slot' && resourceType !== 'OperationOutcome',
    ),
    ...(typeof next?.url === 'string' && next.url && { next: next.url }),
    ...(total !== undefined && { total }),
    remarks: resources
      .filter(({ resourceType }) => resourceType === 'OperationOutcome')
      .flatMap((resource) => outcomeWords(resource) ?? []),
  };
}
