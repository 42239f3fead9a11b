import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../demo/sandbox/sandbox.mjs';
import { launchChromium } from './chromium.mjs';
import { build } from './build.mjs';
import { tellDifference } from './difference.mjs';

/**
 * Holds what a person can reach on the page against an independent count of the
 * published lines: each offered slot once, under the right day and hour, with
 * the right name. `npm run reach -- [folder [zone]]`
 */

/**
 * What the feed offers, by a count that shares no code with the element.
 * @param {string} slots @param {string} zone @param {string} [viewerZone]
 */
export async function published(slots, zone, viewerZone) {
  const manifest = await (await fetch(`${slots}/$bulk-publish`)).json();
  const bodies = await Promise.all(
    manifest.output.map(async (/** @type {{ url: string }} */ { url }) =>
      (await fetch(url)).text(),
    ),
  );
  const resources = bodies
    .join('\n')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => parse(line) ?? []);
  const find = (/** @type {string} */ reference) =>
    resources.find(({ resourceType, id }) => `${resourceType}/${id}` === reference);
  const now = Date.now();
  const offered = new Map();
  for (const slot of resources.filter(({ resourceType }) => resourceType === 'Slot')) {
    const capacity = slot.extension?.find((/** @type {{ url: string }} */ { url }) =>
      url.endsWith('slot-capacity'),
    )?.valueInteger;
    const start = Date.parse(slot.start);
    if (slot.status !== 'free' || Number(capacity ?? 1) === 0) continue;
    if (!(start >= now && start < now + 60 * 86_400_000)) continue;
    const schedule = find(slot.schedule.reference);
    const places =
      schedule?.actor
        .map((/** @type {{ reference: string }} */ { reference }) => find(reference))
        .filter(Boolean) ?? [];
    const location = places.find(
      (/** @type {{ resourceType: string }} */ { resourceType }) => resourceType === 'Location',
    );
    const virtual = location?.physicalType?.coding[0].code === 'vi';
    const told = location?.extension?.find((/** @type {{ url: string }} */ { url }) =>
      url.endsWith('/timezone'),
    )?.valueCode;
    const offset = slot.start.endsWith('Z') ? undefined : slot.start.slice(-6);
    const shownIn = (virtual ? undefined : (told ?? (zone || offset))) ?? viewerZone;
    offered.set(
      `${slot.schedule.reference}|${slot.id}|${slot.start}`,
      row(start, shownIn, whoOf(schedule, find)),
    );
  }
  return [...offered.values()].sort();
}

/** @param {number} start @param {string | undefined} timeZone @param {string} who */
function row(start, timeZone, who) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timeZone ?? '') ?? [];
  const ahead = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
  const shown = new Date(start + ahead);
  const zone = sign ? 'UTC' : timeZone;
  const date = shown.toLocaleDateString('en-CA', { timeZone: zone });
  const time = shown.toLocaleTimeString('en-US', {
    timeZone: zone,
    hour: 'numeric',
    minute: '2-digit',
  });
  return `${date} ${plain(time)} ${new Date(start).toISOString()} ${who}`;
}

/** @param {any} schedule @param {(reference: string) => any} find */
function whoOf(schedule, find) {
  const names = ['PractitionerRole', 'Device', 'Location'].flatMap((type) => {
    const actor = schedule?.actor.find((/** @type {{ reference: string }} */ { reference }) =>
      reference.startsWith(type),
    );
    const resource = actor && find(actor.reference);
    const person = resource?.practitioner && find(resource.practitioner.reference);
    const [name] = person?.name ?? [];
    const full = name && [name.prefix?.[0], name.given[0], name.family].filter(Boolean).join(' ');
    const better = full ?? (type === 'Location' ? resource?.name : undefined);
    return actor ? [better ?? actor.display] : [];
  });
  return names[0];
}

/**
 * What can be reached on the page by pressing "more" and "next" until nothing is
 * left: a line for each time, with its summary for the first of every so many, if that is wanted.
 * @param {import('playwright-core').Page} page @param {number} [summaryEvery]
 */
export async function reached(page, summaryEvery = 0) {
  await page.locator('smart-scheduler[data-state=ready]').waitFor();
  const rows = await page.locator('smart-scheduler').evaluate(async (element, summaryEvery) => {
    const scheduler = /** @type {HTMLElement & { updateComplete: Promise<unknown> }} */ (element);
    const root = /** @type {ShadowRoot} */ (scheduler.shadowRoot);
    const press = async (/** @type {HTMLElement | null} */ control) => {
      control?.click();
      await scheduler.updateComplete;
    };
    const found = [];
    for (;;) {
      for (let more; (more = root.querySelector('[part=more]'));)
        await press(/** @type {HTMLElement} */ (more));
      for (const slot of root.querySelectorAll('[part~=slot]')) {
        const day = /** @type {HTMLElement} */ (slot.closest('[part=day]')).dataset.date;
        const time = /** @type {HTMLTimeElement} */ (slot.querySelector('time'));
        const who = slot.closest('[part=group]')?.querySelector('header bdi')?.textContent;
        const [clock = ''] = /\d+:\d\d\s[AP]M/.exec(time.textContent ?? '') ?? [];
        let row = `${day} ${clock} ${time.dateTime} ${who}`;
        if (summaryEvery > 0 && found.length % summaryEvery === 0) {
          await press(/** @type {HTMLElement} */ (slot));
          row += ` | ${/** @type {HTMLElement} */ (root.querySelector('[part=summary]')).innerText}`;
          await press(/** @type {HTMLElement} */ (slot));
        }
        found.push(row);
      }
      const next = /** @type {HTMLElement} */ (root.querySelector('[part=next]'));
      if (next.getAttribute('aria-disabled') === 'true') return found;
      await press(next);
    }
  }, summaryEvery);
  return rows.map(plain).sort();
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, ' ');
}

/** @param {string} line */
function parse(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, zone = ''] = process.argv.slice(2);
  build();
  const sandbox = await startSandbox({
    port: 5473,
    feed: folder && resolve(folder),
    feedZone: zone,
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(sandbox.site);
    const [expected, found] = [await published(sandbox.slots, zone), await reached(page)];
    tellDifference(folder, { offered: expected, reached: found });
  } finally {
    await browser.close();
    sandbox.stop();
  }
}
