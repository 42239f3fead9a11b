import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { IssueTally } from '../../src/fhir/issue-tally.js';
import { LineMould } from '../../src/fhir/line-mould.js';
import { readLine } from '../../src/fhir/ndjson.js';
import { inR4Shape } from '../../src/fhir/older-shapes.js';
import { SlotLedger } from '../../src/fhir/slot-ledger.js';
import { SlotScanner } from '../../src/fhir/slot-scanner.js';
import { rowsOf, type RawRows } from '../support/raw-rows.js';
import { seeded } from '../support/seeded.js';
import { SlotLines } from '../support/slot-lines.js';

const span = { from: Date.parse('2026-11-24T00:00Z'), to: Date.parse('2026-12-20T00:00Z') };

interface Scanned extends RawRows {
  readonly good: number;
  readonly bad: number;
}

/** What a scanner makes of the lines of a file. */
function scanned(
  lines: readonly Uint8Array[],
  { byClock = false, ledger = new SlotLedger() } = {},
): Scanned {
  const scanner = new SlotScanner(span, byClock, ledger);
  const helpings = lines.map((line, index) => {
    // Lines lie anywhere in the pieces of a body.
    const bytes = new Uint8Array(line.length + 7).fill(index);
    bytes.set(line, 3);
    scanner.line({ bytes, from: 3, to: 3 + line.length });
    return index % 5 === 0 ? scanner.take() : undefined;
  });
  const whole = [...helpings.filter((helping) => helping !== undefined), scanner.take()];
  return { ...rowsOf(whole), good: scanner.good, bad: scanner.bad };
}

/** The same by parsing every line as JSON. */
function parsed(
  lines: readonly Uint8Array[],
  { byClock = false, ledger = new SlotLedger() } = {},
): Scanned {
  const scanner = new SlotScanner(span, byClock, ledger);
  const tally = new IssueTally();
  let good = 0;
  let bad = 0;
  for (const bytes of lines) {
    const read = readLine({ bytes, from: 0, to: bytes.length }, tally);
    if (read.is === 'unreadable') bad += 1;
    if (!('resource' in read)) continue;
    good += 1;
    scanner.resource(inR4Shape(read.resource));
  }
  const { rows, issues, past } = rowsOf([scanner.take()]);
  const unreadable = tally.take().map(({ code, count }) => [code, count] as const);
  return { rows, issues: { ...issues, ...Object.fromEntries(unreadable) }, past, good, bad };
}

const linesOf = (...lines: readonly string[]) =>
  lines.map((line) => new TextEncoder().encode(line));

describe('lines of a Slot file', () => {
  it('mean the same whether they are parsed as JSON or compared with the lines before them', () => {
    const random = seeded(2_026);
    let lines = 0;
    let fitting = 0;
    const { matches } = LineMould.prototype;
    vi.spyOn(LineMould.prototype, 'matches').mockImplementation(function (this: LineMould, line) {
      const fits = matches.call(this, line);
      fitting += Number(fits);
      return fits;
    });
    for (let round = 0; round < 1_200; round += 1) {
      const writer = new SlotLines(random);
      const file = Array.from({ length: 6 + Math.floor(random() * 30) }, () => writer.next());
      const byClock = random() < 0.3;
      const [compared, plain] = [scanned(file, { byClock }), parsed(file, { byClock })];
      // Much faster than what tells the difference.
      if (!isDeepStrictEqual(compared, plain)) expect(compared, `round ${round}`).toEqual(plain);
      lines += file.length;
    }
    vi.restoreAllMocks();
    // Else nothing was compared but one parser with itself.
    expect(fitting).toBeGreaterThan(lines / 3);
  });
});
