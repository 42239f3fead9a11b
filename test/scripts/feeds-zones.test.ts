import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { healthSystem } from '../../demo/sandbox/health-system.mjs';
import { feedsIn } from '../../scripts/feeds-input.mjs';
import { linesOf, zonesOf } from '../../scripts/feeds-zones.mjs';
import { whereaboutsOf } from '../../src/fhir/zone-guess.js';
import { BulkPublishSource, groupSlots, SlotSearchSource } from '../../src/headless.js';
import { aboutClocks } from '../../src/page/clock-check.js';
import { zoneOfPlace } from '../../src/time/place-zone.js';
import { extension, schedule, slotResource } from '../support/publisher.js';

const sources = { BulkPublishSource, SlotSearchSource };
const reasons = { aboutClocks, groupSlots, whereaboutsOf, zoneOfPlace };
const folders: string[] = [];

afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

/** What each place of a publication with these files gets, by the lines that are printed. */
async function zones(files: Readonly<Record<string, readonly object[]>>) {
  const path = mkdtempSync(join(tmpdir(), 'feed-'));
  folders.push(path);
  for (const [name, resources] of Object.entries(files)) {
    const lines = resources.map((resource) => JSON.stringify(resource));
    writeFileSync(join(path, `${name}.ndjson`), lines.join('\n'));
  }
  const nobody = () => Promise.reject(new Error('nobody is to be asked'));
  const [feed] = await feedsIn(path, nobody);
  if (!feed) throw new Error('nothing was found');
  return linesOf(await zonesOf(feed, sources, {}, reasons)).slice(1);
}

interface Resource {
  readonly resourceType: string;
  readonly extension?: readonly { readonly url: string }[];
  readonly start?: string;
  readonly end?: string;
}

/** The sandbox's health system, in autumn, each of its resources changed. */
const system = (change: (resource: Resource) => object = (resource) => resource) => {
  const now = new Date('2026-10-20T12:00:00Z');
  const { files } = healthSystem({ now, slotServer: 'http://slots', portal: 'http://portal' });
  return Object.fromEntries(
    [...files].map(([name, lines]) => [
      name.replace('.ndjson', ''),
      lines.map((line) => change(JSON.parse(line) as Resource)),
    ]),
  );
};

const withoutZone = (resource: Resource): Resource => ({
  ...resource,
  extension: (resource.extension ?? []).filter(({ url }) => !url.endsWith('/timezone')),
});

const actors = [
  'williston ND 58801 48.1468 -103.6199',
  'knoxville TN - 35.96 -83.92',
  'toronto ON - 43.65 -79.38',
  'boston MA 02114 42.36 71.06',
  'window-rock AZ 86515 0 0',
  'phoenix AZ 85004 33.45 -112.07',
  'nowhere - - 0 0',
].map((line) => {
  const [id = '', state = '', postalCode = '', latitude, longitude] = line
    .split(' ')
    .map((word) => (word === '-' ? '' : word));
  return {
    resourceType: 'Location',
    id,
    name: `Clinic in ${id}`,
    address: { state, postalCode },
    position: { latitude: Number(latitude), longitude: Number(longitude) },
  };
});
const nine = '2026-11-24T14:00:00Z';
const atEach = (start: (id: string) => string) => ({
  Location: actors,
  Schedule: actors.map(({ id }) => ({
    ...schedule,
    id,
    actor: [{ reference: `Location/${id}` }],
  })),
  Slot: actors.map(({ id }) =>
    slotResource(id, nine, {
      schedule: { reference: `Schedule/${id}` },
      start: start(id),
      end: undefined,
      extension: [extension('slot-capacity', { valueInteger: 2 })],
    }),
  ),
});

