import type { AnyCatalogue, Catalogue } from '../../src/i18n/catalogue/catalogue.js';
import { enConcepts } from '../../src/i18n/catalogue/en-concepts.js';
import { enFilters } from '../../src/i18n/catalogue/en-filters.js';
import { enJourney } from '../../src/i18n/catalogue/en-journey.js';
import { enMonth } from '../../src/i18n/catalogue/en-month.js';
import { en } from '../../src/i18n/catalogue/en.js';
import { es } from '../../src/i18n/catalogue/es.js';
import { learnCommonConcepts } from '../../src/i18n/common-concepts.js';
import { draftFor, draftLanguages } from '../../src/i18n/drafts.js';
import { conceptMessage } from '../../src/i18n/languages.js';
import type { Concept } from '../../src/model/slot.js';
import * as scenes from '../scenes.js';

/** All the English there is. */
export const english: Catalogue = { ...en, ...enConcepts, ...enFilters, ...enJourney, ...enMonth };

/** Every other language, by its locale. */
export const catalogues: Readonly<Record<string, AnyCatalogue | undefined>> = Object.fromEntries([
  ['es', es],
  ...(await Promise.all(
    draftLanguages.map(async (name) => [name, await draftFor(name, english)] as const),
  )),
]);

/** What a slot holds for people to read. */
const read: ReadonlySet<string> = new Set(['name', 'address', 'phone']);

/** What stands in the scenes in whatever language: names, and concepts that the element has no words for. */
export const published = new Set<string>();
/** What publishers call concepts that the element has its own words for, in other languages than English. */
export const common = new Set<string>();

learnCommonConcepts();
sort(scenes);

function sort(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  if (isConcept(value)) (conceptMessage(value) ? common : published).add(value.text);
  for (const [key, each] of Object.entries(value) as [string, unknown][]) {
    if (typeof each !== 'string') sort(each);
    else if (key === 'bookingUrl') published.add(new URL(each).host);
    else if (read.has(key)) published.add(each);
  }
}

function isConcept(value: object): value is Concept & { readonly text: string } {
  return 'code' in value && 'text' in value;
}
