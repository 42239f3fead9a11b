import { parseSearchRequest, validateResource } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import './definitions.mjs';

/**
 * @typedef {import('@medplum/fhirtypes').Resource} Resource
 * @typedef {import('@medplum/core').WithId<Resource>} StoredResource
 */

/**
 * The engine's repository, holding what the publication holds: what is written
 * here is published, and what the portal books is busy here. The engine does
 * not validate what it is given; this does.
 */
export class FhirStore extends MemoryRepository {
  #publication;
  /** @type {Map<string, string>} the id that a slot goes by here, by schedule, id and start: publishers repeat ids */
  #names = new Map();
  #taken = new Set();
  /** @type {Map<string, readonly StoredResource[]>} what matched a search, until something is written */
  #found = new Map();

  /** @param {import('../publication.mjs').Publication} publication */
  constructor(publication) {
    super();
    this.#publication = publication;
    for (const resource of publication.resources()) this.#keep(resource);
    const renamed = [...this.#names].filter(([key, id]) => !key.includes(`|${id}|`)).length;
    if (renamed > 0)
      console.error(
        `${renamed} published slots share an id; the FHIR server has given them others`,
      );
    publication.onSlotChange = (slot) => this.#keep(slot);
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
      this.#found.set(request, found);
    }
    return found;
  }

  /** @override @template {Resource} T @param {T} resource @returns {Promise<import('@medplum/core').WithId<T>>} */
  async createResource(resource) {
    validateResource(resource);
    this.#found.clear();
    const created = await super.createResource(resource);
    this.#publication.put(created);
    return created;
  }

  /** @override @param {string} type @param {string} id */
  async deleteResource(type, id) {
    this.#found.clear();
    await super.deleteResource(type, id);
    this.#publication.remove(type, id);
  }

  /** Kept as published, for better or worse. @param {StoredResource} resource */
  #keep(resource) {
    this.#found.clear();
    const id = resource.resourceType === 'Slot' ? this.#nameOf(resource) : resource.id;
    void super.createResource({ ...resource, id });
  }

  /** @param {StoredResource & import('@medplum/fhirtypes').Slot} slot */
  #nameOf({ id, schedule, start }) {
    const key = `${schedule?.reference}|${id}|${start}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = id;
      for (let count = 2; this.#taken.has(name); count += 1) name = `${id}-${count}`;
      this.#taken.add(name);
      this.#names.set(key, name);
    }
    return name;
  }
}
