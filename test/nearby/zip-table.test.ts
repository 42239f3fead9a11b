import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { censusAreas, gazetteerRows, type Row } from '../../scripts/gazetteer-data.mjs';
import { tableModules } from '../../scripts/gazetteer.mjs';
import type { Position } from '../../src/nearby/distance.js';
import { states } from '../../src/nearby/states.js';
import { zipNames, zipPositions, type ZipNames } from '../../src/nearby/zip-table.js';

const folder = new URL('../../src/nearby/table/', import.meta.url);
const everyDigit = [...Array(10).keys()];
/** Half of a hundredth of a degree, and what binary fractions add. */
const rounding = 0.005 + 1e-9;

describe('the table of ZIP codes', () => {
  let rows: readonly Row[];
  const read = new Map<string, Position & ZipNames>();

  beforeAll(async () => {
    rows = gazetteerRows();
    for (const digit of everyDigit) {
      const [table, names] = await Promise.all([zipPositions(digit), zipNames(digit)]);
      expect(names.length).to.equal(table?.zips.length);
      table?.zips.forEach((zip, index) => {
        const position = table.positions[index] ?? { latitude: NaN, longitude: NaN };
        read.set(zip, { ...position, ...(names[index] ?? { state: '', cities: [] }) });
      });
    }
  });

  it('is what the script makes of its sources today', () => {
    const fresh = tableModules();
    expect(readdirSync(folder).sort()).to.deep.equal([...fresh.keys()].sort());
    for (const [name, text] of fresh)
      expect(readFileSync(new URL(name, folder), 'utf8') === text, name).to.equal(true);
  });

  it('has every ZIP code of its sources, where they have it, but for rounding', () => {
    expect(read.size).to.equal(rows.length);
    const wrong = rows.filter(({ zip, state, names, position }) => {
      const entry = read.get(zip);
      return !(
        entry &&
        Math.abs(entry.latitude - position.latitude) <= rounding &&
        Math.abs(entry.longitude - position.longitude) <= rounding &&
        entry.state === state &&
        JSON.stringify(entry.cities) === JSON.stringify(names)
      );
    });
    expect(wrong).to.deep.equal([]);
  });

  it('leaves out no ZIP code in which the Census counts people', () => {
    const areas = censusAreas();
    expect(areas.size).to.be.above(33_000);
    expect([...areas.keys()].filter((zip) => !read.has(zip))).to.deep.equal([]);
    expect(read.size).to.be.above(41_000);
  });

  it('puts every ZIP code into its country', () => {
    const far = [...read].filter(
      ([, { latitude, longitude, state }]) =>
        !(
          (latitude > 17.5 && latitude < 71.5 && longitude > -180 && longitude < -64.5) ||
          (state === 'AK' && longitude > 170) ||
          (state === 'AS' && latitude < -10) ||
          (['GU', 'MP'].includes(state) && longitude > 140)
        ),
    );
    expect(far).to.deep.equal([]);
  });

  it('has each state’s ZIP codes where a question for that state looks for them', () => {
    const firstDigits = new Map<string, Set<number>>();
    for (const [zip, { state }] of read)
      firstDigits.set(state, (firstDigits.get(state) ?? new Set()).add(Number(zip[0])));
    expect(
      Object.fromEntries([...firstDigits].map(([state, found]) => [state, [...found].sort()])),
    ).to.deep.equal(Object.fromEntries(states.map(({ code, firstDigits: told }) => [code, told])));
  });

  it('is small: all of it 250 KB gzipped, the positions of one digit 11 KB', () => {
    const bytes = (names: readonly string[]) =>
      names
        .map((name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length)
        .reduce((sum, part) => sum + part, 0);
    const files = readdirSync(folder);
    expect(bytes(files)).to.be.below(252_000);
    for (const file of files.filter((name) => name.startsWith('positions')))
      expect(bytes([file]), file).to.be.below(11 * 1024);
  });
});
