import type { en } from './en.js';
import type { enConcepts } from './en-concepts.js';
import type { enFilters } from './en-filters.js';
import type { enJourney } from './en-journey.js';
import type { enMonth } from './en-month.js';

export type MessageKey =
  | keyof typeof en
  | keyof typeof enConcepts
  | keyof typeof enFilters
  | keyof typeof enJourney
  | keyof typeof enMonth;

/** Every text that a person reads, in one language. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** A catalogue that no professional has checked, and that says so itself. */
export interface Draft extends Catalogue {
  readonly draft: string;
}

/** A catalogue, which may be a draft. */
export type AnyCatalogue = Catalogue & Partial<Draft>;
