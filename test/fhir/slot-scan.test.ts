import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { LineCaster } from '../../src/fhir/line-caster.js';
import { OwnThreadScan } from '../../src/fhir/slot-scan.js';
import type { RawSlots } from '../../src/fhir/raw-slots.js';
import { rowsOf, type RawRows } from '../support/raw-rows.js';
import { seeded } from '../support/seeded.js';
import { fileOf, SlotLines } from '../support/slot-lines.js';
import { rounds } from '../support/rounds.js';

const span = { from: Date.parse('2026-11-24T00:00Z'), to: Date.parse('2026-12-20T00:00Z') };

async function* bodyOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** What is read of a body, and the error in which it ends, if any. */
async function read(
  pieces: readonly Uint8Array[],
  scan = new OwnThreadScan(span, false),
): Promise<RawRows & { readonly failure?: string }> {
  const helpings: RawSlots[] = [];
  try {
    for await (const raw of scan.file(bodyOf(pieces))) helpings.push(raw);
  } catch (cause) {
    return { ...rowsOf(helpings), failure: String(cause) };
  }
  return rowsOf(helpings);
}

/** A scan of which so much is expected that it has got what compares lines. */
async function quickScan(): Promise<OwnThreadScan> {
  const scan = new OwnThreadScan(span, false, Infinity);
  await new Promise((resolve) => setImmediate(resolve));
  return scan;
}

/** A body in pieces that end at the given places. */
function cut(body: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  return [...places, body.length].map((place, index) =>
    body.subarray(index === 0 ? 0 : places[index - 1], place),
  );
}

const slot = (id: string, start = '2026-11-24T09:00:00Z') =>
  `{"resourceType":"Slot","id":"${id}","status":"free","start":"${start}"}`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a Slot file that comes in pieces', () => {
  it('is the same file wherever it is cut in two', async () => {
    const random = seeded(60);
    const scan = await quickScan();
    for (let round = 0; round < rounds(60); round += 1) {
      const body = fileOf(random, new SlotLines(random, 'short'), 1 + Math.floor(random() * 2));
      const whole = await read([body]);
      for (let place = 0; place <= body.length; place += 1) {
        const parted = await read(cut(body, [place]), scan);
        if (!isDeepStrictEqual(parted, whole))
          expect(parted, `file ${round} at ${place}`).toEqual(whole);
      }
    }
  });

  it('is the same file in however many pieces', async () => {
    const random = seeded(61);
    const cast = vi.spyOn(LineCaster.prototype, 'cast');
    const scan = await quickScan();
    for (let round = 0; round < rounds(60); round += 1) {
      const body = fileOf(random, new SlotLines(random, 'short'), 20);
      const whole = await read([body]);
      for (const pieces of [5, 50, 500]) {
        const places = Array.from({ length: pieces }, () => Math.floor(random() * body.length));
        const parted = await read(
          cut(
            body,
            places.sort((one, other) => one - other),
          ),
          scan,
        );
        if (!isDeepStrictEqual(parted, whole)) expect(parted, `file ${round}`).toEqual(whole);
      }
      expect(await read([...body].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
    }
    const casts = cast.mock.results.filter(({ value }) => value !== undefined).length;
    vi.restoreAllMocks();
    expect(casts).toBeGreaterThan(rounds(60) / 2);
  });

  it('may begin with a byte order mark and end without a newline', async () => {
    const body = bytes(`\ufeff${slot('a')}\r\n\r\n${slot('b')}`);
    for (let place = 0; place <= body.length; place += 1) {
      const { rows, issues } = await read(cut(body, [place]));
      expect(rows.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(Object.keys(issues)).toEqual(['end-ignored']);
    }
  });

  it('has one bad line where a line is longer by far than any slot', async () => {
    const piece = new Uint8Array(500_000).fill(120);
    const end = bytes(`\n${slot('b')}\n`);
    const { rows, issues } = await read([bytes(`${slot('a')}\n`), ...Array(9).fill(piece), end]);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(issues['line-unreadable']).toBe(1);
  });
});

describe('a search through Slot files', () => {
  it('gives the first slots at once, and is done with a file at its end', async () => {
    let pieces = 0;
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (let number = 0; number < 4; number += 1) {
        pieces += 1;
        yield bytes(`${slot(`${number}`)}\n`);
      }
    }
    const scan = new OwnThreadScan(span, false);
    const found: string[] = [];
    for await (const raw of scan.file(slowly())) found.push(`${raw.columns.length} by ${pieces}`);
    expect(found).toEqual(['1 by 1', '3 by 4']);
    scan.close();
  });

  it('gives many slots in helpings', async () => {
    const lines = Array.from({ length: 20_000 }, (_, number) => `${slot(`${number}`)}\n`);
    const lengths: number[] = [];
    for await (const raw of new OwnThreadScan(span, false).file(bodyOf([bytes(lines.join(''))])))
      lengths.push(raw.columns.length);
    expect(lengths).toEqual([8_192, 8_192, 3_616]);
  });

  it('parses every line until many have come, and then those that are like no other', async () => {
    const lines = Array.from({ length: 9_000 }, (_, number) => bytes(`${slot(`${number}`)}\n`));
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (let line = 0; line < lines.length; line += 500) {
        yield Buffer.concat(lines.slice(line, line + 500));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const parse = vi.spyOn(JSON, 'parse');
    const helpings: RawSlots[] = [];
    for await (const raw of new OwnThreadScan(span, false).file(slowly())) helpings.push(raw);
    const parsed = parse.mock.calls.length;
    vi.restoreAllMocks();
    expect(rowsOf(helpings).rows.map(({ id }) => id)).toEqual(lines.map((_, line) => `${line}`));
    expect(parsed).toBeGreaterThan(2_000);
    expect(parsed).toBeLessThan(6_000);
  });

  it('counts the kinds of each file from its first', async () => {
    const scan = new OwnThreadScan(span, false);
    const one = await read([bytes(slot('a'))], scan);
    const other = await read([bytes(`${slot('a')}\n${slot('b')}`)], scan);
    expect(one.rows.map(({ id }) => id)).toEqual(['a']);
    expect(other.rows.map(({ id, kind }) => [id, kind?.offset])).toEqual([
      ['a', 'Z'],
      ['b', 'Z'],
    ]);
  });

  it('fails where not one line of a file is JSON, and not where there is no line', async () => {
    expect((await read([bytes('<html>\n</html>')])).failure).toContain('not one line');
    expect((await read([])).failure).toBe(undefined);
    expect((await read([bytes('\n\r\n')])).failure).toBe(undefined);
    expect((await read([bytes('<html>\n{}')])).failure).toBe(undefined);
  });

  it('passes on the error of a body', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes(`${slot('a')}\n`);
      throw new Error('the network is gone');
    }
    const reading = new OwnThreadScan(span, false).file(broken());
    expect((await reading.next()).value?.columns.length).toBe(1);
    await expect(reading.next()).rejects.toThrow('the network is gone');
  });
});
