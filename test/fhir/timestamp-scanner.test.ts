import { describe, expect, it } from 'vitest';
import { TimestampScanner } from '../../src/fhir/timestamp-scanner.js';
import { parseTimestamp } from '../../src/time/timestamp.js';
import { seeded } from '../support/seeded.js';

const encoder = new TextEncoder();
const minute = 60_000;

/** What a scanner reads, in the terms of `parseTimestamp`; nothing where it leaves the text to that. */
function read(scanner: TimestampScanner, text: string) {
  const written = encoder.encode(text);
  const bytes = new Uint8Array(written.length + 9).fill(57);
  bytes.set(written, 4);
  const ending = scanner.read(bytes, 4, 4 + written.length);
  if (!ending) return undefined;
  const { extra, ahead, offset } = ending;
  expect(ending.text).toBe(text.slice(16));
  const instant = scanner.wall + extra - ahead * minute;
  const second = Math.floor((scanner.wall + extra) / 1_000) * 1_000;
  return {
    wallClock: new Date(second).toISOString().slice(0, 19),
    ...(offset !== undefined && { instant, offset }),
  };
}

const dates = [
  '2026-11-24',
  '2024-02-29',
  '2026-02-29',
  '2000-02-29',
  '1900-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '0000-01-01',
  '0099-12-31',
  '1969-12-31',
  '9999-12-31',
  '26-11-24',
  '2026-1-24',
  '+2026-11-2',
  '2026/11/24',
];
const clocks = ['09:00', '00:00', '23:59', '24:00', '25:00', '12:60', '9:00', '0900', '09-00'];
const seconds = ['', ':00', ':59', ':60', ':61', ':5', ':07.1', ':07.25', ':07,123456789'];
const moreSeconds = [':07.', ':07.1234567890', ':00.999', ':00.0004'];
const offsets = ['', 'Z', 'z', '-05', '+0000', '+05:45', '-03:30', '+14:00', '-99:99', '+1', 'ZZ'];
const spaces = ['', '', '', '', '', '', ' ', '\t', '  ', '\u00a0', '\ufeff'];
const separators = ['T', 'T', 'T', 'T', 'T', 't', ' ', ''];
const others = [...'0123456789:-+TZz., \u00e9\ufeff\u0000'];

describe('an instant in the bytes of a line', () => {
  it('is read as it is in a text, however it is written', () => {
    const random = seeded(50_000);
    const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
    const scanner = new TimestampScanner();
    let readable = 0;
    for (let round = 0; round < 50_000; round += 1) {
      const parts = [
        random() < 0.1 ? pick(spaces) : '',
        pick(random() < 0.5 ? dates.slice(0, 2) : dates),
        pick(separators),
        pick(random() < 0.5 ? clocks.slice(0, 3) : clocks),
        pick(random() < 0.5 ? seconds.slice(0, 3) : [...seconds, ...moreSeconds]),
        pick(spaces),
        pick(offsets),
        random() < 0.1 ? pick(spaces) : '',
      ];
      let text = parts.join('');
      if (random() < 0.3) {
        const at = Math.floor(random() * text.length);
        text = text.slice(0, at) + pick(others) + text.slice(at + Math.floor(random() * 2));
      }
      const expected = parseTimestamp(text);
      const found = read(scanner, text);
      // The usual form is never left to the slower way.
      const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
      if (usual || found) expect(found, JSON.stringify(text)).toEqual(expected);
      if (found) readable += 1;
    }
    expect(readable).toBeGreaterThan(5_000);
  });

  it('is the same the second time, and after any other', () => {
    const scanner = new TimestampScanner();
    for (let round = 0; round < 2; round += 1) {
      for (const date of dates) {
        for (const offset of offsets) {
          const text = `${date}T09:00:30.5${offset}`;
          expect(read(scanner, text) ?? parseTimestamp(text), text).toEqual(parseTimestamp(text));
        }
      }
    }
  });

  it('ends where its value ends, whatever digits stand after it', () => {
    const bytes = encoder.encode('2026-11-24T09:00:00-05:00');
    const scanner = new TimestampScanner();
    expect(scanner.read(bytes, 0, 15)).toBe(undefined);
    expect(scanner.read(bytes, 0, 16)).toEqual({ text: '', extra: 0, ahead: 0 });
    expect(scanner.read(bytes, 0, 22)).toEqual({
      text: ':00-05',
      extra: 0,
      ahead: -300,
      offset: '-05:00',
    });
  });

  it('is read from a feed in which every second and fraction is another one', () => {
    const scanner = new TimestampScanner();
    for (let fraction = 0; fraction < 110_000; fraction += 1) {
      const text = `2026-11-24T09:00:00.${String(fraction).padStart(9, '0')}Z`;
      const ending = scanner.read(encoder.encode(text), 0, text.length);
      if (ending?.text !== text.slice(16)) expect(ending?.text).toBe(text.slice(16));
    }
  });
});
