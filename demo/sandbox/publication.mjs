import { createHash } from 'node:crypto';

/**
 * @typedef {object} PublicationFiles
 * @property {object} manifest
 * @property {Map<string, readonly string[]>} files - lines of NDJSON by file name
 *
 * @typedef {object} PublishedSlot
 * @property {string} key - schedule, id and start, as in the portal's address
 * @property {number} capacity
 * @property {boolean} free
 * @property {string} [end]
 */

/**
 * What the slot server publishes: the files, with each slot's status as the
 * portal's bookings have left it. One source of truth for both servers.
 */
export class Publication {
  /** @type {Map<string, PublishedSlot>} */
  slots = new Map();
  #modified = new Date();
  #version = 0;
  /** @type {Map<string, { version: number, body: Buffer, etag: string }>} */
  #rendered = new Map();

  /** @param {PublicationFiles} files @param {import('./bookings.mjs').Bookings} bookings */
  constructor(files, bookings) {
    this.files = files;
    this.bookings = bookings;
    for (const line of [...files.files.values()].flat()) {
      const slot = readSlot(line);
      if (slot && !this.slots.has(slot.key)) this.slots.set(slot.key, slot);
    }
    bookings.onChange = () => {
      this.#version += 1;
      this.#modified = new Date();
    };
  }

  get lastModified() {
    return this.#modified.toUTCString();
  }

  /** A file as it stands now, or nothing. @param {string} name */
  render(name) {
    const lines = this.files.files.get(name);
    const known = this.#rendered.get(name);
    if (!lines) return undefined;
    if (known?.version === this.#version) return known;
    const text = lines.map((line) => this.#current(line)).join('\n');
    return this.#keep(name, text);
  }

  renderManifest() {
    const name = '$bulk-publish';
    const known = this.#rendered.get(name);
    return known?.version === this.#version
      ? known
      : this.#keep(name, JSON.stringify(this.files.manifest, null, 2));
  }

  /** @param {string} name @param {string} text */
  #keep(name, text) {
    const body = Buffer.from(text);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const rendered = { version: this.#version, body, etag };
    this.#rendered.set(name, rendered);
    return rendered;
  }

  /** @param {string} line */
  #current(line) {
    const slot = this.bookings.any ? readSlot(line) : undefined;
    const state = slot && this.bookings.stateOf(slot);
    if (!slot?.free || !state || (state.booked === 0 && state.held === 0)) return line;
    if (state.left > 0) {
      return line.replace(
        /("url"\s*:\s*"[^"]*slot-capacity"\s*,\s*"valueInteger"\s*:\s*)\d+/,
        (_, before) => before + state.left,
      );
    }
    const status = state.booked >= slot.capacity ? 'busy' : 'busy-tentative';
    return line.replace(/("status"\s*:\s*)"free"/, (_, before) => `${before}"${status}"`);
  }
}

/** @param {string} line @returns {PublishedSlot | undefined} */
function readSlot(line) {
  if (!line.includes('"Slot"')) return undefined;
  try {
    const resource = JSON.parse(line);
    if (resource.resourceType !== 'Slot') return undefined;
    const told = resource.extension?.find((/** @type {{ url?: string }} */ { url }) =>
      url?.endsWith('/slot-capacity'),
    );
    return {
      key: `${resource.schedule?.reference}|${resource.id}|${resource.start}`,
      capacity: told?.valueInteger === undefined ? 1 : Number(told.valueInteger),
      free: resource.status === 'free',
      end: resource.end,
    };
  } catch {
    return undefined;
  }
}
