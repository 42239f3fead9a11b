import type { Place, Slot } from '../model/slot.js';
import { partOfDay } from './part-of-day.js';
import type { Kind } from './timetable.js';

/**
 * What a patient chooses by, beside what the page presets. Of several values
 * of one sort any will do; what is chosen of each sort must fit. Values are
 * those that {@link Facets} offer.
 */
export interface Choices {
  readonly specialty?: readonly string[];
  readonly service?: readonly string[];
  readonly practitioner?: readonly string[];
  readonly place?: readonly string[];
  readonly organization?: readonly string[];
  /** Spoken there. */
  readonly language?: readonly string[];
  readonly mode?: readonly string[];
  /** `new` or `existing`; a time that is open to all fits both. */
  readonly patient?: readonly string[];
  readonly partOfDay?: readonly string[];
  /** ISO 8601: `1` is Monday. */
  readonly weekday?: readonly string[];
  readonly near?: Nearness;
}

/** How far a patient would go. Video visits are near from anywhere, and come after what there is to go to. */
export interface Nearness {
  /** Kilometers to a place, where they can be told. */
  readonly kilometersTo: (place: Place) => number | undefined;
  readonly most: number;
}

/** A value that may be chosen, and how many slots that leaves with all that is chosen of other sorts. */
export interface Facet {
  readonly value: string;
  readonly text: string;
  readonly count: number;
}

/** A sort of choice whose values can be counted. */
export type Dimension = Exclude<keyof Choices, 'near'>;
export type Facets = { readonly [dimension in Dimension]: readonly Facet[] };
/** How many slots there would be if all that is chosen of one sort were let go. */
export type LetGo = { readonly [sort in keyof Choices]-?: number };

/** What could be chosen instead. */
export interface Counted {
  readonly facets: Facets;
  readonly letGo: LetGo;
}

/** A value of some sort, and the words for it; the data's own, or the value once more. */
export type Value = Omit<Facet, 'count'>;

/** What a kind of slots is, in each sort that does not depend on the time. */
export const kindValues: { readonly [dimension: string]: (kind: Kind) => readonly Value[] } = {
  specialty: ({ specialties }) => concepts(specialties),
  service: ({ services }) => concepts(services),
  practitioner: ({ practitioner, endpoint }) => named(practitioner, endpoint),
  place: ({ place, endpoint }) => named(place, endpoint),
  organization: ({ organization, endpoint }) => named(organization, endpoint),
  language: ({ languages = [] }) => concepts(languages),
  mode: ({ mode }) => [{ value: mode, text: mode }],
  patient: ({ accepts }) =>
    (accepts ? [accepts] : (['new', 'existing'] as const)).map((value) => ({ value, text: value })),
};

/** What an hour of the week is, counted from Monday's midnight. */
export const hourValues: { readonly [dimension: string]: (hour: number) => Value } = {
  partOfDay: (hour) => {
    const value = partOfDay(hour % 24);
    return { value, text: value };
  },
  weekday: (hour) => {
    const value = String(Math.floor(hour / 24) + 1);
    return { value, text: value };
  },
};

function concepts(of: Slot['services']): readonly Value[] {
  return of.map(({ system, code, text }) => ({
    value: code === undefined ? text : `${system ?? ''}|${code}`,
    text,
  }));
}

/** A reference means something at its own endpoint only. */
function named(of: Slot['practitioner'], endpoint: string | undefined): readonly Value[] {
  return of
    ? [
        {
          value: of.reference === undefined ? of.name : `${endpoint ?? ''} ${of.reference}`,
          text: of.name,
        },
      ]
    : [];
}
