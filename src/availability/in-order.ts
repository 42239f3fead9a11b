/** Columns that are to be put in the order of the first of them. */
interface Columns {
  readonly start: Float64Array;
  readonly kind: Uint32Array;
  readonly row: Uint32Array;
}

const between = 16_384;

/**
 * Puts a stretch of columns in the order of `start`; what is equal stays in its
 * order. Feeds are mostly sorted, so runs that are in order already are found
 * and merged. Pauses at every `yield`.
 */
export function* inOrder(
  columns: Columns,
  from: number,
  to: number,
): Generator<undefined, undefined> {
  const { start } = columns;
  let runs: number[] = [from];
  for (let place = from + 1; place < to; place += 1) {
    if ((start[place] as number) < (start[place - 1] as number)) runs.push(place);
    if (place % between === 0) yield;
  }
  if (runs.length === 1) return;
  runs.push(to);
  let source = columns;
  let target: Columns = {
    start: columns.start.slice(from, to),
    kind: columns.kind.slice(from, to),
    row: columns.row.slice(from, to),
  };
  // The copy lies at 0, and what is copied at `from`.
  let [at, into] = [from, 0];
  while (runs.length > 2) {
    const merged: number[] = [];
    for (let run = 0; run + 1 < runs.length; run += 2) {
      const begin = runs[run] as number;
      const middle = runs[run + 1] as number;
      const end = runs[run + 2] ?? middle;
      merged.push(begin);
      yield* merge(source, at, target, into, [begin - from, middle - from, end - from]);
    }
    merged.push(to);
    runs = merged;
    [source, target] = [target, source];
    [at, into] = [into, at];
  }
  if (source === columns) return;
  columns.start.set(source.start, from);
  columns.kind.set(source.kind, from);
  columns.row.set(source.row, from);
}

/** Merges two neighbouring runs of one place into another. */
function* merge(
  source: Columns,
  at: number,
  target: Columns,
  into: number,
  [begin, middle, end]: readonly [number, number, number],
): Generator<undefined, undefined> {
  let left = begin;
  let right = middle;
  for (let place = begin; place < end; place += 1) {
    const takesLeft =
      left < middle &&
      (right >= end || (source.start[at + left] as number) <= (source.start[at + right] as number));
    const taken = at + (takesLeft ? left++ : right++);
    target.start[into + place] = source.start[taken] as number;
    target.kind[into + place] = source.kind[taken] as number;
    target.row[into + place] = source.row[taken] as number;
    if (place % between === 0) yield;
  }
}
