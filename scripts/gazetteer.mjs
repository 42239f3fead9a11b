import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { gazetteerRows } from './gazetteer-data.mjs';

/** @typedef {import('./gazetteer-data.mjs').Row} Row */

const folder = fileURLToPath(new URL('../src/nearby/table/', import.meta.url));
const perDegree = 100;
/** Harmless in every kind of string literal. The first half ends a number, the second goes on. */
const digits =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#%&()*+,-./:;=>?@[]^_{|}';
const base = digits.length / 2;

/** The table as `src/nearby/zip-table.ts` reads it: the text of each module by its file's name. */
export function tableModules() {
  const rows = gazetteerRows();
  return new Map(
    [...Array(10).keys()].flatMap((digit) => {
      const part = rows.filter(({ zip }) => zip.startsWith(String(digit)));
      return [
        [`positions-${digit}.ts`, moduleOf(positions(part))],
        [`names-${digit}.ts`, moduleOf(names(part))],
      ];
    }),
  );
}

/** @param {string} text */
function moduleOf(text) {
  return `// Written by scripts/gazetteer.mjs from data of the US Census Bureau (ZCTA Gazetteer 2021, public domain)
// and of GeoNames (https://www.geonames.org, March 2026, CC BY 4.0), changed: joined, rounded, corrected.
const table: string =
  ${JSON.stringify(text)};
export default table;
`;
}

/**
 * Three rows of numbers, one of each for each ZIP code: its step from the one before, less one; the steps
 * of latitude and of longitude in hundredths of a degree.
 * @param {Row[]} rows
 */
function positions(rows) {
  const first = Number(rows[0]?.zip.slice(0, 1)) * 10_000;
  const zips = rows.map(({ zip }) => Number(zip));
  const axis = (/** @type {'latitude' | 'longitude'} */ name) =>
    steps(rows.map(({ position }) => Math.round(position[name] * perDegree))).map(folded);
  return [
    steps([first - 1, ...zips])
      .slice(1)
      .map((step) => step - 1),
    axis('latitude'),
    axis('longitude'),
  ]
    .map((numbers) => numbers.map(written).join(''))
    .join(' ');
}

/** Each number less the one before. @param {number[]} numbers */
function steps(numbers) {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

/**
 * Names in the same order, a city's size behind its name; a state's code stands before the first of its row.
 * @param {Row[]} rows
 */
function names(rows) {
  let last = '';
  return rows
    .map(({ state, names: ofRow }) => {
      const code = state === last ? '' : `${state}=`;
      last = state;
      return code + ofRow.map(({ name, size }) => name + (size ?? '')).join('|');
    })
    .join(';');
}

/** Numbers of either sign as numbers of none: 0, -1, 1, -2, 2… @param {number} step */
function folded(step) {
  return step < 0 ? -2 * step - 1 : 2 * step;
}

/** @param {number} value @returns {string} */
function written(value) {
  const digit = value % base;
  const rest = Math.floor(value / base);
  return rest === 0 ? (digits[digit] ?? '') : (digits[base + digit] ?? '') + written(rest);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  let total = 0;
  for (const [name, text] of tableModules()) {
    writeFileSync(`${folder}${name}`, text);
    const bytes = gzipSync(text, { level: 9 }).length;
    total += bytes;
    console.log(`${name} ${bytes}`);
  }
  console.log(`${total} bytes gzipped in all`);
}
