/** How dates are written in a language that the browser does not know: as in another one, in words of its own. */
export interface OwnDates {
  /** A locale that browsers know, in whose order and punctuation dates and numbers are written. */
  readonly like: string;
  readonly hourCycle: 'h12' | 'h23';
  /** Every word that the other language has in a date or a way, in small letters, and what it is in this one. */
  readonly words: Readonly<Record<string, string>>;
}

const known = new Map<string, OwnDates>();

/** Takes in how dates are written in a language. */
export function learnDates(language: string, dates: OwnDates): void {
  known.set(language, dates);
}

/** How dates are written in a locale, where the browser cannot do it. */
export function ownDates(locale: string): OwnDates | undefined {
  return isKnown(locale) ? undefined : known.get(new Intl.Locale(locale).language);
}

/** A locale that the browser knows: this one, or one whose manner it shares. Asked for one that it does not know, it would take its own. */
export function intlLocale(locale: string): string {
  return isKnown(locale) ? locale : (ownDates(locale)?.like ?? 'en-US');
}

/** The locale with the calendar in which every date is told. */
export function gregorian(locale: string): string {
  return new Intl.Locale(intlLocale(locale), { calendar: 'gregory' }).toString();
}

/** A date as the browser wrote it for `intlLocale`, in the locale's own words. */
export function inOwnWords(locale: string, written: string): string {
  const { words } = ownDates(locale) ?? {};
  return words ? written.replace(/\p{L}+/gu, (word) => words[word.toLowerCase()] ?? word) : written;
}

function isKnown(locale: string): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
}
