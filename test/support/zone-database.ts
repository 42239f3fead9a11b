import { existsSync, readFileSync } from 'node:fs';
import type { Observance } from '../../src/time/observances.js';

const folder = '/usr/share/zoneinfo';

/** The changes of a zone's clocks as a database tells them. */
export interface ZoneRecord {
  readonly changes: readonly Observance[];
  /** The instant (milliseconds) up to which all changes are told. */
  readonly until: number;
}

/** The release of the zone database of this machine, such as `2025b`; absent where there is none. */
export function databaseRelease(): string | undefined {
  const file = `${folder}/tzdata.zi`;
  if (!existsSync(file)) return undefined;
  return /^# version (\S+)/.exec(readFileSync(file, 'latin1'))?.[1];
}

/** What the zone database of this machine says of a zone, read without `Intl` (RFC 9636); absent where it does not know it. */
export function recordOf(zone: string): ZoneRecord | undefined {
  const file = `${folder}/${zone}`;
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  // What comes first is for readers that know no 64 bits.
  const first = countsAt(bytes, 0);
  return readBlock(bytes, 44 + lengthOf(first, 4));
}

interface Counts {
  readonly utcMarks: number;
  readonly standardMarks: number;
  readonly leapSeconds: number;
  readonly changes: number;
  readonly types: number;
  readonly letters: number;
}

function countsAt(bytes: Buffer, header: number): Counts {
  const count = (index: number) => bytes.readUInt32BE(header + 20 + index * 4);
  return {
    utcMarks: count(0),
    standardMarks: count(1),
    leapSeconds: count(2),
    changes: count(3),
    types: count(4),
    letters: count(5),
  };
}

/** @param width of an instant, in bytes */
function lengthOf(counts: Counts, width: 4 | 8): number {
  const { changes, types, letters, leapSeconds, standardMarks, utcMarks } = counts;
  return (
    changes * (width + 1) +
    types * 6 +
    letters +
    leapSeconds * (width + 4) +
    standardMarks +
    utcMarks
  );
}

function readBlock(bytes: Buffer, header: number): ZoneRecord {
  const counts = countsAt(bytes, header);
  const instants = header + 44;
  const typesOfChanges = instants + counts.changes * 8;
  const types = typesOfChanges + counts.changes;
  const offsetOf = (type: number) => bytes.readInt32BE(types + type * 6) * 1_000;
  const all = Array.from({ length: counts.changes }, (_, index) => ({
    start: Number(bytes.readBigInt64BE(instants + index * 8)) * 1_000,
    offset: offsetOf(bytes.readUInt8(typesOfChanges + index)),
  }));
  const told = all.map(({ start, offset }, index) => ({
    start,
    offsetBefore: all[index - 1]?.offset ?? offsetOf(0),
    offset,
  }));
  const rule = bytes.toString('latin1', instants + lengthOf(counts, 8)).trim();
  return {
    // What changes only the name is no change of the clocks.
    changes: told.filter(({ offset, offsetBefore }) => offset !== offsetBefore),
    // Later changes, where there are any, are told by a rule only.
    until: rule.includes(',') ? (all.at(-1)?.start ?? -Infinity) : Infinity,
  };
}
