import type { SearchPage } from './bundle.js';
import type { FhirBase } from './fhir-base.js';
import { IssueTally } from './issue-tally.js';
import { instantOf, SlotPages, strays } from './slot-pages.js';
import type { SlotSearch } from './slot-search.js';
import type { Span } from './span.js';

const mostPages = 3;

/**
 * Slots that began in the span before the time asked for and are not over at
 * its end. Whatever trouble there is with the past says nothing of what lies ahead.
 */
export async function* begunWindows(
  base: FhirBase,
  search: SlotSearch,
  before: Span,
  signal: AbortSignal,
): AsyncGenerator<SearchPage> {
  const pages = new SlotPages(base, new IssueTally(), signal, mostPages);
  const answer = await pages.open(search, before).catch(() => undefined);
  signal.throwIfAborted();
  if (!answer || strays(answer)) return;
  for await (const page of pages.follow(answer)) {
    const slots = page.slots.filter(
      ({ start, end }) => instantOf(start) < before.to && !(instantOf(end) <= before.to),
    );
    if (slots.length > 0) yield { ...page, slots };
  }
}
