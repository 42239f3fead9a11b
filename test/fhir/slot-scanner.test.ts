import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { released } from '../../src/fhir/contained.js';
import { IssueTally } from '../../src/fhir/issue-tally.js';
import { LineCaster } from '../../src/fhir/line-caster.js';
import { LineMould } from '../../src/fhir/line-mould.js';
import { LineSplitter } from '../../src/fhir/line-splitter.js';
import { readLine } from '../../src/fhir/ndjson.js';
import type { RawSlots } from '../../src/fhir/raw-slots.js';
import { inR4Shape } from '../../src/fhir/older-shapes.js';
import { SlotScanner } from '../../src/fhir/slot-scanner.js';
import { rowsOf, type RawRows } from '../support/raw-rows.js';
import { seeded } from '../support/seeded.js';
import { SlotLines } from '../support/slot-lines.js';
import { rounds } from '../support/rounds.js';

const span = { from: Date.parse('2026-11-24T00:00Z'), to: Date.parse('2026-12-20T00:00Z') };

const end = Buffer.from('\n');

interface Scanned extends RawRows {
  readonly good: number;
  readonly bad: number;
}

/** What a scanner makes of the lines of a file. */
function scanned(lines: readonly Uint8Array[], { byClock = false } = {}): Scanned {
  const scanner = new SlotScanner(span, byClock);
  scanner.release(released);
  scanner.caster = new LineCaster(byClock);
  const splitter = new LineSplitter();
  const helpings: RawSlots[] = [];
  // A piece of a body has many lines, and the last one may come to its end in the next.
  for (let index = 0; index < lines.length; index += 5) {
    const body = Buffer.concat(lines.slice(index, index + 5).flatMap((line) => [line, end]));
    for (const piece of [body.subarray(0, -9), body.subarray(-9)]) {
      splitter.add(Uint8Array.from(piece));
      while (scanner.next(splitter));
    }
    helpings.push(scanner.take());
  }
  return { ...rowsOf(helpings), good: scanner.good, bad: scanner.bad };
}

