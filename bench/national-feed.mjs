import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Slots of one schedule: a practitioner's next weeks. */
const perSchedule = 200;
const perPlace = 10;
const minute = 60_000;
const cdn = fileURLToPath(new URL('../dist/cdn/', import.meta.url));

/**
 * A publication as large as a nation's, on this machine: ids are UUIDs, and each
 * link has a token of 22 characters that nothing else is derived from.
 *
 * @param {number} slots
 * @param {Date} now
 */
export function nationalFeed(slots, now) {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 13);
  const schedules = Math.ceil(slots / perSchedule);
  /** @type {Buffer[]} */
  const pieces = [];
  /** @type {string[]} */
  let lines = [];
  let characters = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    const within = slot % perSchedule;
    const start = first + Math.floor(within / 16) * 24 * 60 * minute + (within % 16) * 30 * minute;
    const digest = createHash('md5').update(String(slot)).digest();
    const hex = digest.toString('hex');
    const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    const token = Buffer.from(hex.split('').reverse().join(''), 'hex').toString('base64url');
    const link = `https://portal.example/book?slot=${token}`;
    const free = slot % 5 !== 0;
    if (free) characters += uuid.length + link.length;
    lines.push(
      JSON.stringify({
        resourceType: 'Slot',
        id: uuid,
        schedule: { reference: `Schedule/${Math.floor(slot / perSchedule)}` },
        status: free ? 'free' : 'busy',
        start: written(start),
        end: written(start + 30 * minute),
        extension: [
          {
            url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/booking-deep-link',
            valueUrl: link,
          },
        ],
      }),
    );
    if (lines.length === 1_000 || slot === slots - 1) {
      pieces.push(Buffer.from(`${lines.join('\n')}\n`));
      lines = [];
    }
  }
  const places = Math.ceil(schedules / perPlace);
  return {
    free: slots - Math.ceil(slots / 5),
    /** Characters of the ids and links of free slots. */
    characters,
    bytes: pieces.reduce((sum, { length }) => sum + length, 0),
    files: {
      Location: list(places, (place) => ({
        resourceType: 'Location',
        id: String(place),
        name: `Clinic ${place}`,
        address: { line: [`${place} Main Street`], city: 'Springfield', state: 'MA' },
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/timezone',
            valueCode: 'America/New_York',
          },
        ],
      })),
      Schedule: list(schedules, (schedule) => ({
        resourceType: 'Schedule',
        id: String(schedule),
        actor: [
          { reference: `Practitioner/${schedule}`, display: `Dr. Number ${schedule}` },
          { reference: `Location/${Math.floor(schedule / perPlace)}` },
        ],
        specialty: [
          {
            coding: [
              {
                system: 'http://snomed.info/sct',
                code: String(schedule % 12),
                display: `Specialty ${schedule % 12}`,
              },
            ],
          },
        ],
      })),
      Slot: pieces,
    },
  };
}

/**
 * Serves publications by how many slots they have, and pages that read them:
 * `/page?slots=…`, and `/floor`, a page that does next to nothing. Scripts come
 * from `scripts`, which is another origin or this one.
 *
 * @param {{ port: number, scripts: string, feeds: Map<number, ReturnType<typeof nationalFeed>> }} options
 */
export async function serveFeeds({ port, scripts, feeds }) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://localhost:${port}`);
    const [, kind = '', slots = '', name = ''] = url.pathname.split('/');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cache-Control', 'no-store');
    if (kind === 'cdn') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(readFileSync(`${cdn}${slots}`));
    } else if (kind === 'floor') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>floor</title>');
    } else if (kind === 'page') {
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<!doctype html><title>page</title><script type="module" src="${scripts}/cdn/smart-scheduler.js"></script><body></body>`,
      );
    } else if (kind === 'feed') {
      const feed = feeds.get(Number(slots));
      if (!feed) response.writeHead(404).end();
      else if (decodeURIComponent(name) === '$bulk-publish') {
        const output = Object.keys(feed.files).map((type) => ({
          type,
          url: `http://localhost:${port}/feed/${slots}/${type}`,
        }));
        response.end(JSON.stringify({ transactionTime: new Date().toISOString(), output }));
      } else {
        const pieces = /** @type {Record<string, Buffer[]>} */ (feed.files)[name] ?? [];
        response.setHeader(
          'Content-Length',
          pieces.reduce((sum, { length }) => sum + length, 0),
        );
        Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 20 }).pipe(response);
      }
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(port, () => resolve(undefined)));
  return () => server.close();
}

/** @param {number} count @param {(index: number) => object} make */
function list(count, make) {
  return [
    Buffer.from(
      Array.from({ length: count }, (_, index) => JSON.stringify(make(index))).join('\n'),
    ),
  ];
}

/** Eastern Standard Time, as the feed's clinics write it. @param {number} instant */
function written(instant) {
  return `${new Date(instant - 300 * minute).toISOString().slice(0, 19)}-05:00`;
}
