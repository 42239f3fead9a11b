import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bookingLink } from './health-system.mjs';

const day = 86_400_000;

/**
 * A publication from a folder, brought to life: its dates moved by whole weeks
 * so that the earliest slot is tomorrow or later, its addresses led to the slot
 * server, its booking links to the portal. What is broken in it stays broken.
 *
 * @param {string} folder
 * @param {{ now: Date, slotServer: string, portal: string, shift: boolean }} options
 * @returns {import('./publication.mjs').PublicationFiles}
 */
export function shiftedFeed(folder, { now, slotServer, portal, shift }) {
  const manifest = JSON.parse(readFileSync(join(folder, '$bulk-publish'), 'utf8'));
  const names = new Set(readdirSync(folder));
  const outputs = [manifest.output]
    .flat(4)
    .filter((entry) => typeof entry?.url === 'string' && typeof entry.type === 'string');
  const found = outputs.flatMap((entry) => {
    const name = fileOf(entry, names);
    return name ? [{ entry, name }] : [];
  });
  for (const { url } of outputs.filter((entry) => !fileOf(entry, names))) {
    console.error(`not in ${folder}, so not published: ${url}`);
  }
  const texts = new Map(
    found.map(({ entry, name }) => [
      name,
      { type: entry.type, lines: linesOf(readFileSync(join(folder, name), 'utf8')) },
    ]),
  );
  const starts = [...texts.values()]
    .filter(({ type }) => type === 'Slot')
    .flatMap(({ lines }) =>
      lines.map((line) => instantOf(/"start"\s*:\s*"([^"]*)"/.exec(line)?.[1] ?? '')),
    )
    .filter((start) => !Number.isNaN(start));
  const tomorrow = (Math.floor(now.getTime() / day) + 1) * day;
  const earliest = starts.reduce((least, start) => Math.min(least, start), Infinity);
  const weeks = shift && starts.length > 0 ? Math.ceil((tomorrow - earliest) / (7 * day)) : 0;
  const move = (/** @type {string} */ text) => moveDate(text, weeks * 7);

  /** @type {Map<string, readonly string[]>} */
  const files = new Map();
  for (const [name, { type, lines }] of texts) {
    const dates = type === 'Slot' ? slotDates : syncDates;
    files.set(
      name,
      lines.map((line) =>
        relink(
          line.replace(dates, (_, before, date) => before + move(date)),
          portal,
        ),
      ),
    );
  }
  return {
    manifest: {
      ...manifest,
      ...(manifest.transactionTime && { transactionTime: move(manifest.transactionTime) }),
      request: `${slotServer}/$bulk-publish`,
      error: [manifest.error ?? []]
        .flat()
        .map((/** @type {{ url?: unknown }} */ entry) =>
          typeof entry?.url === 'string'
            ? { ...entry, url: `${slotServer}/${basename(entry.url)}` }
            : entry,
        ),
      output: found.map(({ entry, name }) => ({ ...entry, url: `${slotServer}/${name}` })),
    },
    files,
  };
}

/** An instant as publishers write it, which may be with an offset of hours only. @param {string} text */
function instantOf(text) {
  return Date.parse(text.replace(/([+-]\d\d)$/, '$1:00'));
}

/** When an aggregator last asked its source; in slots their starts and ends, too. */
const syncDates = /(lastSourceSync"\s*,\s*"valueDateTime"\s*:\s*")(\d{4}-\d{2}-\d{2})/g;
const slotDates = new RegExp(
  `("(?:start|end)"\\s*:\\s*"|${syncDates.source.slice(1, syncDates.source.indexOf(')'))})(\\d{4}-\\d{2}-\\d{2})`,
  'g',
);

/** @param {string} text @param {number} days */
function moveDate(text, days) {
  const moved = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) + days * day);
  return moved.toISOString().slice(0, 10) + text.slice(10);
}

/** A slot's line with its booking link, if it has one, leading to the portal. @param {string} line @param {string} portal */
function relink(line, portal) {
  if (!line.includes('booking-deep-link')) return line;
  const text = (/** @type {RegExp} */ form) => form.exec(line)?.[1] ?? '';
  const slot = parse(line);
  const link = bookingLink(
    portal,
    slot?.schedule?.reference ?? text(/"reference"\s*:\s*"([^"]*)"/),
    slot?.id ?? text(/"id"\s*:\s*"([^"]*)"/),
    slot?.start ?? text(/"start"\s*:\s*"([^"]*)"/),
  );
  return line.replace(
    /(booking-deep-link"\s*,\s*"value(?:Url|Uri|String)"\s*:\s*"|"value(?:Url|Uri|String)"\s*:\s*"(?=[^"]*"\s*,\s*"url"\s*:\s*"[^"]*booking-deep-link))[^"]*/,
    (_, before) => before + link,
  );
}

/** @param {string} line */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The folder's file for an entry: the same name, or what saving it by state and type made of it. */
export function fileOf(
  /** @type {{ type: string, url: string }} */ { type, url },
  /** @type {Set<string>} */ names,
) {
  const path = new URL(url, 'https://publisher.invalid').pathname;
  const [parent = '', name = ''] = path.split('/').slice(-2);
  return [basename(path), `${parent}-${name}`, `${type.toLowerCase()}s.ndjson`].find((each) =>
    names.has(each),
  );
}

/** @param {string} text */
function linesOf(text) {
  return text.split('\n').filter((line) => line.trim() !== '');
}
