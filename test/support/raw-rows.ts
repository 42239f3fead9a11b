import type { RawKind, RawSlots } from '../../src/fhir/raw-slots.js';

/** What was scanned, without regard to the helpings in which it was given. */
export interface RawRows {
  readonly rows: readonly RawRow[];
  /** How often each kind of trouble was met. */
  readonly issues: Readonly<Record<string, number>>;
  readonly past: number;
}

/** A scanned slot, in words. */
interface RawRow {
  readonly id: string;
  readonly link: string;
  readonly start: number;
  readonly end: number;
  readonly capacity: number;
  readonly kind: RawKind | undefined;
}

/** The helpings of one file, as one list of rows. */
export function rowsOf(helpings: Iterable<RawSlots>): RawRows {
  const kinds: RawKind[] = [];
  const rows: RawRow[] = [];
  const issues: Record<string, number> = {};
  let past = 0;
  for (const raw of helpings) {
    kinds.push(...raw.kinds);
    past += raw.past;
    for (const { code, count } of raw.issues) issues[code] = (issues[code] ?? 0) + count;
    const { columns } = raw;
    const words = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let row = 0; row < columns.length; row += 1) {
      const from = row === 0 ? 0 : (columns.textEnd[row - 1] ?? NaN);
      const middle = from + (columns.idLength[row] ?? NaN);
      rows.push({
        id: words.decode(columns.text.subarray(from, middle)),
        link: words.decode(columns.text.subarray(middle, columns.textEnd[row])),
        start: columns.start[row] ?? NaN,
        end: columns.end[row] ?? NaN,
        capacity: columns.capacity[row] ?? NaN,
        kind: kinds[columns.kind[row] ?? -1],
      });
    }
  }
  return { rows, issues, past };
}
