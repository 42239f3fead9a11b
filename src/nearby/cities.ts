import type { CityQuestion } from './city-question.js';
import type { Position } from './distance.js';
import { cityKey, plainWords } from './spelling.js';
import { zipNames, zipPositions } from './zip-table.js';

/** A city of one state, and its ZIP codes. */
export interface City {
  readonly name: string;
  readonly state: string;
  readonly zips: readonly ZipPlace[];
  /** As in the table; 0 where it is smaller than is counted. */
  readonly size: number;
  /** That of its ZIP codes which is its middle, where that is known. */
  readonly middle?: ZipPlace;
}

/** Where a ZIP code stands in the table. */
interface ZipPlace {
  readonly firstDigit: number;
  readonly index: number;
}

interface KeyedCity extends City {
  readonly key: string;
}

const everyDigit = [...Array(10).keys()];
const read = new Map<number, readonly KeyedCity[]>();

/** The cities that a question fits, those of just that name first, then the largest. */
export async function citiesFor(questions: readonly CityQuestion[]): Promise<readonly City[]> {
  const hits = (await Promise.all(questions.map(askOne))).flat().sort(better);
  // What one question names outright another may only begin.
  const seen = new Set<string>();
  return hits.map(({ city }) => city).filter((city) => seen.size < seen.add(placeOf(city)).size);
}

/** The middle of a city; of a small one, by each axis the one in the middle of its ZIP codes, some of which may be far out. */
export async function positionOfCity(city: City): Promise<Position | undefined> {
  const positions = await Promise.all(
    (city.middle ? [city.middle] : city.zips).map(
      async ({ firstDigit, index }) => (await zipPositions(firstDigit))?.positions[index],
    ),
  );
  const known = positions.filter((position) => position !== undefined);
  const latitude = median(known.map((position) => position.latitude));
  const longitude = median(known.map((position) => position.longitude));
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

interface Hit {
  readonly city: KeyedCity;
  /** The question is the whole name and not its beginning. */
  readonly whole: boolean;
}

async function askOne({ key, states: among }: CityQuestion): Promise<readonly Hit[]> {
  const firstDigits = among ? new Set(among.flatMap((state) => state.firstDigits)) : everyDigit;
  const codes = among?.map(({ code }) => code);
  const parts = await Promise.all([...firstDigits].map(citiesOf));
  const fitting = parts.flatMap((cities) =>
    cities.filter((city) => city.key.startsWith(key) && (!codes || codes.includes(city.state))),
  );
  return joined(fitting).map((city) => ({ city, whole: city.key === key }));
}

/** One city of each name and state, though its ZIP codes are many, and may begin with two digits, as El Paso's do. */
function joined(cities: readonly KeyedCity[]): readonly KeyedCity[] {
  const byPlace = new Map<string, KeyedCity[]>();
  for (const city of cities) {
    const place = placeOf(city);
    const known = byPlace.get(place);
    if (known) known.push(city);
    else byPlace.set(place, [city]);
  }
  return [...byPlace.values()].flatMap((parts) => {
    const largest = parts.reduce((one, other) => (one.size < other.size ? other : one));
    return parts.length > 1 ? { ...largest, zips: parts.flatMap(({ zips }) => zips) } : largest;
  });
}

async function citiesOf(firstDigit: number): Promise<readonly KeyedCity[]> {
  const table = await zipNames(firstDigit);
  const known = read.get(firstDigit);
  if (known) return known;
  const keys = new Map<string, string>();
  const entries = table.flatMap(({ state, cities }, index) =>
    cities.map(({ name, size }): KeyedCity => {
      const place = { firstDigit, index };
      const key = keys.get(name) ?? cityKey(plainWords(name));
      keys.set(name, key);
      return { key, name, state, zips: [place], size: size ?? 0, ...(size && { middle: place }) };
    }),
  );
  const cities = joined(entries);
  read.set(firstDigit, cities);
  return cities;
}

function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

function better(a: Hit, b: Hit): number {
  return (
    Number(b.whole) - Number(a.whole) ||
    b.city.size - a.city.size ||
    b.city.zips.length - a.city.zips.length ||
    (placeOf(a.city) < placeOf(b.city) ? -1 : 1)
  );
}

function placeOf({ key, state }: KeyedCity): string {
  return `${key} ${state}`;
}
