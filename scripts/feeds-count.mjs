/**
 * What a feed offers, counted line by line and entry by entry: plain on purpose,
 * and without a line of code in common with `src`, against which it is held.
 *
 * @typedef {object} Body
 * @property {'lines' | 'bundle'} form
 * @property {string} type - what the manifest says is in it
 * @property {string} text
 *
 * @typedef {object} CountSettings
 * @property {number} from - the first instant that counts
 * @property {number} to - the first that does not
 * @property {string} [timeZone] - of places that tell none
 * @property {'instant' | 'clock'} [times]
 *
 * @typedef {object} Reason
 * @property {number} count
 * @property {string} example
 *
 * @typedef {object} Count
 * @property {number} found - slots, whatever becomes of them
 * @property {string[]} rows - a day (UTC), a schedule and a start for each slot that is offered
 * @property {Record<string, Reason>} skipped
 */

/** @param {readonly Body[]} bodies @param {CountSettings} settings @returns {Count} */
export function countOffered(bodies, settings) {
  /** @type {Record<string, Reason>} */
  const skipped = {};
  const skip = (/** @type {string} */ why, /** @type {unknown} */ example) => {
    const known = skipped[why];
    if (known) known.count += 1;
    else skipped[why] = { count: 1, example: String(example).slice(0, 100) };
  };
  const resources = resourcesOf(bodies, (line) => skip('no JSON', line));
  const zoneOf = zonesOf(resources, settings.timeZone);
  const names = namesOf(bodies);
  const slots = resources.filter(({ resourceType }) => resourceType === 'Slot');
  /** @type {Map<string, { row: string, written: number, slot: any }>} */
  const latest = new Map();
  for (const slot of slots) {
    const schedule = scheduleName(slot.schedule?.reference, names);
    const start = instantOf(slot.start, zoneOf(schedule), settings.times);
    if (start === undefined) {
      skip(Date.parse(slot.start) > 0 ? 'no zone for the start' : 'no start', slot.start);
      continue;
    }
    const iso = new Date(start).toISOString();
    const key = `${schedule}|${slot.id}|${iso}`;
    const known = latest.get(key);
    const written = Date.parse(slot.meta?.lastUpdated) || 0;
    if (known) skip('repeated', key);
    if (known && known.written >= written) continue;
    latest.set(key, { row: `${iso.slice(0, 10)} ${schedule} ${iso}`, written, slot });
  }
  const rows = [...latest.values()].flatMap(({ row, slot }) => {
    const start = Date.parse(/** @type {string} */ (row.split(' ').at(-1)));
    const why = reasonAgainst(slot, start, settings);
    if (why) skip(why, slot.start);
    return why ? [] : [row];
  });
  return { found: slots.length, rows: rows.sort(), skipped };
}

/** When the first and the last slot start, as far as anybody can say without a zone. @param {readonly Body[]} bodies */
export function spanOfStarts(bodies) {
  const starts = resourcesOf(bodies)
    .filter(({ resourceType }) => resourceType === 'Slot')
    .flatMap(({ start }) => instantOf(start, 'UTC') ?? []);
  if (starts.length === 0) return undefined;
  const least = (/** @type {number} */ one, /** @type {number} */ other) => Math.min(one, other);
  const most = (/** @type {number} */ one, /** @type {number} */ other) => Math.max(one, other);
  return { first: starts.reduce(least), last: starts.reduce(most) };
}

/** Every resource: on lines, in bundles, or alone. @param {readonly Body[]} bodies @param {(line: string) => void} [onGarbage] @returns {any[]} */
export function resourcesOf(bodies, onGarbage = () => {}) {
  return bodies.flatMap(({ form, text }) =>
    form === 'bundle'
      ? entriesOf(text).flatMap(({ resource }) => resource ?? [])
      : text
          .replace(/^\uFEFF/, '')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .flatMap((line) => {
            const resource = parse(line) ?? parse(line.replace(/[\0-\x1f]/g, ' '));
            if (resource === undefined) onGarbage(line);
            return resource ?? [];
          }),
  );
}