/** The same by parsing every line as JSON. */
function parsed(lines: readonly Uint8Array[], { byClock = false } = {}): Scanned {
  const scanner = new SlotScanner(span, byClock);
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

/** A slot as JSON, with other members than usual. */
const slot = (members: object = {}) =>
  JSON.stringify({
    resourceType: 'Slot',
    id: 'a',
    schedule: { reference: 'Schedule/1' },
    status: 'free',
    start: '2026-11-24T09:00:00-05:00',
    end: '2026-11-24T09:30:00-05:00',
    ...members,
  });

/** Starts that are a minute apart. */
const startOf = (minute: number) =>
  `${new Date(Date.parse('2026-11-24T09:00Z') + minute * 60_000).toISOString().slice(0, 16)}:00Z`;

describe('lines of a Slot file', () => {
  it('mean the same whether they are parsed as JSON or compared with the lines before them', () => {
    const random = seeded(2_026);
    let lines = 0;
    let fitting = 0;
    const { endIn } = LineMould.prototype;
    vi.spyOn(LineMould.prototype, 'endIn').mockImplementation(function (this: LineMould, ahead) {
      const at = endIn.call(this, ahead);
      fitting += Number(at >= 0);
      return at;
    });
    for (let round = 0; round < rounds(400); round += 1) {
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

  it('are parsed as JSON only until one is known that is like them', () => {
    const parse = vi.spyOn(JSON, 'parse');
    const lines = linesOf(
      ...Array.from({ length: 1_000 }, (_, index) =>
        slot({ id: `${index}`, start: startOf(index), comment: `Room ${index}`, end: null }),
      ),
    );
    expect(scanned(lines).rows.length).toBe(1_000);
    const lineParses = parse.mock.calls.filter(([text]) => text.startsWith('{'));
    vi.restoreAllMocks();
    // The first, and each fifth: that is the one which was cut.
    expect(lineParses.length).toBe(1 + 1_000 / 5);
  });

  it('are all read where no two of them are alike', () => {
    const lines = linesOf(
      ...Array.from({ length: 1_200 }, (_, index) =>
        slot({ id: `${index}`, start: startOf(index), [`member${index}`]: index }),
      ),
    );
    expect(scanned(lines)).toEqual(parsed(lines));
    // And what is alike again after them.
    const alike = linesOf(...Array.from({ length: 50 }, (_, id) => slot({ id: `other ${id}` })));
    expect(scanned([...lines, ...alike]).rows.length).toBe(1_250);
  });

  it('keep an id that is a number, and the link of a lone extension, however many there are', () => {
    const url = 'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/';
    const extension = { url: `${url}booking-deep-link`, valueUrl: 'https://example.org/book' };
    const { rows } = scanned(
      linesOf(...[0, 1, 2].map((minute) => slot({ id: 0, extension, start: startOf(minute) }))),
    );
    expect(rows.map(({ id, link }) => `${id} ${link}`)).toEqual(
      Array(3).fill('0 https://example.org/book'),
    );
  });

  it('tell of a kind once, and of each of its slots what is its own', () => {
    const { rows } = scanned(
      linesOf(
        ...['1', '2', '1', '2'].map((schedule, index) =>
          slot({
            id: `${index}`,
            schedule: { reference: `Schedule/${schedule}` },
            end: startOf(9_000),
          }),
        ),
      ),
    );
    const [first, second, third, fourth] = rows;
    expect(first?.kind).toEqual({
      schedule: 'Schedule/1',
      offset: '-05:00',
      writing: { ahead: -300, ending: ':00-05:00' },
      accepts: [],
      services: [],
      specialties: [],
    });
    expect(third?.kind).toBe(first?.kind);
    expect(fourth?.kind).toBe(second?.kind);
    expect(second?.kind?.schedule).toBe('Schedule/2');
  });
});

describe('slots that are not free', () => {
  it('are there without room, for they may take back what was free', () => {
    const { rows } = scanned(linesOf(slot(), slot({ id: 'b', status: 'busy' })));
    expect(rows.map(({ id, capacity }) => [id, capacity])).toEqual([
      ['a', -1],
      ['b', 0],
    ]);
  });
});

describe('the end of a slot', () => {
  const start = '2026-11-24T09:00:00-05:00';
  const nine = Date.parse(start);
  it.each([
    ['is an instant, whatever its offset', start, '2026-11-24T16:30:00+01:00', 90],
    ['is on the clock of the start where it has no offset', start, '2026-11-24T09:30:00', 30],
    ['is nothing before the start', start, '2026-11-24T08:30:00-05:00', NaN],
    ['is nothing at the start', start, start, NaN],
    ['is nothing that cannot be read', start, 'half past nine', NaN],
  ])('%s', (_, from, to, minutes) => {
    for (const line of linesOf(slot({ start: from, end: to }))) {
      const again = linesOf(slot({ id: 'b', start: from, end: to }))[0] ?? line;
      const { rows, issues } = scanned([line, again]);
      expect(rows.map(({ end }) => end)).toEqual(Array(2).fill(nine + minutes * 60_000));
      expect(issues).toEqual(Number.isNaN(minutes) ? { 'end-ignored': 2 } : {});
    }
  });

  it('is on the clock of a start that has no offset, whatever offset it has itself', () => {
    const lines = ['a', 'b'].map((id) =>
      slot({ id, start: '2026-11-24T09:00:00', end: '2026-11-24T09:30:00-05:00' }),
    );
    const { rows } = scanned(linesOf(...lines));
    expect(rows.map(({ start: from, end }) => (end - from) / 60_000)).toEqual([30, 30]);
  });

  it('is on the clock of the start where only clocks count', () => {
    const lines = ['a', 'b'].map((id) =>
      slot({ id, start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00-05:00' }),
    );
    const { rows } = scanned(linesOf(...lines), { byClock: true });
    expect(rows.map(({ start: from, end }) => (end - from) / 60_000)).toEqual([30, 30]);
  });
});

describe('how many people a slot takes', () => {
  const url = 'http://fhir-registry.smarthealthit.org/StructureDefinition/slot-capacity';
  it.each([
    [3, 3],
    [0, 0],
    [40_000, 32_767],
    [123_456_789, 32_767],
    [1_234_567_890, 32_767],
    [2.7, 2],
    [-3, 0],
    ['12', 12],
    ['many', -1],
    [null, -1],
  ])('is, where %j is published, %j', (valueInteger, capacity) => {
    const lines = ['a', 'b', 'c'].map((id) => slot({ id, extension: [{ url, valueInteger }] }));
    expect(scanned(linesOf(...lines)).rows.map((row) => row.capacity)).toEqual(
      Array(3).fill(capacity),
    );
  });
});

describe('slots of another time', () => {
  it('are left out where they begin too late, and counted where they are over', () => {
    const at = (id: string, start: string, end?: string) => slot({ id, start, end });
    const lines = linesOf(
      at('late', '2026-12-21T03:00:00Z'),
      at('late too', '2026-12-22T03:00:00Z'),
      at('perhaps', '2026-12-21T01:00:00Z', '2026-12-21T02:00:00Z'),
      at('over', '2026-11-22T20:00:00Z', '2026-11-22T20:30:00Z'),
      at('over too', '2026-11-22T20:00:00Z', '2026-11-22T20:30:00Z'),
      at('running', '2026-11-20T09:00:00Z', '2026-11-28T09:00:00Z'),
    );
    const { rows, past } = scanned(lines);
    expect(rows.map(({ id }) => id)).toEqual(['perhaps', 'running']);
    expect(past).toBe(2);
  });
});
