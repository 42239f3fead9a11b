import { valueColumn } from './choice-values.js';
import {
  hourValues,
  kindValues,
  type Choices,
  type Counted,
  type Dimension,
  type Facet,
  type Facets,
  type LetGo,
  type Nearness,
} from './choices.js';
import type { Judge, Misfits, Tally } from './offer.js';
import type { Kind } from './timetable.js';

/** Every sort of choice has a bit of its own; these say that a slot does not fit for another reason. */
const dimensions = [...Object.keys(kindValues), ...Object.keys(hourValues)] as Dimension[];
const nearBit = 1 << dimensions.length;
const sorts = [...dimensions, 'near'] as const;
const hoursOfWeek = 168;

/**
 * Judges slots by what a patient has chosen.
 *
 * @param options `withFacets`: whether to count what else could be chosen
 */
export function byChoices(
  choices: Choices,
  { withFacets = false }: { readonly withFacets?: boolean } = {},
): Judge {
  const { near } = choices;
  return {
    misfitsOf: (kinds) => misfitsOf(kinds, choices),
    ...(withFacets && {
      tallyOf: (kinds: readonly Kind[]) => new ChoiceTally(kinds),
      mergedCounts,
    }),
    kilometersTo: near && (({ about }) => kilometersTo(about, near) ?? Infinity),
  };
}

/** What does not fit, worked out once for each kind and not for each slot. */
function misfitsOf(kinds: readonly Kind[], choices: Choices): Misfits {
  const chosen = dimensions.flatMap((dimension, bit) => {
    const values = choices[dimension];
    return values?.length ? [{ dimension, bit: 1 << bit, values: new Set(values) }] : [];
  });
  const byKind = chosen.filter(({ dimension }) => dimension in kindValues);
  const byHour = chosen.filter(({ dimension }) => dimension in hourValues);
  const columns = byKind.map(({ dimension, bit, values: wanted }) => {
    const { values, ofKind } = valueColumn(kinds, dimension);
    return { bit, ofKind, wanted: values.map(({ value }) => wanted.has(value)) };
  });
  const misfit = (kind: Kind, index: number) => {
    let bits = 0;
    for (const { bit, ofKind, wanted } of columns) {
      if (!ofKind[index]?.some((value) => wanted[value])) bits |= bit;
    }
    return isNear(kind, choices) ? bits : bits | nearBit;
  };
  return {
    ofKind: Uint32Array.from(kinds.map(misfit)),
    ofHour:
      byHour.length === 0
        ? undefined
        : Uint32Array.from({ length: hoursOfWeek }, (_, hour) =>
            byHour
              .filter(
                ({ dimension, values }) => !values.has(hourValues[dimension]?.(hour).value ?? ''),
              )
              .reduce((bits, { bit }) => bits | bit, 0),
          ),
  };
}

/** Nobody has to go to a video visit, which is as good from anywhere. */
function isNear(kind: Kind, { near }: Choices): boolean {
  if (!near || kind.mode === 'virtual') return true;
  const kilometers = kilometersTo(kind, near);
  return kilometers !== undefined && kilometers <= near.most;
}

/** How far it is to a kind of visit; nothing where the place does not tell, or there is no way to go. */
function kilometersTo({ mode, place }: Kind, near: Nearness): number | undefined {
  return mode === 'virtual' ? undefined : place && near.kilometersTo(place);
}

/**
 * Counts slots by kind and by hour: those that fit, and for each sort of choice
 * those that fit but for it. That is what the counts of its values are made of.
 */
class ChoiceTally implements Tally {
  readonly #kinds: readonly Kind[];
  /** By the bits that do not fit; 0 for those that all fit. */
  readonly #byKind = new Map<number, Uint32Array>();
  readonly #byHour = new Map<number, Uint32Array>();
  /** The slots counted last that lack the same and are of one kind. */
  #misfit = 0;
  #kind = 0;
  #same = 0;
  #hours = this.#columnOf(this.#byHour, hoursOfWeek, 0);

  constructor(kinds: readonly Kind[]) {
    this.#kinds = kinds;
  }

