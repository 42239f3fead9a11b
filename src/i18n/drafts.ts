import type { AnyCatalogue, Catalogue, Draft } from './catalogue/catalogue.js';
import { accented, mirrored } from './pseudo.js';

/** Languages that nobody but us has checked, each in a chunk of its own. */
const drafts: Readonly<Record<string, () => Promise<Draft>>> = {
  'ar': () => import('./catalogue/ar.js').then(({ ar }) => ar),
  'de': () => import('./catalogue/de.js').then(({ de }) => de),
  'fa': () => import('./catalogue/fa.js').then(({ fa }) => fa),
  'fil': () => import('./catalogue/fil.js').then(({ fil }) => fil),
  'fr': () => import('./catalogue/fr.js').then(({ fr }) => fr),
  'he': () => import('./catalogue/he.js').then(({ he }) => he),
  'hi': () => import('./catalogue/hi.js').then(({ hi }) => hi),
  'ht': () => import('./catalogue/ht.js').then(({ ht }) => ht),
  'it': () => import('./catalogue/it.js').then(({ it }) => it),
  'ja': () => import('./catalogue/ja.js').then(({ ja }) => ja),
  'ko': () => import('./catalogue/ko.js').then(({ ko }) => ko),
  'pl': () => import('./catalogue/pl.js').then(({ pl }) => pl),
  'pt': () => import('./catalogue/pt.js').then(({ pt }) => pt),
  'ru': () => import('./catalogue/ru.js').then(({ ru }) => ru),
  'ur': () => import('./catalogue/ur.js').then(({ ur }) => ur),
  'vi': () => import('./catalogue/vi.js').then(({ vi }) => vi),
  'zh-Hans': () => import('./catalogue/zh-hans.js').then(({ zhHans }) => zhHans),
  'zh-Hant': () => import('./catalogue/zh-hant.js').then(({ zhHant }) => zhHant),
};

/** The names of all of them. */
export const draftLanguages: readonly string[] = Object.keys(drafts);

/** The catalogue for a locale that a page names; nothing where there is none. @param english what pseudo-locales are made of */
export async function draftFor(
  locale: string,
  english: Catalogue,
): Promise<AnyCatalogue | undefined> {
  if (locale === 'en-XA') return accented(english);
  if (locale === 'ar-XB') return mirrored(english);
  // Chinese is written in two ways, and mostly named by the place.
  const { language, script } = new Intl.Locale(locale).maximize();
  return (drafts[language] ?? drafts[`${language}-${script ?? ''}`])?.();
}
