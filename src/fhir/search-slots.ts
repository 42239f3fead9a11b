import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage } from '../model/slot-source.js';
import { ActorReader } from './actor-reader.js';
import { Directory } from './directory.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { FhirBase } from './fhir-base.js';
import { houseParameters } from './house-parameters.js';
import { IssueTally } from './issue-tally.js';
import type { JsonObject } from './lenient.js';
import { readReference } from './reference.js';
import { schedulingLocations } from './scheduling-location.js';
import { SlotEnquiry } from './slot-enquiry.js';
import { instantOf, SlotPages } from './slot-pages.js';
import { SlotReader } from './slot-reader.js';
import { SlotScanner } from './slot-scanner.js';
import { spanOf } from './span.js';
import { toldIssues } from './told-issues.js';

/** The search of a {@link SlotSearchSource}, in a chunk of its own: most pages read a publication. */
export async function* searchSlots(
  endpoint: string,
  settings: EndpointSettings,
  query: SlotQuery,
  signal: AbortSignal,
): AsyncGenerator<SlotPage> {
  const issues = new IssueTally();
  const base = new FhirBase(endpoint, settings, issues);
  const directory = new Directory(issues, settings.timeZone);
  const actors = new ActorReader(base, directory, issues);
  const reader = new SlotReader(endpoint, directory, settings, query, issues);
  const scanner = new SlotScanner(spanOf(query), settings.times === 'clock');
  const pages = new SlotPages(base, issues, signal);
  const house = houseParameters(settings.searchParameters ?? '', query, issues);
  const enquiry = new SlotEnquiry(base, pages, house, issues, signal);
  for await (const page of enquiry.ask(query)) {
    for (const resource of page.others) directory.add(resource);
    await actors.complete(leadsOf(page.slots), signal);
    for (const slot of soonestFirst(page.slots)) scanner.resource(slot);
    const slots = await reader.read(scanner.take());
    if (slots.length > 0) yield { slots };
  }
  // A server of which nothing could be read is not an empty one.
  const nothingRead = reader.found === 0 && reader.unreadable > 0;
  const remarks = await directory.remarks();
  yield {
    slots: [],
    issues: await toldIssues(issues),
    complete: pages.complete && !nothingRead,
    ...remarks,
  };
}

/** Servers need not sort. */
function soonestFirst(slots: readonly JsonObject[]): readonly JsonObject[] {
  const starts = new Map(slots.map((slot) => [slot, instantOf(slot.start) || 0]));
  return [...slots].sort((one, other) => (starts.get(one) ?? 0) - (starts.get(other) ?? 0));
}

/** Keys of the slots' schedules, and of the places that they name themselves at this server. */
function leadsOf(slots: readonly JsonObject[]): ReadonlySet<string> {
  const places = slots.flatMap(schedulingLocations).filter(({ address }) => !address);
  const schedules = slots.map(({ schedule }) => readReference(schedule));
  return new Set([...schedules, ...places].flatMap(({ key }) => key ?? []));
}
