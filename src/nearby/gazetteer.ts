import { citiesFor, positionOfCity, type City } from './cities.js';
import { cityQuestions } from './city-question.js';
import type { Position } from './distance.js';
import { zipNames, zipPositions } from './zip-table.js';

/** Where a patient may be looking from: a ZIP code or a city of the United States or its territories. */
export interface Origin {
  /** As it is written there: `Springfield, MA`, with a ZIP code `Springfield, MA 01105`. */
  readonly label: string;
  /** The middle of it. ZIP codes are right to about a kilometre; the larger the area, the less that says. */
  readonly position: Position;
  /** The two letters of the state or territory. */
  readonly state: string;
  readonly zip?: string;
}

/** A ZIP code, or one with some of its last four digits, at the end of what was typed. */
const typedZip = /(?:^|[\s,])(\d{5})(?:-?\d{0,4})\s*$/;
/** The first three digits of a ZIP code are a region; fewer are half the country. */
const typedPrefix = /^\s*(\d{3,4})\s*$/;

/**
 * What a text may mean, best first, at most `limit`; none where it means nothing here. A text is a ZIP
 * code (`01105`, `01105-1234`, or its beginning from the third digit on) or a city or its beginning, with
 * a state or without (`Springfield, MA`, `springfield massachusetts`, `St Paul`, `Nueva York`). Cities of
 * one name come by their size. Rejects where a part of the table cannot be loaded.
 */
export async function findOrigins(text: string, limit = 8): Promise<readonly Origin[]> {
  const zip = typedZip.exec(text);
  if (zip) {
    const origin = await originOfZip(zip[1] ?? '');
    return origin ? [origin] : originsOfCities(text.slice(0, zip.index), limit);
  }
  const prefix = typedPrefix.exec(text)?.[1];
  return prefix ? originsOfPrefix(prefix, limit) : originsOfCities(text, limit);
}

async function originOfZip(zip: string): Promise<Origin | undefined> {
  return (await originsOfPrefix(zip, 1))[0];
}

async function originsOfPrefix(prefix: string, limit: number): Promise<readonly Origin[]> {
  const firstDigit = Number(prefix[0]);
  const [table, names] = await Promise.all([zipPositions(firstDigit), zipNames(firstDigit)]);
  return (table?.zips ?? [])
    .flatMap((zip, index) => {
      const [position, { cities: [city] = [], state } = {}] = [
        table?.positions[index],
        names[index],
      ];
      if (!zip.startsWith(prefix) || !position || !state) return [];
      return [{ label: `${city?.name ?? ''}, ${state} ${zip}`, position, state, zip }];
    })
    .slice(0, limit);
}

async function originsOfCities(text: string, limit: number): Promise<readonly Origin[]> {
  const cities = await citiesFor(cityQuestions(text));
  const origins = await Promise.all(cities.slice(0, limit).map(originOfCity));
  return origins.filter((origin) => origin !== undefined);
}

async function originOfCity(city: City): Promise<Origin | undefined> {
  const position = await positionOfCity(city);
  const { name, state } = city;
  return position && { label: `${name}, ${state}`, position, state };
}
