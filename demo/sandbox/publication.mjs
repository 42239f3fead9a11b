import { createHash } from 'node:crypto';

/**
 * @typedef {object} PublicationFiles
 * @property {{ output: { type: string, url: string }[], [member: string]: unknown }} manifest
 * @property {Map<string, readonly string[]>} files - lines of NDJSON by file name
 *
 * @typedef {object} PublishedSlot
 * @property {string} key - schedule, id and start, as in the portal's address
 * @property {string} line - as published
 * @property {number} capacity
 * @property {boolean} free
 * @property {string} [end]
 *
 * @typedef {import('@medplum/core').WithId<import('@medplum/fhirtypes').Resource>} StoredResource
 */

/**
 * What the slot server publishes: the files, with each slot's status as the
 * portal's bookings have left it. One source of truth for all three servers.
 */
export class Publication {
  /** @type {Map<string, PublishedSlot>} */
  slots = new Map();
  /** Told of every slot that the portal has held, booked or let go. @type {(slot: StoredResource) => void} */
  onSlotChange = () => {};
  #modified = new Date();
  #version = 0;
  /** @type {Map<string, { version: number, body: Buffer, etag: string }>} */
  #rendered = new Map();

  /** @param {PublicationFiles} files @param {import('./bookings.mjs').Bookings} bookings */
  constructor(files, bookings) {
    this.files = files;
    this.bookings = bookings;
    for (const line of [...files.files.values()].flat()) this.#know(line);
    bookings.onChange = (key) => {
      this.#changed();
      const slot = this.slots.get(key);
      const resource = slot && readResource(this.#current(slot.line));
      if (resource) this.onSlotChange(resource);
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

  /** Every resource that can be read, as it stands now. */
  *resources() {
    for (const line of [...this.files.files.values()].flat()) {
      const resource = readResource(this.#current(line));
      if (resource) yield resource;
    }
  }

  /** Publishes a resource in the place of its earlier version, or at the end of a file of its type, if there is one. @param {StoredResource} resource */
  put(resource) {
    const line = JSON.stringify(resource);
    const names = this.#filesOf(resource.resourceType);
    const name = names.find((each) => this.#indexIn(each, resource) >= 0) ?? names.at(-1);
    if (!name) return;
    const lines = [...(this.files.files.get(name) ?? [])];
    const index = this.#indexIn(name, resource);
    this.#forget(lines[index]);
    lines.splice(index < 0 ? lines.length : index, 1, line);
    this.files.files.set(name, lines);
    this.#know(line);
    this.#changed();
  }

  /** Publishes a resource no more. @param {string} resourceType @param {string} id */
  remove(resourceType, id) {
    for (const name of this.#filesOf(resourceType)) {
      const lines = this.files.files.get(name) ?? [];
      const index = this.#indexIn(name, { resourceType, id });
      this.#forget(lines[index]);
      if (index >= 0) this.files.files.set(name, lines.toSpliced(index, 1));
    }
    this.#changed();
  }

  /** @param {string} type */
  #filesOf(type) {
    return this.files.manifest.output
      .filter((entry) => entry.type === type)
      .map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
  }

  /** @param {string} name @param {{ resourceType: string, id: string }} resource */
  #indexIn(name, { resourceType, id }) {
    return (this.files.files.get(name) ?? []).findIndex((line) => {
      const resource = line.includes(id) ? readResource(line) : undefined;
      return resource?.resourceType === resourceType && resource.id === id;
    });
  }

  /** @param {string} line */
  #know(line) {
    const slot = readSlot(line);
    if (slot && !this.slots.has(slot.key)) this.slots.set(slot.key, slot);
  }

  /** @param {string | undefined} line */
  #forget(line) {
    const slot = line && readSlot(line);
    if (slot) this.slots.delete(slot.key);
  }

  #changed() {
    this.#version += 1;
    this.#modified = new Date();
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

/** @param {string} line @returns {StoredResource | undefined} */
function readResource(line) {
  try {
    const resource = JSON.parse(line);
    return typeof resource.resourceType === 'string' && typeof resource.id === 'string'
      ? resource
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} line @returns {PublishedSlot | undefined} */
function readSlot(line) {
  const resource = line.includes('"Slot"') ? readResource(line) : undefined;
  if (resource?.resourceType !== 'Slot') return undefined;
  const told = resource.extension?.find(({ url }) => url?.endsWith('/slot-capacity'));
  return {
    key: `${resource.schedule?.reference}|${resource.id}|${resource.start}`,
    line,
    capacity: told?.valueInteger === undefined ? 1 : Number(told.valueInteger),
    free: resource.status === 'free',
    end: resource.end,
  };
}
