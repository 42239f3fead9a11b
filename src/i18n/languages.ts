import type { Concept } from '../model/slot.js';
import type { AnyCatalogue, Catalogue, MessageKey } from './catalogue/catalogue.js';
import { en } from './catalogue/en.js';

/** English, as far as the parts that say it are there. */
const spoken = { ...en } as Record<string, string> as Catalogue;

/** Adds the English of a part that has come. */
export function learn(part: Partial<Catalogue>): void {
  Object.assign(spoken, part);
}

/** The message that says what a code means; nothing until that is known, or where it is not common. */
let messageOf: (concept: Concept) => MessageKey | undefined = () => undefined;

/** Takes in what common codes mean. */
export function learnConcepts(known: typeof messageOf): void {
  messageOf = known;
}

/** Which text says what a concept is, where it is a common one and that is known. */
export function conceptMessage(concept: Concept): MessageKey | undefined {
  return messageOf(concept);
}

/** The languages that are complete and read twice, each loaded when it is first needed; English is always there. */
const catalogues: Readonly<Record<string, () => Catalogue | Promise<Catalogue>>> = {
  en: () => spoken,
  es: () => withConcepts(import('./catalogue/es.js').then(({ es }) => es)),
};

/** Texts that a page brings along: `{es: {book: 'Reservar'}}`, keyed by locale or language. */
export type MessageOverrides = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A locale and the texts to speak in it. */
export interface Speech {
  readonly locale: string;
  readonly catalogue: AnyCatalogue;
}

/** Locales in the order in which they are wanted. */
export interface WantedLocales {
  /** By the page: these may be spoken by a draft. */
  readonly named: readonly string[];
  /** By the browser. */
  readonly usual: readonly string[];
}

export const english: Speech = { locale: 'en-US', catalogue: spoken };

/**
 * The first wanted locale that there is a catalogue for, with the page's own
 * texts laid over it. A language that only the page brings falls back to
 * English where it is incomplete; without any match everything is English. A
 * promise only where texts have to be loaded.
 */
export function speechFor(
  { named, usual }: WantedLocales,
  overrides: MessageOverrides = {},
): Speech | Promise<Speech> {
  const wanted = [...named.flatMap(canonical), ...usual.flatMap(canonical)];
  const drafts = named.flatMap(canonical).length;
  for (const [index, name] of wanted.entries()) {
    const language = name.split('-')[0] ?? name;
    const own = { ...overrides[language], ...overrides[name] };
    const texts = isPseudo.test(name) ? undefined : catalogues[language]?.();
    if (texts instanceof Promise)
      // English is spoken as English, with its own dates.
      return texts.then(
        (catalogue) => speech(name, catalogue, own),
        () => english,
      );
    if (texts) return speech(name, texts, own);
    if (index < drafts)
      return draftOf(name).then((draft) => {
        if (draft) return speech(name, draft, own);
        if (hasAny(own)) return { locale: name, catalogue: over(spoken, own) };
        const rest = wanted.slice(index + 1);
        const more = drafts - index - 1;
        return speechFor({ named: rest.slice(0, more), usual: rest.slice(more) }, overrides);
      });
    if (hasAny(own)) return { locale: name, catalogue: over(spoken, own) };
  }
  return english;
}

const isPseudo = /^(en-XA|ar-XB)$/;

/** The draft of a language, where there is one and it can be had. */
async function draftOf(name: string): Promise<AnyCatalogue | undefined> {
  try {
    const { draftFor } = await import('./drafts.js');
    return await withConcepts(draftFor(name, spoken));
  } catch {
    return undefined;
  }
}

/** Resolves when it can be said what common codes mean. */
export async function commonConcepts(): Promise<void> {
  const { learnCommonConcepts } = await import('./common-concepts.js');
  learnCommonConcepts();
}

/** A catalogue, and what common codes mean, which publishers mostly say in English; it can do without. */
async function withConcepts<Texts>(catalogue: Promise<Texts>): Promise<Texts> {
  const known = commonConcepts().catch(() => undefined);
  const texts = await catalogue;
  await known;
  return texts;
}

/** Where a page names only the language, the habits of the region count that most patients of this element are in. */
function speech(
  name: string,
  catalogue: AnyCatalogue,
  own: Readonly<Record<string, string>>,
): Speech {
  const { baseName, region } = new Intl.Locale(name);
  const locale = region ? name : name.replace(baseName, `${baseName}-US`);
  return { locale, catalogue: over(catalogue, own) };
}

function hasAny(texts: object): boolean {
  return Object.keys(texts).length > 0;
}

/** Texts laid over a catalogue that may still grow. */
function over(catalogue: AnyCatalogue, texts: Readonly<Record<string, string>>): AnyCatalogue {
  return Object.assign(Object.create(catalogue) as AnyCatalogue, texts);
}

function canonical(locale: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    return [];
  }
}
