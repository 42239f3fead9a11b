import { extension, place, schedule, slotResource } from '../../test/support/publisher.js';

/** A file as it is published: how large, how long good, how often another. */
interface Publishing {
  readonly type: 'manifest' | 'Location' | 'Schedule' | 'Slot';
  /** As the headers tell; the bodies here are a small part of that, to be read ten thousand times. */
  readonly bytes: number;
  /** How many resources are in it. */
  readonly resources: number;
  /** Seconds of `max-age`. */
  readonly maxAge: number;
  /** Seconds between two versions; none where it stays as it is. */
  readonly every?: number;
  /** What the server tells of a version that a page may read. */
  readonly tells: 'tag' | 'date' | 'nothing';
}

/** A file at an address, as it is at a moment. */
export interface PublishedFile {
  readonly url: string;
  readonly isManifest: boolean;
  readonly bytes: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly version: number;
  /** Whether a cache can ask if it is still the same. */
  readonly canBeCompared: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxAge: number;
}

const base = 'https://slots.example/feed/';
const kilobyte = 1000;
const day = 86_400_000;

/** Twelve files: one is too large for a client to keep, and of one the server tells no version. */
const files: readonly Publishing[] = [
  { type: 'Location', bytes: 120 * kilobyte, resources: 1, maxAge: 300, tells: 'date' },
  { type: 'Schedule', bytes: 200 * kilobyte, resources: 2, maxAge: 300, every: 3600, tells: 'tag' },
  { type: 'Slot', bytes: 9000 * kilobyte, resources: 40, maxAge: 180, every: 600, tells: 'tag' },
  { type: 'Slot', bytes: 900 * kilobyte, resources: 2, maxAge: 300, every: 300, tells: 'nothing' },
  ...Array.from({ length: 8 }, (_, index): Publishing => ({
    type: 'Slot',
    bytes: (300 + index * 100) * kilobyte,
    resources: 2,
    maxAge: [60, 120, 180, 300][index % 4] ?? 60,
    every: [60, 120, 300, 900][(index + 1) % 4] ?? 60,
    tells: index % 2 === 0 ? 'tag' : 'date',
  })),
];
const manifest: Publishing = {
  type: 'manifest',
  bytes: 2 * kilobyte,
  resources: 1,
  maxAge: 60,
  every: 300,
  tells: 'tag',
};
const output = files.map(({ type }, index) => ({ type, url: `${base}${type}-${index}.ndjson` }));

export const manifestUrl = `${base}$bulk-publish`;

/** How many slots there are at any time. */
export const publishedSlots = files
  .filter(({ type }) => type === 'Slot')
  .reduce((sum, { resources }) => sum + resources, 0);

/** The version that each address had last, since bodies are made once for all who get them. */
const latest = new Map<string, PublishedFile>();

/** What is published at an address at a moment, in milliseconds since 1970. */
export function publishedAt(url: string, now: number): PublishedFile {
  const index = output.findIndex((file) => file.url === url);
  const published = url === manifestUrl ? manifest : files[index];
  if (!published) throw new Error(`${url} is not published`);
  const { bytes, maxAge, every, tells, type } = published;
  const period = (every ?? 86_400) * 1000;
  const version = Math.floor(now / period);
  const known = latest.get(url);
  if (known?.version === version) return known;
  const told = {
    tag: { ETag: `"${version}"` },
    date: { 'Last-Modified': new Date(version * period).toUTCString() },
    nothing: {},
  };
  const text = type === 'manifest' ? manifestAt(now) : lines(published, index, version, now);
  const file = {
    url,
    isManifest: type === 'manifest',
    bytes,
    version,
    maxAge,
    body: new TextEncoder().encode(text),
    canBeCompared: tells !== 'nothing',
    headers: {
      ...told[tells],
      'Cache-Control': `public, max-age=${maxAge}`,
      'Content-Length': String(bytes),
    },
  };
  latest.set(url, file);
  return file;
}

function manifestAt(now: number): string {
  const transactionTime = new Date(now).toISOString();
  return JSON.stringify({ transactionTime, request: manifestUrl, output, error: [] });
}

function lines(published: Publishing, file: number, version: number, now: number): string {
  return Array.from({ length: published.resources }, (_, index) =>
    JSON.stringify(resource(published, `${file}-${index}`, version, now + (index + 1) * day)),
  ).join('\n');
}

/** Each version of a slot has another link, so that no two bodies are the same. */
function resource({ type }: Publishing, id: string, version: number, at: number): object {
  if (type === 'Location') return { ...place, id: `l${id.split('-')[1]}` };
  if (type === 'Schedule')
    return { ...schedule, id: `s${id.split('-')[1]}`, actor: [{ reference: 'Location/l0' }] };
  const link = `https://portal.example/book?slot=${id}&version=${version}`;
  return slotResource(id, new Date(Math.floor(at / day) * day).toISOString(), {
    schedule: { reference: `Schedule/s${Number(id.split('-')[0]) % 2}` },
    extension: [extension('booking-deep-link', { valueUrl: link })],
  });
}