  /** Counts a slot that lacks just these bits. */
  add(misfit: number, kind: number, hour: number): void {
    if (misfit !== this.#misfit || kind !== this.#kind) {
      this.#settle();
      this.#misfit = misfit;
      this.#kind = kind;
      this.#hours = this.#columnOf(this.#byHour, hoursOfWeek, misfit);
    }
    this.#same += 1;
    this.#hours[hour] = (this.#hours[hour] as number) + 1;
  }

  /** Neighbours are mostly of one kind, and counted together. */
  #settle(): void {
    const counts = this.#columnOf(this.#byKind, this.#kinds.length, this.#misfit);
    counts[this.#kind] = (counts[this.#kind] ?? 0) + this.#same;
    this.#same = 0;
  }

  #columnOf(columns: Map<number, Uint32Array>, length: number, misfit: number): Uint32Array {
    let column = columns.get(misfit);
    if (!column) columns.set(misfit, (column = new Uint32Array(length)));
    return column;
  }

  counted(): Counted {
    this.#settle();
    return { facets: this.#facets(), letGo: this.#letGo() };
  }

  /** The values of every sort, the most frequent first. */
  #facets(): Facets {
    const facets = dimensions.map((dimension, bit) => {
      const facet =
        dimension in hourValues
          ? this.#ofHours(dimension, 1 << bit)
          : this.#ofKinds(dimension, 1 << bit);
      return [dimension, facet] as const;
    });
    return Object.fromEntries(facets) as Facets;
  }

  #letGo(): LetGo {
    const fitting = this.#countOf(0);
    const counts = sorts.map((sort, bit) => [sort, fitting + this.#countOf(1 << bit)] as const);
    return Object.fromEntries(counts) as LetGo;
  }

  #countOf(misfit: number): number {
    return this.#byHour.get(misfit)?.reduce((sum, count) => sum + count) ?? 0;
  }

  #ofKinds(dimension: Dimension, bit: number): readonly Facet[] {
    const { values, ofKind } = valueColumn(this.#kinds, dimension);
    const counts = new Uint32Array(values.length);
    for (const misfit of [0, bit]) {
      this.#byKind.get(misfit)?.forEach((count, kind) => {
        if (count === 0) return;
        for (const number of ofKind[kind] as readonly number[])
          counts[number] = (counts[number] as number) + count;
      });
    }
    return mostFirst(
      values.map((value, number) => ({ ...value, count: counts[number] as number })),
    );
  }

  #ofHours(dimension: Dimension, bit: number): readonly Facet[] {
    const facets = new Map<string, Facet>();
    for (const misfit of [0, bit]) {
      this.#byHour.get(misfit)?.forEach((count, hour) => {
        const { value, text } = hourValues[dimension]?.(hour) ?? { value: '', text: '' };
        facets.set(value, { value, text, count: count + (facets.get(value)?.count ?? 0) });
      });
    }
    return mostFirst([...facets.values()]);
  }
}

/** What was counted in several timetables, as one. */
function mergedCounts(all: readonly Counted[]): Counted {
  const letGo = sorts.map(
    (sort) => [sort, all.reduce((sum, each) => sum + each.letGo[sort], 0)] as const,
  );
  return {
    facets: mergedFacets(all.map(({ facets }) => facets)),
    letGo: Object.fromEntries(letGo) as LetGo,
  };
}

/** The facets of several timetables as one. */
export function mergedFacets(all: readonly Facets[]): Facets {
  const facets = dimensions.map((dimension) => {
    const counts = new Map<string, Facet>();
    for (const facet of all.flatMap((each) => each[dimension])) {
      const { count = 0 } = counts.get(facet.value) ?? {};
      counts.set(facet.value, { ...facet, count: facet.count + count });
    }
    return [dimension, mostFirst([...counts.values()])] as const;
  });
  return Object.fromEntries(facets) as Facets;
}

/** Those that there are, the most frequent first; what is as frequent stays in its order. */
function mostFirst(facets: readonly Facet[]): readonly Facet[] {
  return facets.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
}
