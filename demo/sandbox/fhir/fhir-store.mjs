import { parseSearchRequest, validateResource } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import './definitions.mjs';

/**
 * @typedef {import('@medplum/fhirtypes').Resource} Resource
 * @typedef {import('@medplum/core').WithId<Resource>} StoredResource
 */

/** How many searches are remembered. */
const mostSearches = 20;

/**
 * The engine's repository, holding what the publication holds: what is written
 * here is published, and what the portal books is busy here. The engine does
 * not validate what it is given; this does.
 */
export class FhirStore extends MemoryRepository {
  #publication;
  /** @type {Map<string, string>} the id that a slot goes by here, by its key in the publication: publishers repeat ids */
  #names = new Map();
  /** @type {Map<string, string>} the published line of a resource, by type and the id it goes by here */
  #lines = new Map();
  /** @type {Set<string>} what was written here, published or not */
  #written = new Set();
  /** @type {Map<string, readonly StoredResource[]>} what matched a search, until something is written */
  #found = new Map();

  /** @param {import('../publication.mjs').Publication} publication */
  constructor(publication) {
    super();
    this.#publication = publication;
    let renamed = 0;
    for (const { line, resource } of publication.entries()) {
      const id = this.#freeIdOf(resource);
      if (id !== resource.id) renamed += 1;
      this.#lines.set(`${resource.resourceType}/${id}`, line);
      this.#keep(resource, id);
    }
    if (renamed > 0)
      console.error(
        `${renamed} published slots share an id; the FHIR server has given them others`,
      );
    publication.onSlotChange = (slot) => this.#keep(slot, this.#names.get(keyOf(slot)) ?? slot.id);
  }

  /** @param {string} type @param {string} id */
  has(type, id) {
    return this.#lines.has(`${type}/${id}`) || this.#written.has(`${type}/${id}`);
  }

  /** The id that a published slot goes by here. @param {string} key - its schedule, id and start */
  nameOf(key) {
    return this.#names.get(key);
  }

  /**
   * Everything of a type that matches filters, in the order of its keeping.
   * @param {string} type @param {URLSearchParams} filters
   * @returns {Promise<readonly StoredResource[]>}
   */
  async matches(type, filters) {
    const request = `${type}?${filters}`;
    let found = this.#found.get(request);
    if (!found) {
      const { entry = [] } = await super.search(parseSearchRequest(request));
      found = entry.flatMap(({ resource }) => resource ?? []);
      if (this.#found.size >= mostSearches) this.#found.clear();
      this.#found.set(request, found);
    }
    return found;
  }

  /** @override @template {Resource} T @param {T} resource @returns {Promise<import('@medplum/core').WithId<T>>} */
  async createResource(resource) {
    validateResource(resource);
    this.#found.clear();
    const created = await super.createResource(resource);
    const reference = `${created.resourceType}/${created.id}`;
    this.#written.add(reference);
    const before = this.#lines.get(reference);
    const published = before === undefined ? undefined : this.#publication.current(before);
    const line = this.#publication.replace(before, { ...created, id: published?.id ?? created.id });
    const current = line === undefined ? undefined : this.#publication.current(line);
    if (line === undefined || !current) return created;
    this.#lines.set(reference, line);
    if (published) this.#names.delete(keyOf(published));
    this.#names.set(keyOf(current), created.id);
    this.#keep(current, created.id);
    return this.readResource(created.resourceType, created.id);
  }

  /** @override @param {string} type @param {string} id */
  async deleteResource(type, id) {
    this.#found.clear();
    await super.deleteResource(type, id);
    const reference = `${type}/${id}`;
    this.#publication.replace(this.#lines.get(reference), undefined);
    this.#lines.delete(reference);
    this.#written.delete(reference);
  }

  /** Kept as published, for better or worse. @param {StoredResource} resource @param {string} id */
  #keep(resource, id) {
    this.#found.clear();
    void super.createResource({ ...resource, id });
  }

  /** @param {StoredResource} resource */
  #freeIdOf(resource) {
    const { resourceType, id } = resource;
    const key = keyOf(resource);
    if (resourceType !== 'Slot') return id;
    let free = this.#names.get(key) ?? id;
    if (!this.#names.has(key))
      for (let count = 2; this.#lines.has(`Slot/${free}`); count += 1) free = `${id}-${count}`;
    this.#names.set(key, free);
    return free;
  }
}

/** What tells a published slot from any other; of other resources it is their id. @param {StoredResource} resource */
function keyOf(resource) {
  return resource.resourceType === 'Slot'
    ? `${resource.schedule?.reference}|${resource.id}|${resource.start}`
    : `${resource.resourceType}/${resource.id}`;
}
