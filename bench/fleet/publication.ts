/** A file as it is published: how large, how long good, how often another. */
interface Publishing {
  readonly type: string;
  readonly bytes: number;
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
  readonly body: string;
  readonly version: number;
  /** Whether a cache can ask if it is still the same. */
  readonly canBeCompared: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxAge: number;
}

const base = 'https://slots.example/feed/';
const kilobyte = 1000;

/** Twelve files: one is too large for a client to keep, and of one the server tells no version. */
const files: readonly Publishing[] = [
  { type: 'Location', bytes: 120 * kilobyte, maxAge: 300, tells: 'date' },
  { type: 'Schedule', bytes: 200 * kilobyte, maxAge: 300, every: 3600, tells: 'tag' },
  { type: 'PractitionerRole', bytes: 90 * kilobyte, maxAge: 300, tells: 'nothing' },
  { type: 'Slot', bytes: 9000 * kilobyte, maxAge: 180, every: 600, tells: 'tag' },
  ...Array.from({ length: 8 }, (_, index): Publishing => ({
    type: 'Slot',
    bytes: (300 + index * 100) * kilobyte,
    maxAge: [60, 120, 180, 300][index % 4] ?? 60,
    every: [60, 120, 300, 900][(index + 1) % 4] ?? 60,
    tells: index % 2 === 0 ? 'tag' : 'date',
  })),
];
const manifest: Publishing = {
  type: 'manifest',
  bytes: 2 * kilobyte,
  maxAge: 60,
  every: 300,
  tells: 'tag',
};
const output = files.map(({ type }, index) => ({ type, url: `${base}${type}-${index}.ndjson` }));

export const manifestUrl = `${base}$bulk-publish`;

/** What is published at an address at a moment, in milliseconds since 1970. */
export function publishedAt(url: string, now: number): PublishedFile {
  const isManifest = url === manifestUrl;
  const published = isManifest ? manifest : files[output.findIndex((file) => file.url === url)];
  if (!published) throw new Error(`${url} is not published`);
  const { bytes, maxAge, every, tells } = published;
  const period = (every ?? 86_400) * 1000;
  const version = Math.floor(now / period);
  const told = {
    tag: { ETag: `"${version}"` },
    date: { 'Last-Modified': new Date(version * period).toUTCString() },
    nothing: {},
  };
  return {
    url,
    isManifest,
    bytes,
    version,
    maxAge,
    body: isManifest ? JSON.stringify({ transactionTime: version, output }) : `version ${version}`,
    canBeCompared: tells !== 'nothing',
    headers: {
      ...told[tells],
      'Cache-Control': `public, max-age=${maxAge}`,
      'Content-Length': String(bytes),
    },
  };
}
