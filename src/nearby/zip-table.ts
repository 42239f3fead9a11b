/*! ZIP codes: US Census Bureau, ZCTA Gazetteer 2021; GeoNames (geonames.org), CC BY 4.0, changed. */
import type { Position } from './distance.js';

/**
 * The ZIP codes of the United States by their first digit, each part loaded when it is first asked for.
 * Positions and names are files of their own, in the same order: a distance needs no names.
 */
const parts = [
  [() => import('./table/positions-0.js'), () => import('./table/names-0.js')],
  [() => import('./table/positions-1.js'), () => import('./table/names-1.js')],
  [() => import('./table/positions-2.js'), () => import('./table/names-2.js')],
  [() => import('./table/positions-3.js'), () => import('./table/names-3.js')],
  [() => import('./table/positions-4.js'), () => import('./table/names-4.js')],
  [() => import('./table/positions-5.js'), () => import('./table/names-5.js')],
  [() => import('./table/positions-6.js'), () => import('./table/names-6.js')],
  [() => import('./table/positions-7.js'), () => import('./table/names-7.js')],
  [() => import('./table/positions-8.js'), () => import('./table/names-8.js')],
  [() => import('./table/positions-9.js'), () => import('./table/names-9.js')],
] as const;

/** Where the ZIP codes of one first digit are, in order. */
export interface ZipPositions {
  readonly zips: readonly string[];
  readonly positions: readonly Position[];
  /** The place of a ZIP code in both. */
  readonly indices: ReadonlyMap<string, number>;
}

/** What is at one ZIP code. */
export interface ZipNames {
  readonly state: string;
  /** That of the post first. */
  readonly cities: readonly ZipCity[];
}

/** A city that has the ZIP code. */
interface ZipCity {
  readonly name: string;
  /** Where the ZIP code is the city's middle, and it has 12,500 inhabitants: 1, and one more for each doubling. */
  readonly size?: number;
}

/** As in `scripts/gazetteer.mjs`: the first half of the digits ends a number, the second goes on. */
const digits =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#%&()*+,-./:;=>?@[]^_{|}';
const base = digits.length / 2;
const valueOf = new Map([...digits].map((digit, value) => [digit, value]));
const perDegree = 100;

const positionsRead = new Map<number, ZipPositions>();
const namesRead = new Map<number, readonly ZipNames[]>();

/**
 * The middle of a ZIP code's area; five digits, with or without the last four. `undefined` where there
 * is no such code, or it belongs to forces abroad. Rejects where the table cannot be loaded.
 */
export async function positionOfZip(zip: string): Promise<Position | undefined> {
  const code = zip.trim().slice(0, 5);
  const table = await zipPositions(Number(code[0]));
  return table?.positions[table.indices.get(code) ?? -1];
}

/** Rejects where the file cannot be loaded. */
export async function zipPositions(firstDigit: number): Promise<ZipPositions | undefined> {
  const load = parts[firstDigit]?.[0];
  if (!load) return undefined;
  const { default: written } = await load();
  return kept(positionsRead, firstDigit, () => readPositions(written, firstDigit));
}

/** Rejects where the file cannot be loaded. */
export async function zipNames(firstDigit: number): Promise<readonly ZipNames[]> {
  const load = parts[firstDigit]?.[1];
  if (!load) return [];
  const { default: written } = await load();
  return kept(namesRead, firstDigit, () => readNames(written));
}

function kept<Read>(all: Map<number, Read>, digit: number, read: () => Read): Read {
  const known = all.get(digit);
  if (known) return known;
  const fresh = read();
  all.set(digit, fresh);
  return fresh;
}

function readPositions(written: string, firstDigit: number): ZipPositions {
  const [steps = [], north = [], east = []] = written.split(' ').map(numbersOf);
  let [zip, latitude, longitude] = [firstDigit * 10_000 - 1, 0, 0];
  const zips = steps.map((step) => String((zip += step + 1)).padStart(5, '0'));
  const positions = steps.map((_, index) => ({
    latitude: (latitude += unfolded(north[index] ?? 0)) / perDegree,
    longitude: (longitude += unfolded(east[index] ?? 0)) / perDegree,
  }));
  return { zips, positions, indices: new Map(zips.map((code, index) => [code, index])) };
}

function readNames(written: string): readonly ZipNames[] {
  let state = '';
  return written.split(';').map((entry) => {
    const [names = '', code] = entry.split('=').reverse();
    state = code ?? state;
    return { state, cities: names.split('|').map(readCity) };
  });
}

function readCity(written: string): ZipCity {
  const size = Number(written.at(-1));
  return size > 0 ? { name: written.slice(0, -1), size } : { name: written };
}

function numbersOf(written: string): readonly number[] {
  const numbers: number[] = [];
  let [value, weight] = [0, 1];
  for (const digit of written) {
    const part = valueOf.get(digit) ?? 0;
    value += (part % base) * weight;
    weight *= base;
    if (part >= base) continue;
    numbers.push(value);
    [value, weight] = [0, 1];
  }
  return numbers;
}

function unfolded(step: number): number {
  return step % 2 === 0 ? step / 2 : -(step + 1) / 2;
}
