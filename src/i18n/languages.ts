import type { Catalogue } from './catalogue/catalogue.js';
import { en } from './catalogue/en.js';

/** English, as far as the parts that say it are there. */
const spoken = { ...en } as Record<string, string> as Catalogue;

/** Adds the English of a part that has come. */
export function learn(part: Partial<Catalogue>): void {
  Object.assign(spoken, part);
}

/** The languages that come with the element, each loaded when it is first needed; English is always there. */
const catalogues: Readonly<Record<string, () => Catalogue | Promise<Catalogue>>> = {
  en: () => spoken,
  es: () => import('./catalogue/es.js').then(({ es }) => es),
};

/** The region whose habits count where a page names only the language: the one most patients of this element are in. */
const regions: Readonly<Record<string, string>> = { en: 'en-US', es: 'es-US' };

/** Texts that a page brings along: `{es: {book: 'Reservar'}}`, keyed by locale or language. */
export type MessageOverrides = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A locale and the texts to speak in it. */
export interface Speech {
  readonly locale: string;
  readonly catalogue: Catalogue;
}

export const english: Speech = { locale: 'en-US', catalogue: spoken };

/**
 * The first wanted locale that there is a catalogue for, with the page's own
 * texts laid over it. A language that only the page brings falls back to
 * English where it is incomplete; without any match everything is English. A
 * promise only where texts have to be loaded.
 */
export function speechFor(
  wanted: readonly string[],
  overrides: MessageOverrides = {},
): Speech | Promise<Speech> {
  for (const name of wanted.flatMap(canonical)) {
    const language = name.split('-')[0] ?? name;
    const locale = regions[name] ?? name;
    const own = { ...overrides[language], ...overrides[name] };
    const texts = catalogues[language]?.();
    const speech = (catalogue: Catalogue) => ({ locale, catalogue: over(catalogue, own) });
    // English is spoken as English, with its own dates.
    if (texts instanceof Promise) return texts.then(speech, () => english);
    if (texts) return speech(texts);
    if (Object.keys(own).length > 0) return speech(spoken);
  }
  return english;
}

/** Texts laid over a catalogue that may still grow. */
function over(catalogue: Catalogue, texts: Readonly<Record<string, string>>): Catalogue {
  return Object.assign(Object.create(catalogue) as Catalogue, texts);
}

function canonical(locale: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    return [];
  }
}
