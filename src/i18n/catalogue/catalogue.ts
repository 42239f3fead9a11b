import type { en } from './en.js';
import type { enJourney } from './en-journey.js';

export type MessageKey = keyof typeof en | keyof typeof enJourney;

/** Every text that a person reads, in one language. */
export type Catalogue = Readonly<Record<MessageKey, string>>;
