import type { Place } from '../model/slot.js';
import type { Choices, Dimension, Nearness, Value } from './choices.js';
import { partsOfDay } from './part-of-day.js';

/** What a patient wants, in the words that it was offered in: {@link Choices} as they are shown and kept. */
export type Wanted = { readonly [dimension in Dimension]?: readonly Value[] } & {
  readonly near?: Vicinity;
};

/** Where a patient looks from, and how far they would go. */
export interface Vicinity {
  /** Absent where it is the patient's own position. */
  readonly label?: string;
  readonly position: NonNullable<Place['position']>;
  readonly reach: Reach;
}

/** How far a patient may say they would go: in miles or in kilometers, as people there count. */
export const reaches = [5, 10, 25, 50] as const;
export type Reach = (typeof reaches)[number];

/** One thing of all that is wanted. */
export type Want =
  | { readonly sort: Dimension; readonly value: Value }
  | { readonly sort: 'near'; readonly near: Vicinity };

/** Every sort of choice, in the order in which people ask. */
export const wantedDimensions = [
  'service',
  'specialty',
  'practitioner',
  'place',
  'organization',
  'language',
  'mode',
  'patient',
  'partOfDay',
  'weekday',
] as const satisfies readonly Dimension[];

/** Sorts that have few values, the same everywhere: in the order in which they are shown. */
export const knownValues: { readonly [dimension in Dimension]?: readonly string[] } = {
  mode: ['in-person', 'virtual'],
  patient: ['new', 'existing'],
  partOfDay: partsOfDay,
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
};

/** All that is wanted, one by one. */
export function wantsOf({ near, ...values }: Wanted): readonly Want[] {
  return [
    ...wantedDimensions.flatMap((sort) => (values[sort] ?? []).map((value) => ({ sort, value }))),
    ...(near ? [{ sort: 'near' as const, near }] : []),
  ];
}

/** The same with other values of one sort; with none, nothing is wanted of it. */
export function withValues(wanted: Wanted, dimension: Dimension, values: readonly Value[]): Wanted {
  const { [dimension]: _, ...others } = wanted;
  return values.length > 0 ? { ...others, [dimension]: values } : others;
}

/** The same without one thing, or without everything of a sort. */
export function without(wanted: Wanted, { sort, value }: { sort: keyof Choices; value?: Value }) {
  if (sort === 'near') {
    const { near: _, ...others } = wanted;
    return others;
  }
  const kept = value ? (wanted[sort] ?? []).filter((each) => each.value !== value.value) : [];
  return withValues(wanted, sort, kept);
}

/** What slots are judged by. */
export function choicesOf({ near: _, ...values }: Wanted, near: Nearness | undefined): Choices {
  const chosen = Object.entries(values).map(
    ([dimension, each]) => [dimension, each.map(({ value }) => value)] as const,
  );
  return { ...Object.fromEntries(chosen), ...(near && { near }) };
}
