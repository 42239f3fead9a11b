import type { Directory } from './directory.js';
import { Refusal } from './download.js';
import type { FhirBase } from './fhir-base.js';
import type { IssueTally } from './issue-tally.js';
import { object, objects, text, type JsonObject } from './lenient.js';

/** Resources asked for in one request. */
const batch = 50;
/** Schedule, role, place, organization: no way to a name is longer. */
const longestWay = 4;

/**
 * Reads what slots lead to and the server has not included: in batches by
 * `_id`, and one by one where a server cannot do that. What cannot be had is
 * not asked for again.
 */
export class ActorReader {
  readonly #asked = new Set<string>();

  constructor(
    private readonly base: FhirBase,
    private readonly directory: Directory,
    private readonly issues: IssueTally,
  ) {}

  /** Fills the directory with what is missing of the schedules that the keys name. */
  async complete(schedules: Iterable<string>, signal: AbortSignal): Promise<void> {
    const wanted = [...schedules];
    for (let step = 0; step < longestWay; step += 1) {
      const missing = this.directory.missing(wanted).filter((key) => !this.#asked.has(key));
      if (missing.length === 0) return;
      for (const key of missing) {
        this.#asked.add(key);
        this.issues.add('not-included', 'The server did not include what slots lead to.', key);
      }
      await Promise.all(batches(missing).map((keys) => this.#readBatch(keys, signal)));
    }
  }

  async #readBatch(keys: readonly string[], signal: AbortSignal): Promise<void> {
    const [type = ''] = keys[0]?.split('/') ?? [];
    const ids = keys.map((key) => key.slice(type.length + 1));
    const wanted = new URLSearchParams([
      ['_id', ids.join(',')],
      ['_count', String(batch)],
    ]);
    const bundle = await this.#get(this.base.address(type, wanted), signal);
    if (bundle === 'unavailable') return;
    for (const { resource } of objects(bundle?.entry)) this.#add(object(resource));
    const absent = keys.filter((key) => !this.directory.knows(key));
    await Promise.all(
      absent.map(async (key) => {
        const resource = await this.#get(this.base.address(key), signal);
        if (resource !== 'unavailable') this.#add(resource);
      }),
    );
  }

  #add(resource: JsonObject | undefined): void {
    if (resource && text(resource.resourceType) !== 'Bundle') this.directory.add(resource);
  }

  /** Nothing where the server refuses: the reference's own words must do, and the directory tells. */
  async #get(
    address: string,
    signal: AbortSignal,
  ): Promise<JsonObject | 'unavailable' | undefined> {
    try {
      return await this.base.get(address, signal);
    } catch (cause) {
      signal.throwIfAborted();
      return cause instanceof Refusal && cause.status < 500 ? undefined : 'unavailable';
    }
  }
}

/** Keys of one type each, at most as many as fit into one request. */
function batches(keys: readonly string[]): readonly (readonly string[])[] {
  const byType = new Map<string, string[]>();
  for (const key of keys) {
    const type = key.slice(0, key.indexOf('/'));
    byType.set(type, [...(byType.get(type) ?? []), key]);
  }
  return [...byType.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / batch) }, (_, index) =>
      all.slice(index * batch, (index + 1) * batch),
    ),
  );
}
