import { intlLocale, inOwnWords } from './own-dates.js';

/** A unit in which people tell how far a place is. */
export interface WayUnit {
  /** As `Intl` calls it. */
  readonly name: 'mile' | 'kilometer';
  readonly kilometers: number;
}

const inMiles = new Set(['US', 'GB', 'LR', 'MM', 'PR', 'GU', 'VI', 'AS', 'MP']);

/** The unit of a locale. */
export function wayUnitOf(locale: string): WayUnit {
  return inMiles.has(new Intl.Locale(locale).maximize().region ?? '')
    ? { name: 'mile', kilometers: 1.609344 }
    : { name: 'kilometer', kilometers: 1 };
}

/** A way in words: `25 miles`, or in short `1.2 mi`. */
export function wayIn(locale: string, kilometers: number, unitDisplay: 'long' | 'short'): string {
  const unit = wayUnitOf(locale);
  const way = kilometers / unit.kilometers;
  const written = new Intl.NumberFormat(intlLocale(locale), {
    style: 'unit',
    unit: unit.name,
    unitDisplay,
    maximumFractionDigits: way < 10 ? 1 : 0,
  }).format(way);
  return inOwnWords(locale, written);
}