/** What a schedule is called by both counts: `Type/id`, without server and version. @param {string | undefined} reference @param {ReadonlyMap<string, string>} names */
export function scheduleName(reference, names) {
  if (!reference) return 'no schedule';
  const [, name] = /(?:^|\/)(\w+\/[^/]+?)(?:\/_history\/.*)?$/.exec(reference) ?? [];
  return names.get(reference) ?? name ?? reference;
}

/** What entries of bundles are called, by their `fullUrl`. @param {readonly Body[]} bodies @returns {Map<string, string>} */
export function namesOf(bodies) {
  const bundles = bodies.filter(({ form }) => form === 'bundle');
  return new Map(
    bundles
      .flatMap(({ text }) => entriesOf(text))
      .filter(({ fullUrl, resource }) => fullUrl && resource?.id !== undefined)
      .map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]),
  );
}

/** @param {any} slot @param {number} start @param {CountSettings} settings */
function reasonAgainst({ status, end, extension }, start, { from, to }) {
  if (status !== 'free') return `status ${status ?? 'untold'}`;
  const told = extension?.find?.((/** @type {any} */ each) => each?.url?.endsWith('slot-capacity'));
  if (told && Number(told.valueInteger ?? 1) === 0) return 'capacity 0';
  const window = Date.parse(end) - start > 4 * 3_600_000;
  if (start >= to) return 'too far ahead';
  return start < from && !(window && Date.parse(end) > from) ? 'past' : undefined;
}

/** Zones by schedule: its own, its place's, else the page's. @param {any[]} resources @param {string | undefined} other */
function zonesOf(resources, other) {
  const byName = new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each]));
  const told = (/** @type {any} */ each) =>
    each?.extension?.find?.((/** @type {any} */ one) => one?.url?.endsWith('/timezone'))?.valueCode;
  return (/** @type {string} */ name) => {
    const schedule = byName.get(name);
    const actors = [schedule?.actor ?? []].flat();
    const place = actors.map((actor) => byName.get(scheduleName(actor?.reference, new Map())));
    return place.map(told).find(Boolean) ?? told(schedule) ?? other;
  };
}

/** @param {unknown} written @param {string | undefined} zone @param {CountSettings['times']} [times] */
function instantOf(written, zone, times) {
  if (typeof written !== 'string') return undefined;
  const full = written
    .trim()
    .replace(/([+-]\d\d)(\d\d)?$/, (all, hours, minutes, at) =>
      at > 10 ? `${hours}:${minutes ?? '00'}` : all,
    );
  const offset = /T.*?(Z|[+-]\d\d:\d\d)$/i.exec(full)?.[1];
  const byClock = offset === undefined || (times === 'clock' && (zone || offset === 'Z'));
  if (!isDate(full.slice(0, 10))) return undefined;
  const instant = byClock ? clockIn(full.slice(0, 19), zone) : Date.parse(full);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Whether a calendar has the day: the language takes 31 February for a day in March. @param {string} text */
function isDate(text) {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return midnight > 0 && new Date(midnight).toISOString().startsWith(text);
}

/** The instant at which the clocks of a zone show a time. @param {string} clock @param {string | undefined} timeZone */
function clockIn(clock, timeZone) {
  const wanted = Date.parse(`${clock.padEnd(19, ':00')}Z`);
  if (!timeZone || Number.isNaN(wanted)) return NaN;
  let instant = wanted;
  for (let step = 0; step < 2; step += 1) {
    const shown = new Date(instant).toLocaleString('sv-SE', { timeZone });
    instant += wanted - Date.parse(`${shown.replace(' ', 'T')}Z`);
  }
  return instant;
}

/** What stands alone counts as an entry. @param {string} text @returns {any[]} */
function entriesOf(text) {
  const document = parse(text);
  if (Array.isArray(document?.entry)) return document.entry.filter(Boolean);
  const alone = document?.resourceType && document.resourceType !== 'Bundle';
  return alone ? [{ resource: document }] : [];
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
