import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { gazetteerRows, postOffices } from './gazetteer-data.mjs';
import { zoneOfCounty } from './zones-by-county.mjs';

/** @typedef {import('./gazetteer-data.mjs').Row & { zone: string }} ZonedRow */

const file = fileURLToPath(new URL('../src/time/zone-table.ts', import.meta.url));
/** What the list of post offices leaves out. @type {[string, string][]} */
const territoryTitles = [
  ['AS', 'American Samoa'],
  ['GU', 'Guam'],
  ['MP', 'Northern Mariana Islands'],
  ['PR', 'Puerto Rico'],
  ['VI', 'Virgin Islands'],
];
/** A ZIP code's middle may lie that far, in degrees, from the place that has it. */
const slack = 1;

/** Every ZIP code with the zone of its county. @returns {ZonedRow[]} */
export function zonedRows() {
  const offices = postOffices();
  return gazetteerRows().map((row) => {
    const zone = zoneOfCounty(row.zip, row.state, offices.get(row.zip)?.county);
    if (!zone) throw new Error(`${row.zip} is in no zone`);
    return { ...row, zone };
  });
}

/** The table as `src/time/us-zones.ts` reads it: the text of its module. */
export function zipZonesModule() {
  const rows = zonedRows();
  const names = new Map(territoryTitles);
  for (const { state, stateName } of postOffices().values()) names.set(state, stateName);
  const zones = [...new Set(rows.map(({ zone }) => zone))].sort();
  const letterOf = (/** @type {string} */ zone) =>
    String.fromCharCode('A'.charCodeAt(0) + zones.indexOf(zone));
  /** @param {readonly ZonedRow[]} of */
  const lettersOf = (of) => [...new Set(of.map(({ zone }) => letterOf(zone)))].sort().join('');
  const regions = [...grouped(rows, ({ zip }) => zip.slice(0, 3))];
  const tables = {
    zones: zones.map((zone) => `${zone} ${boundsOf(rows.filter((row) => row.zone === zone))}`),
    states: [...grouped(rows, ({ state }) => state)].map(
      ([state, ofState]) => `${state} ${lettersOf(ofState)} ${names.get(state)}`,
    ),
    regions: runs(regions.map(([region, of]) => [region, lettersOf(of)])),
    parts: regions
      .filter(([, of]) => lettersOf(of).length > 1)
      .map(([region, of]) => region + partsOf(of, letterOf)),
  };
  return `// Written by scripts/zip-zones.mjs from 49 CFR part 71 and data of GeoNames (https://www.geonames.org,
// March 2026, CC BY 4.0) and the US Census Bureau (ZCTA Gazetteer 2021, public domain), changed: joined.

/** Each zone with its bounds in whole degrees: south, north, west, east. A letter is its place in this list. */
export const zones =
  '${tables.zones.join(';')}';
/** Each state and territory with the letters of its zones and its name. */
export const states =
  '${tables.states.sort().join(';')}';
/** Where three digits with which ZIP codes begin have other zones than the three before, and which. */
export const regions =
  '${tables.regions.join('')}';
/** Of three digits with more than one zone: each zone's letter, and the last two of its ZIP codes. */
export const parts =
  '${tables.parts.join(';')}';
`;
}

/** A rectangle around ZIP codes, in whole degrees. @param {readonly ZonedRow[]} rows */
function boundsOf(rows) {
  const axis = (/** @type {'latitude' | 'longitude'} */ name) => {
    const degrees = rows.map(({ position }) => position[name]);
    return [Math.floor(Math.min(...degrees)) - slack, Math.ceil(Math.max(...degrees)) + slack];
  };
  return [...axis('latitude'), ...axis('longitude')].join(' ');
}

/** What is the same as before is left out; `-` is where no ZIP code begins like that. @param {readonly (readonly [string, string])[]} regions */
function runs(regions) {
  const letters = new Map(regions);
  let last = '-';
  return [...Array(1000).keys()].flatMap((number) => {
    const region = String(number).padStart(3, '0');
    const now = letters.get(region) ?? '-';
    if (now === last) return [];
    last = now;
    return [region + now];
  });
}

/** @param {readonly ZonedRow[]} rows @param {(zone: string) => string} letterOf */
function partsOf(rows, letterOf) {
  return [...grouped(rows, ({ zone }) => letterOf(zone))]
    .map(([letter, of]) => letter + of.map(({ zip }) => zip.slice(3)).join(''))
    .join('');
}

/**
 * @template Item
 * @param {readonly Item[]} items @param {(item: Item) => string} keyOf
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = zipZonesModule();
  writeFileSync(file, text);
  console.log(`${gzipSync(text, { level: 9 }).length} bytes gzipped`);
}
