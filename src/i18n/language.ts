import type { Concept } from '../model/slot.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { youngLaw } from '../time/young-laws.js';
import { ZoneOffset } from '../time/zone-offset.js';
import { dateAt, shownIn } from '../time/zone.js';
import type { MessageKey } from './catalogue/catalogue.js';
import { conceptMessage, type Speech } from './languages.js';
import { formatMessage, type MessageValues } from './message-format.js';
import { gregorian, inOwnWords, ownDates } from './own-dates.js';

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'ur', 'yi']);

/** How an instant is written out. */
const styles = {
  time: { hour: 'numeric', minute: '2-digit' },
  dateTime: { weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  longDay: { weekday: 'long', month: 'long', day: 'numeric' },
  longDate: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  shortDay: { weekday: 'short', month: 'short', day: 'numeric' },
  long: { weekday: 'long' },
  short: { weekday: 'short' },
  narrow: { weekday: 'narrow' },
  zone: { timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Style = keyof typeof styles;

const mostSaid = 2_000;

/**
 * One way of speaking: texts, dates and times for a person. Dates are always
 * Gregorian: a Buddhist or Persian year on an appointment is a missed one.
 */
export class Language {
  readonly locale: string;
  /** Whether something was published as a mere code, and nobody knows yet which codes are common. */
  lacksConcepts = false;
  readonly direction: 'ltr' | 'rtl';
  readonly #speech: Speech;
  readonly #hourCycle: 'h12' | 'h23' | undefined;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();
  readonly #clocks = new Map<string, ZoneOffset>();
  /** Many have the same times, and all are told again whenever something changes. */
  readonly #said = new Map<string, string>();

  constructor(speech: Speech, hourCycle?: 'h12' | 'h23') {
    this.locale = speech.locale;
    this.direction = rightToLeft.has(speech.locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
    this.#speech = speech;
    this.#hourCycle = hourCycle;
  }

  /** That a draft is spoken, and nobody has checked it; in its own words. */
  get draft(): string | undefined {
    return this.#speech.catalogue.draft;
  }

  /** A text of the catalogue with its values filled in. */
  say(key: MessageKey, values: MessageValues = {}): string {
    const told = this.direction === 'rtl' ? isolated(values) : values;
    return formatMessage(this.#speech.catalogue[key], told, this.locale);
  }

  /** A concept in words: the publisher's own in this language, else ours where it is a common one, else as it was published. */
  concept(concept: Concept): string {
    const { text, code, translations = {} } = concept;
    const tag = this.locale.toLowerCase();
    const own = translations[tag] ?? translations[tag.split('-')[0] ?? tag];
    // In English a publisher's own words are better than ours.
    if (own !== undefined || (tag.startsWith('en') && text !== code)) return own ?? text;
    const key = conceptMessage(concept);
    this.lacksConcepts ||= !key && text === code;
    return key ? this.say(key) : text;
  }

  /** What is there of several things, in a row; each keeps its direction. */
  list(things: readonly (string | undefined)[], comma = this.say('comma')): string {
    const told = things.filter((thing) => thing !== undefined && thing !== '') as string[];
    const keeps = this.direction === 'rtl' && told.length > 1;
    return (keeps ? told.map(isolate) : told).join(comma);
  }

  /** An instant as the clocks of a zone show it; with the zone's short name where they show the same twice. */
  at(instant: string, zone: string, style: Style): string {
    return this.#once(`${style} ${zone} ${instant}`, () => {
      const { instant: time, timeZone } = shownIn(Date.parse(instant), zone);
      const isNamed = 'hour' in styles[style] && this.#isRepeated(instant, zone);
      return this.#told(this.#format(style, timeZone, isNamed).format(time));
    });
  }

  /** The time from one instant to another, saying once what both share. */
  span(start: string, end: string, zone: string): string {
    const first = shownIn(Date.parse(start), zone);
    const last = shownIn(Date.parse(end), zone);
    const isOneDay = dateAt(first.instant, first.timeZone) === dateAt(last.instant, last.timeZone);
    const isOneClock = first.timeZone === last.timeZone;
    // As a range, both would be told by one clock, with one name of the zone, and with dates in figures.
    if (!isOneDay || !isOneClock || this.#isRepeated(start, zone) || this.#isRepeated(end, zone))
      return `${this.at(start, zone, 'time')} – ${this.at(end, zone, isOneDay ? 'time' : 'dateTime')}`;
    return this.#told(
      this.#format('time', first.timeZone).formatRange(first.instant, last.instant),
    );
  }

  /** The short name of a zone at an instant, such as "EST"; an offset as "UTC−05:00". */
  zoneName(instant: string, zone: string): string {
    const offset = youngLaw(Date.parse(instant), zone)?.offset ?? zone;
    if (/^[+-]/.test(offset)) return `UTC${offset.replace('-', '−')}`;
    return this.#once(`zone ${zone} ${instant}`, () => {
      const parts = this.#format('zone', zone).formatToParts(Date.parse(instant));
      return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
    });
  }

  /** A day of the calendar. */
  day(date: CalendarDate, style: 'longDay' | 'longDate' | 'shortDay'): string {
    return this.#told(this.#format(style, 'UTC').format(Date.parse(date)));
  }

  /** Several days on end: "Mon, Nov 23 – Fri, Nov 27". */
  days(from: CalendarDate, to: CalendarDate): string {
    return this.#told(
      this.#format('shortDay', 'UTC').formatRange(Date.parse(from), Date.parse(to)),
    );
  }

  /** A day of every week, or several on end: ISO 8601, 1 for Monday to 7 for Sunday. */
  weekdays(from: number, to: number, style: 'long' | 'short' | 'narrow' = 'short'): string {
    // The first of January 2024 was a Monday.
    return this.#told(
      this.#format(style, 'UTC').formatRange(Date.UTC(2024, 0, from), Date.UTC(2024, 0, to)),
    );
  }

  /** A wall clock that says `HH:MM`, to `24:00`, on any day. */
  clock(time: string): string {
    return this.#format('time', 'UTC').format(clockTime(time));
  }

  /** From one wall clock to another, as one span. */
  clockSpan(from: string, to: string): string {
    return this.#format('time', 'UTC').formatRange(clockTime(from), clockTime(to));
  }

  #told(written: string): string {
    return inOwnWords(this.locale, written);
  }

  #once(key: string, say: () => string): string {
    let said = this.#said.get(key);
    if (said === undefined) {
      if (this.#said.size >= mostSaid) this.#said.clear();
      this.#said.set(key, (said = say()));
    }
    return said;
  }

  /** Whether the clocks of a zone, being set back, show an instant's time of day twice. */
  #isRepeated(instant: string, zone: string): boolean {
    let clocks = this.#clocks.get(zone);
    if (!clocks) this.#clocks.set(zone, (clocks = new ZoneOffset(zone)));
    return clocks.repeat(Date.parse(instant));
  }

  #format(style: Style, timeZone: string, isNamed = false): Intl.DateTimeFormat {
    const key = `${style} ${isNamed} ${timeZone}`;
    let format = this.#formats.get(key);
    if (!format) {
      const hourCycle = this.#hourCycle ?? ownDates(this.locale)?.hourCycle;
      format = new Intl.DateTimeFormat(gregorian(this.locale), {
        ...styles[style],
        ...(isNamed && styles.zone),
        timeZone,
        ...(hourCycle && 'hour' in styles[style] && { hourCycle }),
      });
      this.#formats.set(key, format);
    }
    return format;
  }
}

/** What is of another direction, such as a telephone number among Arabic, keeps its own (Unicode isolates). */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function isolated(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value) : value,
    ]),
  );
}

function clockTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Date.UTC(2024, 0, 1, hours % 24, minutes);
}
