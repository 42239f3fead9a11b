import { countOffered, namesOf, resourcesOf, scheduleName, spanOfStarts } from './feeds-count.mjs';
import { missing } from './difference.mjs';

/**
 * @typedef {import('../src/headless.js').Slot} Slot
 * @typedef {import('../src/headless.js').SourceIssue} SourceIssue
 * @typedef {Pick<typeof import('../src/headless.js'), 'BulkPublishSource' | 'SlotSearchSource'>} Sources
 * @typedef {{ timeZone?: string, times?: 'instant' | 'clock' }} Reading
 * @typedef {Record<string, number>} Tally
 *
 * @typedef {object} Report
 * @property {string} name
 * @property {string} kind
 * @property {readonly string[]} remarks
 * @property {Tally} resources - by type
 * @property {{ from: string, to: string }} [time] - what was asked for
 * @property {{ found: number, offered: number, skipped: Record<string, import('./feeds-count.mjs').Reason> }} [slots]
 * @property {{ issues: readonly SourceIssue[], complete: boolean, failure?: string }} [source]
 * @property {Record<string, Tally>} [offered] - what is said of the slots that are offered
 * @property {{ rows: number, days: number, schedules: number, lost: string[], extra: string[] }} [count]
 */

const day = 86_400_000;

/**
 * What a source makes of a feed, held against the count that is not its own.
 * The time is set to the day of the earliest slot, so that nothing is merely past.
 *
 * @param {import('./feeds-input.mjs').Feed} feed @param {Sources} sources @param {Reading} reading @returns {Promise<Report>}
 */
export async function reportOf(feed, sources, reading) {
  const { name, kind, remarks, bodies } = feed;
  const time = timeOf(feed);
  if (!time) {
    const resources = tally(resourcesOf(bodies), ({ resourceType }) => resourceType);
    return {
      name,
      kind,
      remarks: kind === 'other' ? remarks : [...remarks, 'no slots'],
      resources,
    };
  }
  const { slots, ...source } = await searched(feed, sources, reading, time);
  const counted = countOffered(bodies, {
    ...reading,
    from: Date.parse(time.from),
    to: Date.parse(time.to),
  });
  const names = namesOf(bodies);
  const rows = slots.map(({ start, schedule }) => {
    const iso = new Date(start).toISOString();
    return `${iso.slice(0, 10)} ${scheduleName(schedule, names)} ${iso}`;
  });
  const distinct = (/** @type {number} */ word) =>
    new Set(counted.rows.map((row) => row.split(' ')[word])).size;
  return {
    name,
    kind,
    remarks,
    time,
    resources: tally(resourcesOf(bodies), ({ resourceType }) => resourceType),
    slots: { found: counted.found, offered: slots.length, skipped: counted.skipped },
    source,
    offered: saidOf(slots),
    count: {
      rows: counted.rows.length,
      days: distinct(0),
      schedules: distinct(1),
      lost: missing(counted.rows, rows),
      extra: missing(rows, counted.rows),
    },
  };
}

/**
 * The time to ask a feed for: from the day of its earliest slot, of a server from now on. Nothing where it
 * has no slots.
 *
 * @param {import('./feeds-input.mjs').Feed} feed
 */
export function timeOf({ kind, bodies }) {
  const starts = spanOfStarts(bodies);
  const known = kind === 'server' ? { first: Date.now(), last: Date.now() + 59 * day } : starts;
  if (kind === 'other' || !known) return undefined;
  const from = kind === 'server' ? known.first : Math.floor(known.first / day - 1) * day;
  const to = Math.ceil(known.last / day + 1) * day;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** Whether the two counts agree. @param {Report} report */
export function isEqual({ count }) {
  return !count || count.lost.length + count.extra.length === 0;
}

/**
 * What a source gives of a feed.
 *
 * @param {import('./feeds-input.mjs').Feed} feed @param {Sources} sources @param {Reading} reading
 * @param {{ from: string, to: string }} time
 */
export async function searched({ kind, endpoint, fetch }, sources, reading, time) {
  const settings = { fetch, random: () => 0, ...reading };
  const source =
    kind === 'publication'
      ? new sources.BulkPublishSource(endpoint, settings)
      : new sources.SlotSearchSource(endpoint, settings);
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  /** @type {SourceIssue[]} */
  const issues = [];
  let complete = true;
  /** @type {{ failure?: string }} */
  let failed = {};
  try {
    for await (const page of source.findSlots(time, { signal: new AbortController().signal })) {
      for (const slot of page.slots) slots.set(slot.id, slot);
      issues.push(...(page.issues ?? []));
      complete &&= page.complete !== false;
    }
  } catch (cause) {
    failed = { failure: String(cause) };
  }
  const offered = [...slots.values()].filter(({ capacity }) => capacity !== 0);
  return { slots: offered, issues, complete, ...failed };
}

/** @param {readonly Slot[]} slots @returns {Record<string, Tally>} */
function saidOf(slots) {
  const of = (/** @type {(slot: Slot) => string | number | undefined} */ said) =>
    tally(slots, said);
  return {
    places: of(({ place }) => place && `${place.reference ?? ''} ${place.name}`.trim()),
    practitioners: of(({ practitioner }) => practitioner?.name),
    devices: of(({ device }) => device?.name),
    organizations: of(({ organization }) => organization?.name),
    zones: of(({ timeZone, timeZoneFrom }) => `${timeZone ?? 'none'} by ${timeZoneFrom}`),
    modes: of(({ mode }) => mode),
    kinds: of(({ kind }) => kind),
    spans: of(({ start, end }) =>
      end ? minutesAs(Date.parse(end) - Date.parse(start)) : undefined,
    ),
    links: of(({ bookingUrl }) => bookingUrl),
    phones: of(({ bookingPhone, place }) => bookingPhone ?? place?.phone),
    capacities: of(({ capacity }) => capacity),
  };
}

/** How often each is said; "none" where nothing is. @template T @param {readonly T[]} all @param {(one: T) => string | number | undefined} said @returns {Tally} */
function tally(all, said) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of all) {
    const word = String(said(one) ?? 'none');
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** @param {number} milliseconds */
function minutesAs(milliseconds) {
  const minutes = milliseconds / 60_000;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