describe('the zones that places get', () => {
  it('are those that the sandbox tells', async () => {
    expect(await zones(system())).toMatchInlineSnapshot(`
      [
        "Location/centro-san-jacinto Centro de Salud San Jacinto 3100 San Jacinto Street, Houston, TX 77004; America/Chicago by data; ×332; 2026-10-21T09:00:00-05:00 is 09:00",
        "Location/clinica-del-rio Clínica Familiar Del Río 240 Río Grande Avenue, Lawrence, MA 01841; America/New_York by data; ×389; 2026-10-21T09:20:00-04:00 is 09:20",
        "Location/harbor-street Harbor Street Family Medicine 18 Harbor Street, Gloucester, MA 01930; America/New_York by data; ×459; 2026-10-21T08:00:00-04:00 is 08:00",
        "Location/lakeview Lakeview Specialty Center 7 Prairie Road, Evanston, IL 60201; America/Chicago by data; ×254; 2026-10-22T10:15:00-05:00 is 10:15",
        "Location/virtual Bluestem Video Visits; from afar by data; ×281; 2026-10-21T17:20:00-04:00 is 21:20",
      ]
    `);
  });

  it('are the same by its addresses, where it tells none', async () => {
    expect(await zones(system(withoutZone))).toMatchInlineSnapshot(`
      [
        "Location/centro-san-jacinto Centro de Salud San Jacinto 3100 San Jacinto Street, Houston, TX 77004; America/Chicago by zip; ×332; 2026-10-21T09:00:00-05:00 is 09:00",
        "Location/clinica-del-rio Clínica Familiar Del Río 240 Río Grande Avenue, Lawrence, MA 01841; America/New_York by zip; ×389; 2026-10-21T09:20:00-04:00 is 09:20",
        "Location/harbor-street Harbor Street Family Medicine 18 Harbor Street, Gloucester, MA 01930; America/New_York by zip; ×459; 2026-10-21T08:00:00-04:00 is 08:00",
        "Location/lakeview Lakeview Specialty Center 7 Prairie Road, Evanston, IL 60201; America/Chicago by zip; ×254; 2026-10-22T10:15:00-05:00 is 10:15",
        "Location/virtual Bluestem Video Visits; from afar by offset; ×49; 2026-10-21T17:20:00-04:00 is 21:20",
        "Location/virtual Bluestem Video Visits; from afar by offset; ×232; 2026-11-01T18:00:00-05:00 is 23:00",
      ]
    `);
  });

  it('are the same by its positions, where it has no addresses either', async () => {
    const bare = system((resource) => ({ ...withoutZone(resource), address: undefined }));
    expect(await zones(bare)).toMatchInlineSnapshot(`
      [
        "Location/centro-san-jacinto Centro de Salud San Jacinto; America/Chicago by position; ×332; 2026-10-21T09:00:00-05:00 is 09:00",
        "Location/clinica-del-rio Clínica Familiar Del Río; America/New_York by position; ×389; 2026-10-21T09:20:00-04:00 is 09:20",
        "Location/harbor-street Harbor Street Family Medicine; America/New_York by position; ×459; 2026-10-21T08:00:00-04:00 is 08:00",
        "Location/lakeview Lakeview Specialty Center; America/Chicago by position; ×254; 2026-10-22T10:15:00-05:00 is 10:15",
        "Location/virtual Bluestem Video Visits; from afar by offset; ×49; 2026-10-21T17:20:00-04:00 is 21:20",
        "Location/virtual Bluestem Video Visits; from afar by offset; ×232; 2026-11-01T18:00:00-05:00 is 23:00",
      ]
    `);
  });

  it('are the same where it passes off its clocks as UTC, which is told', async () => {
    const inUtc = (written?: string) => written?.replace(/[+-]\d\d:\d\d$/, 'Z');
    const wrong = system((resource) => ({
      ...withoutZone(resource),
      start: inUtc(resource.start),
      end: inUtc(resource.end),
    }));
    expect(await zones(wrong)).toMatchInlineSnapshot(`
      [
        "Location/centro-san-jacinto Centro de Salud San Jacinto 3100 San Jacinto Street, Houston, TX 77004; America/Chicago by zip; ×332; 2026-10-21T09:00:00Z is 04:00; clock-as-utc",
        "Location/clinica-del-rio Clínica Familiar Del Río 240 Río Grande Avenue, Lawrence, MA 01841; America/New_York by zip; ×389; 2026-10-21T09:20:00Z is 05:20; clock-as-utc",
        "Location/harbor-street Harbor Street Family Medicine 18 Harbor Street, Gloucester, MA 01930; America/New_York by zip; ×459; 2026-10-21T08:00:00Z is 04:00; clock-as-utc",
        "Location/lakeview Lakeview Specialty Center 7 Prairie Road, Evanston, IL 60201; America/Chicago by zip; ×254; 2026-10-22T10:15:00Z is 05:15; clock-as-utc",
        "Location/virtual Bluestem Video Visits; from afar by viewer; ×281; 2026-10-21T17:20:00Z is 17:20",
        "clock-as-utc: 167 of 358 slots looked at that are written in Z are at night where they take place, such as 2026-10-21T08:00:00Z at Harbor Street Family Medicine, which patients see as 04:00; as they are written, nearly all are between 07:00 and 20:00. The server probably writes the clinic’s clocks and calls them UTC.",
      ]
    `);
  });

  it('are what can be said of places of every sort, by times in Z', async () => {
    expect(await zones(atEach(() => nine))).toMatchInlineSnapshot(`
      [
        "Location/boston Clinic in boston MA 02114; America/New_York by zip; ×1; 2026-11-24T14:00:00Z is 09:00; place-contradictory",
        "Location/knoxville Clinic in knoxville TN; America/New_York by position; ×1; 2026-11-24T14:00:00Z is 09:00",
        "Location/nowhere Clinic in nowhere; none by viewer; ×1; 2026-11-24T14:00:00Z is 14:00",
        "Location/phoenix Clinic in phoenix AZ 85004; America/Phoenix by zip; ×1; 2026-11-24T14:00:00Z is 07:00",
        "Location/toronto Clinic in toronto ON; America/Toronto by position; ×1; 2026-11-24T14:00:00Z is 09:00",
        "Location/williston Clinic in williston ND 58801; America/Chicago by zip; ×1; 2026-11-24T14:00:00Z is 08:00",
        "Location/window-rock Clinic in window-rock AZ 86515; America/Denver by zip; ×1; 2026-11-24T14:00:00Z is 07:00",
        "place-contradictory: 1×, such as Location/boston: MA 02114 at 42.36, 71.06",
      ]
    `);
  });

  it('are what can be said of them by times with an offset, which is held against the zone', async () => {
    expect(await zones(atEach(() => '2026-11-24T09:00:00-05:00'))).toMatchInlineSnapshot(`
      [
        "Location/boston Clinic in boston MA 02114; America/New_York by zip; ×1; 2026-11-24T09:00:00-05:00 is 09:00; place-contradictory",
        "Location/knoxville Clinic in knoxville TN; America/New_York by position; ×1; 2026-11-24T09:00:00-05:00 is 09:00",
        "Location/nowhere Clinic in nowhere; -05:00 by offset; ×1; 2026-11-24T09:00:00-05:00 is 09:00",
        "Location/phoenix Clinic in phoenix AZ 85004; America/Phoenix by zip; ×1; 2026-11-24T09:00:00-05:00 is 07:00; offset-mismatch",
        "Location/toronto Clinic in toronto ON; America/Toronto by position; ×1; 2026-11-24T09:00:00-05:00 is 09:00",
        "Location/williston Clinic in williston ND 58801; America/Chicago by zip; ×1; 2026-11-24T09:00:00-05:00 is 08:00; offset-mismatch",
        "Location/window-rock Clinic in window-rock AZ 86515; America/Denver by zip; ×1; 2026-11-24T09:00:00-05:00 is 07:00; offset-mismatch",
        "place-contradictory: 1×, such as Location/boston: MA 02114 at 42.36, 71.06",
        "offset-mismatch: 3 of 6 slots looked at are written with an offset that the clocks of their place do not have on that day, such as 2026-11-24T09:00:00-05:00 at Clinic in williston, where it is -06:00 (America/Chicago); patients see 08:00.",
      ]
    `);
  });
});
