import type { Slot } from '../model/slot.js';
import type { Configuration } from './configuration.js';

/**
 * The FHIR server that keeps the records of a slot: the one that published it, where that is one
 * of the page's FHIR servers. What the page names in `records-endpoint` is for the slots of its
 * `endpoint`, and for those that tell none: it does not keep the records of other providers.
 *
 * @param feeds the FHIR servers that the page names beside its `endpoint`
 */
export function recordsEndpointFor(
  { endpoint: published }: Slot,
  { endpoint, recordsEndpoint, namesRecords }: Configuration,
  feeds: readonly string[],
): string | undefined {
  const isOwn = 'url' in endpoint && endpoint.url === published;
  if (isOwn || (namesRecords && published === undefined)) return recordsEndpoint;
  return namesRecords ? undefined : feeds.find((feed) => feed === published);
}
