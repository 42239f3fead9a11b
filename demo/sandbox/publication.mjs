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
      const resource = slot && this.current(slot.line);
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

  /** Every line that is a resource, and the resource as it stands now. */
  *entries() {
    for (const line of [...this.files.files.values()].flat()) {
      const resource = this.current(line);
      if (resource) yield { line, resource };
    }
  }

  /** The resource on a line, as the bookings have left it. @param {string} line */
  current(line) {
    return readResource(this.#current(line));
  }

  /**
   * Publishes a resource instead of a line, or as a new line in a file of its
   * type; without a resource, the line no more. What a slot has of its bookings
   * is theirs to say: who writes back what was read changes none of them, who
   * writes "free" ends them all. Answers the line, if there is a file for it.
   *
   * @param {string | undefined} before
   * @param {StoredResource | undefined} after
   */
  replace(before, after) {
    const name =
      before === undefined
        ? this.#filesOf(after?.resourceType ?? '').at(-1)
        : [...this.files.files].find(([, lines]) => lines.includes(before))?.[0];
    if (name === undefined) return undefined;
    const lines = [...(this.files.files.get(name) ?? [])];
    const line =
      after && JSON.stringify(before === undefined ? after : this.#unbooked(before, after));
    const at = before === undefined ? lines.length : lines.indexOf(before);
    lines.splice(at, 1, ...(line === undefined ? [] : [line]));
    this.files.files.set(name, lines);
    const known = before === undefined ? undefined : readSlot(before);
    if (known) this.slots.delete(known.key);
    if (line !== undefined) this.#know(line);
    const now = line === undefined ? undefined : readSlot(line);
    // Bookings stay with a slot that is moved, and end with one that is gone.
    if (known && known.key !== now?.key) this.bookings.move(known.key, now?.key);
    this.#changed();
    return line;
  }

  /** A resource as it is to be published, without what bookings have made of its line. @param {string} before @param {StoredResource} after */
  #unbooked(before, after) {
    const published = readResource(before);
    const now = this.current(before);
    if (
      after.resourceType !== 'Slot' ||
      published?.resourceType !== 'Slot' ||
      now?.resourceType !== 'Slot'
    )
      return after;
    const key = readSlot(before)?.key ?? '';
    if (after.status === 'free' && now.status !== 'free') this.bookings.clear(key);
    const status = after.status === now.status ? published.status : after.status;
    const extension = after.extension?.map((each) =>
      isCapacity(each) && each.valueInteger === now.extension?.find(isCapacity)?.valueInteger
        ? (published.extension?.find(isCapacity) ?? each)
        : each,
    );
    return { ...after, status, ...(extension && { extension }) };
  }

  /** @param {string} type */
  #filesOf(type) {
    return this.files.manifest.output
      .filter((entry) => entry.type === type)
      .map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
  }

  /** @param {string} line */
  #know(line) {
    const slot = readSlot(line);
    if (slot && !this.slots.has(slot.key)) this.slots.set(slot.key, slot);
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
  const told = resource.extension?.find(isCapacity);
  return {
    key: `${resource.schedule?.reference}|${resource.id}|${resource.start}`,
    line,
    capacity: told?.valueInteger === undefined ? 1 : Number(told.valueInteger),
    free: resource.status === 'free',
    end: resource.end,
  };
}

/** @param {import('@medplum/fhirtypes').Extension} extension */
function isCapacity({ url }) {
  return url?.endsWith('/slot-capacity') ?? false;
}
