import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import tzLookup from '@photostructure/tz-lookup';
import { describe, expect, it } from 'vitest';
import { postOffices } from '../../scripts/gazetteer-data.mjs';
import { zipZonesModule, zonedRows } from '../../scripts/zip-zones.mjs';
import { exceptional } from '../../scripts/zones-by-county.mjs';
import { mayLieIn, zoneOfZip, zonesOfState } from '../../src/time/us-zones.js';
import { wallClockAt } from '../../src/time/zone.js';

const rows = zonedRows();

describe('the table of zones', () => {
  it('is what its script writes, and small', () => {
    const text = readFileSync('src/time/zone-table.ts', 'utf8');
    expect(text).to.equal(zipZonesModule());
    expect(gzipSync(text).length).to.be.below(4_096);
  });

  it('says of every ZIP code, and every state, what the law of its county says', () => {
    for (const { zip, state, zone, position } of rows) {
      expect(zoneOfZip(zip), zip).to.equal(zone);
      expect(zonesOfState(state), state).to.include(zone);
      expect(mayLieIn([zone], position), zip).to.equal(true);
    }
  });

  it('names no county and no ZIP code that there is not', () => {
    const offices = [...postOffices().values()];
    const known = new Set(offices.flatMap(({ zip, state, county }) => [zip, `${state} ${county}`]));
    expect(exceptional.filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it('agrees with an atlas that knows no counties, but for one in two hundred at the borders', () => {
    const clocks = (zone: string) =>
      [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)]
        .map((instant) => wallClockAt(instant, zone))
        .join();
    const other = rows.filter(
      ({ zone, position }) =>
        clocks(zone) !== clocks(tzLookup(position.latitude, position.longitude)),
    );
    expect(other.length / rows.length).to.be.below(1 / 200);
  });
});
