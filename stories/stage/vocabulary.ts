import type { AnyCatalogue, Catalogue } from '../../src/i18n/catalogue/catalogue.js';
import { enConcepts } from '../../src/i18n/catalogue/en-concepts.js';
import { enFilters } from '../../src/i18n/catalogue/en-filters.js';
import { enJourney } from '../../src/i18n/catalogue/en-journey.js';
import { enMonth } from '../../src/i18n/catalogue/en-month.js';
import { en } from '../../src/i18n/catalogue/en.js';
import { es } from '../../src/i18n/catalogue/es.js';
import { draftFor, draftLanguages } from '../../src/i18n/drafts.js';
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
const read: ReadonlySet<string> = new Set(['name', 'address', 'phone', 'text']);

/** What stands in the scenes because publishers wrote it, in whatever language. */
export const published: ReadonlySet<string> = new Set(publishedIn(scenes));

function publishedIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    if (typeof each !== 'string') return publishedIn(each);
    if (key === 'bookingUrl') return [new URL(each).host];
    return read.has(key) ? [each] : [];
  });
}
