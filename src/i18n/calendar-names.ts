import type { CalendarDate } from '../time/calendar-date.js';
import { firstOf, type Month, type Weekday } from '../time/month.js';
import type { Language } from './language.js';
import { numberIn } from './message-format.js';
import { gregorian, inOwnWords } from './own-dates.js';

/** A day of the week, in full and as short as it may be at the head of a column. */
export interface WeekdayName {
  readonly long: string;
  readonly short: string;
}

/** Regions in which calendars do not begin with Monday, where the browser does not say so (CLDR, `weekData`). */
const otherFirstDays: Readonly<Record<Weekday, string>> = {
  5: 'MV',
  6: 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY',
  7:
    'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO ' +
    'MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW',
};
/** Characters that find room above a column. */
const room = 4;

/** What the parts of a calendar are called in a language. Dates are always Gregorian. */
export class CalendarNames {
  /** The day that weeks begin with. */
  readonly firstDay: Weekday;
  /** From the first of the week on. */
  readonly weekdays: readonly WeekdayName[];
  readonly #month: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    const { locale } = language;
    this.firstDay = firstDayOfWeek(locale);
    this.weekdays = weekdaysFrom(this.firstDay, language);
    this.#month = new Intl.DateTimeFormat(gregorian(locale), {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  }

  /** "November 2026" */
  month(month: Month): string {
    return inOwnWords(this.language.locale, this.#month.format(Date.parse(firstOf(month))));
  }

  /** A date's day of the month, in the locale's digits. */
  dayOfMonth(date: CalendarDate): string {
    return this.number(Number(date.slice(8)));
  }

  number(value: number): string {
    return numberIn(this.language.locale, value);
  }
}

/**
 * The day that weeks begin with where a locale is spoken.
 *
 * @param said what the browser says of it; `null` where it says nothing
 */
export function firstDayOfWeek(
  locale: string,
  said: WeekInfo | null = weekInfo(new Intl.Locale(locale)),
): Weekday {
  if (said) return said.firstDay;
  const { region = '' } = new Intl.Locale(locale).maximize();
  const days = Object.entries(otherFirstDays);
  return Number(days.find(([, regions]) => regions.split(' ').includes(region))?.[0] ?? 1);
}

interface WeekInfo {
  readonly firstDay: Weekday;
}

/** Browsers say it in two ways, and some do not. */
function weekInfo(
  locale: Intl.Locale & {
    readonly getWeekInfo?: () => WeekInfo;
    readonly weekInfo?: WeekInfo;
  },
): WeekInfo | null {
  return locale.getWeekInfo?.() ?? locale.weekInfo ?? null;
}

/** Where a short name finds no room, as in Arabic, its initial must do. */
function weekdaysFrom(firstDay: Weekday, language: Language): readonly WeekdayName[] {
  const inStyle = (style: 'long' | 'short' | 'narrow') =>
    Array.from({ length: 7 }, (_, index) => {
      const weekday = firstDay + index;
      return language.weekdays(weekday, weekday, style);
    });
  const brief = inStyle('short');
  const short = brief.every((name) => name.length <= room) ? brief : inStyle('narrow');
  return inStyle('long').map((long, index) => ({ long, short: short[index] as string }));
}
