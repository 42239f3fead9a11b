import { knownValues, type Vicinity, type Want } from '../availability/wanted.js';
import type { Choices, Dimension, Value } from '../availability/choices.js';
import type { MessageKey } from '../i18n/catalogue/catalogue.js';
import type { Language } from '../i18n/language.js';
import { wayIn, wayUnitOf } from '../i18n/way-unit.js';
import type { Distance } from '../nearby/place-distance.js';

/** What one thing that is wanted is called. */
export function wantName(language: Language, want: Want): string {
  if (want.sort !== 'near') return valueName(language, want.sort, want.value);
  const { label, reach } = want.near;
  return language.say('filters.near.within', {
    distance: reachName(language, reach),
    place: label ?? language.say('filters.near.you'),
  });
}

const ofConcepts: ReadonlySet<string> = new Set(['service', 'specialty', 'language']);

/** What a value is called: by the data, where it is the data's own. */
export function valueName(language: Language, dimension: Dimension, { value, text }: Value) {
  if (dimension === 'weekday') return weekdayName(language, Number(value));
  if (ofConcepts.has(dimension)) {
    const [system, code] = value.split('|');
    return language.concept({ text, ...(code && { system: system ?? '', code }) });
  }
  return dimension in knownValues
    ? language.say(`filters.${dimension}.${value}` as MessageKey)
    : text;
}

/** What it is called when one thing of a sort, and with it all of it, is let go. */
export function anyName(language: Language, sort: keyof Choices, value?: Value): string {
  return language.say(
    (sort === 'mode'
      ? `filters.mode.${value?.value ?? ''}.also`
      : `filters.${sort}.any`) as MessageKey,
  );
}

/** A name with how many times there are behind it. */
export function counted(language: Language, name: string, count: number): string {
  return language.say('filters.option', { name, count });
}

/** A round way: `25 miles`. */
export function reachName({ locale }: Language, reach: Vicinity['reach']): string {
  return wayIn(locale, reach * wayUnitOf(locale).kilometers, 'long');
}

/** How far a place is; only about, where it is measured to the middle of a ZIP code. */
export function away(language: Language, { km, estimated }: Distance): string {
  const { locale } = language;
  // Who starts in the same ZIP code is not told that there is no way to go.
  const least = wayUnitOf(locale).kilometers * (estimated ? 1 : 0.1);
  const distance = wayIn(locale, Math.max(km, least), 'short');
  return language.say(estimated ? 'filters.away.about' : 'filters.away', { distance });
}

/** @param weekday ISO 8601: 1 is Monday */
function weekdayName(language: Language, weekday: number): string {
  const name = language.weekdays(weekday, weekday, 'long');
  // It stands for itself, where some languages write it small inside a sentence.
  return name.charAt(0).toLocaleUpperCase(language.locale) + name.slice(1);
}
