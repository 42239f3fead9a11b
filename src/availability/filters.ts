import type { Counted, Dimension, Facet } from './choices.js';
import type { Offer } from './offer.js';
import { knownValues, wantedDimensions, type Wanted } from './wanted.js';

/** A sort of choice as it is offered, with its values. */
export interface Filter {
  readonly dimension: Dimension;
  /** In the order in which they are shown. */
  readonly options: readonly FilterOption[];
  /** How many more values there are: long lists are cut. */
  readonly unlisted: number;
  /** How many slots there are when nothing of this sort is chosen. */
  readonly any: number;
}

/** A value that may be chosen; `count` is what that leaves, with all that is chosen of other sorts. */
export interface FilterOption extends Facet {
  readonly isChosen: boolean;
}

/** What filters are made of. */
export interface FilterMatter {
  /** What the page offers before anything is chosen. */
  readonly all: Offer & Counted;
  /** What is left of it. */
  readonly left: Counted;
  readonly wanted: Wanted;
  /** What the page itself has chosen. */
  readonly preset: ReadonlySet<Dimension>;
  /** Puts names in the order of the reader's language. */
  readonly compare: (one: string, other: string) => number;
}

const mostListed = 100;

/** The sorts of choice that would leave something out, and those in which something is chosen already. */
export function filtersOf(matter: FilterMatter): readonly Filter[] {
  const { all, wanted, preset } = matter;
  return wantedDimensions
    .filter((dimension) => {
      if (wanted[dimension]) return true;
      const values = all.facets[dimension];
      return (
        !preset.has(dimension) && values.length > 1 && values.some(({ count }) => count < all.count)
      );
    })
    .map((dimension) => filterOf(dimension, matter));
}

function filterOf(dimension: Dimension, { all, left, wanted, compare }: FilterMatter): Filter {
  const chosen = wanted[dimension] ?? [];
  const isChosen = (value: string) => chosen.some((each) => each.value === value);
  const counts = new Map(left.facets[dimension].map(({ value, count }) => [value, count]));
  const known = new Map([...chosen, ...all.facets[dimension]].map((each) => [each.value, each]));
  const options = [...known.values()].map(({ value, text }) => ({
    value,
    text,
    count: counts.get(value) ?? 0,
    isChosen: isChosen(value),
  }));
  // What is chosen comes first; where many are as frequent, those that are it before anything is chosen.
  const listed = options
    .sort((one, other) => Number(other.isChosen) - Number(one.isChosen) || other.count - one.count)
    .slice(0, mostListed);
  const order = knownValues[dimension];
  return {
    dimension,
    options: listed.sort((one, other) =>
      order ? order.indexOf(one.value) - order.indexOf(other.value) : compare(one.text, other.text),
    ),
    unlisted: options.length - listed.length,
    any: left.letGo[dimension],
  };
}
