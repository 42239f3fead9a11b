import type { Origin } from './gazetteer.js';

/** How far the question is where the patient looks from. */
export type OriginQuestion =
  | { readonly is: 'open' | 'asked' | 'failed' | 'no-position' }
  | { readonly is: 'unknown'; readonly text: string }
  /** Several places may be meant. */
  | { readonly is: 'ambiguous'; readonly origins: readonly Origin[] };
