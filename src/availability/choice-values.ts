import { kindValues, type Dimension } from './choices.js';
import type { Kind } from './timetable.js';

/** The values that kinds have in one sort of choice, numbered in the order of their texts. */
export interface ValueColumn {
  readonly values: readonly { readonly value: string; readonly text: string }[];
  /** The numbers of each kind's values, each once. */
  readonly ofKind: readonly (readonly number[])[];
}

const known = new WeakMap<readonly Kind[], Map<Dimension, ValueColumn>>();

/** The values of kinds in a sort of choice; worked out once. */
export function valueColumn(kinds: readonly Kind[], dimension: Dimension): ValueColumn {
  let columns = known.get(kinds);
  if (!columns) known.set(kinds, (columns = new Map()));
  let column = columns.get(dimension);
  if (!column) columns.set(dimension, (column = read(kinds, dimension)));
  return column;
}

function read(kinds: readonly Kind[], dimension: Dimension): ValueColumn {
  const texts = new Map<string, string>();
  const has = kinds.map((kind) => {
    const values = kindValues[dimension]?.(kind) ?? [];
    for (const { value, text } of values) texts.set(value, text);
    return values;
  });
  const values = [...texts]
    .map(([value, text]) => ({ value, text }))
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0));
  const numbers = new Map(values.map(({ value }, number) => [value, number]));
  return {
    values,
    ofKind: has.map((each) => [...new Set(each.map(({ value }) => numbers.get(value) as number))]),
  };
}
