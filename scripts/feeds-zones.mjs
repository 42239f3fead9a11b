import tzLookup from '@photostructure/tz-lookup';
import { resourcesOf } from './feeds-count.mjs';
import { searched, timeOf } from './feeds-report.mjs';

/**
 * @typedef {import('../src/headless.js').Slot} Slot
 *
 * @typedef {object} ZoneRow - slots of one place that stand on the same clocks
 * @property {string} place
 * @property {string} zone
 * @property {string} from - what told it: data, page, zip, state, position, offset or viewer
 * @property {number} slots
 * @property {string} example - a start as published, and the hour that patients see
 * @property {readonly string[]} flagged - codes of what a webmaster is told
 *
 * @typedef {object} Reasons - what the element itself goes by
 * @property {typeof import('../src/time/place-zone.js').zoneOfPlace} zoneOfPlace
 * @property {typeof import('../src/fhir/zone-guess.js').whereaboutsOf} whereaboutsOf
 * @property {typeof import('../src/page/clock-check.js').aboutClocks} aboutClocks
 * @property {typeof import('../src/headless.js').groupSlots} groupSlots
 */

/** In what zone a patient without any of their own would be. */
const viewerZone = 'UTC';

/**
 * Which zone each place of a feed gets, and by what evidence.
 *
 * @param {import('./feeds-input.mjs').Feed} feed @param {import('./feeds-report.mjs').Sources} sources
 * @param {import('./feeds-report.mjs').Reading} reading @param {Reasons} reasons
 * @returns {Promise<{ name: string, rows: readonly ZoneRow[], issues: readonly string[] }>}
 */
export async function zonesOf(feed, sources, reading, reasons) {
  const { name, bodies } = feed;
  const time = timeOf(feed);
  if (!time) return { name, rows: [], issues: [] };
  const { slots, issues } = await searched(feed, sources, reading, time);
  const locations = new Map(
    resourcesOf(bodies)
      .filter(({ resourceType }) => resourceType === 'Location')
      .map((location) => [`Location/${location.id}`, location]),
  );
  /** @type {Map<string, Slot[]>} */
  const places = new Map();
  for (const slot of slots) {
    const { place, mode, timeZone, timeZoneFrom } = slot;
    const key = [place?.reference ?? place?.name, mode, timeZone, timeZoneFrom].join('|');
    const ofPlace = places.get(key);
    if (ofPlace) ofPlace.push(slot);
    else places.set(key, [slot]);
  }
  const rows = await Promise.all(
    [...places.values()].map((ofPlace) =>
      rowOf(ofPlace, locations.get(ofPlace[0]?.place?.reference ?? ''), reasons),
    ),
  );
  const about = /zone|^place-/;
  return {
    name,
    rows: rows.sort((one, other) => (one.place < other.place ? -1 : 1)),
    issues: [
      ...issues
        .filter(({ code }) => about.test(code))
        .map(({ code, count, example }) => `${code}: ${count}×, such as ${example}`),
      ...clocksOf(slots, reasons).map(({ code, message }) => `${code}: ${message}`),
    ],
  };
}

/** The same for people to read: the feed, a line for each place, a line for each remark. @param {Awaited<ReturnType<typeof zonesOf>>} zones */
export function linesOf({ name, rows, issues }) {
  return [
    name,
    ...rows.map(({ place, zone, from, slots, example, flagged }) =>
      [place || 'no place', `${zone} by ${from}`, `×${slots}`, example, ...flagged].join('; '),
    ),
    ...issues,
  ];
}

/** What a webmaster is told of the clocks. @param {readonly Slot[]} slots @param {Reasons} reasons */
function clocksOf(slots, { aboutClocks, groupSlots }) {
  const offer = { count: slots.length, groups: groupSlots(slots, viewerZone) };
  return aboutClocks(/** @type {import('../src/page/setup-facts.js').SetupFacts} */ ({ offer }));
}

/** @param {readonly Slot[]} slots @param {any} location @param {Reasons} reasons @returns {Promise<ZoneRow>} */
async function rowOf(slots, location, reasons) {
  const slot = /** @type {Slot} */ (slots[0]);
  const { zoneOfPlace, whereaboutsOf } = reasons;
  const guess =
    slot.timeZoneFrom === 'guess' && location
      ? await zoneOfPlace(whereaboutsOf(location), async () => tzLookup)
      : undefined;
  const shown = slot.mode === 'virtual' ? viewerZone : (slot.timeZone ?? viewerZone);
  return {
    place: [slot.place?.reference, slot.place?.name, slot.place?.address].filter(Boolean).join(' '),
    zone: slot.mode === 'virtual' ? 'from afar' : (slot.timeZone ?? 'none'),
    from: guess?.from ?? slot.timeZoneFrom,
    slots: slots.length,
    example: `${slot.written} is ${hourIn(slot.start, shown)}`,
    flagged: [
      ...(guess?.contradictory ? ['place-contradictory'] : []),
      ...clocksOf(slots, reasons).map(({ code }) => code),
    ],
  };
}

/** @param {string} instant @param {string} zone */
function hourIn(instant, zone) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const ahead = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
  const timeZone = sign ? 'UTC' : zone;
  return new Date(Date.parse(instant) + ahead).toLocaleTimeString('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
}
