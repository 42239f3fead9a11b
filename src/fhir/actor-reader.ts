import { readSearchPage } from './bundle.js';
import { released } from './contained.js';
import type { Directory } from './directory.js';
import type { FhirBase } from './fhir-base.js';
import type { IssueTally } from './issue-tally.js';
import type { JsonObject } from './lenient.js';
import { missing } from './leads.js';
import { Refusal } from './refusal.js';

/** Resources asked for in one request. */
const batch = 50;
/** Schedule, role, place, organization: no way to a name is longer. */
const longestWay = 4;
const mostRequests = 200;
/** Nobody waits longer for names, where there are times to be shown. */
const longestReading = 10_000;
const atOnce = 6;
/** What a server says that cannot find several by `_id`, and may still know each. */
const dislikesBatches = new Set([400, 405, 422, 501]);

/**
 * Reads what slots lead to and the server has not included: in batches by
 * `_id`, and one by one where a server cannot do that. What cannot be had is
 * not asked for again, and of a type that a server keeps to itself, nothing.
 */
export class ActorReader {
  readonly #asked = new Set<string>();
  readonly #withheld = new Set<string>();
  #requests = 0;
  #deadline: AbortSignal | undefined;

  constructor(
    private readonly base: FhirBase,
    private readonly directory: Directory,
    private readonly issues: IssueTally,
  ) {}

  /** Fills the directory with what is missing of what the keys name: schedules, and places of slots. */
  async complete(keys: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const { host } = new URL(this.base.url);
    const isHere = (address: string) => URL.canParse(address) && new URL(address).host === host;
    for (let step = 0; step < longestWay; step += 1) {
      const unread = missing(this.directory, keys, isHere).filter((key) => !this.#asked.has(key));
      if (unread.length === 0) return;
      for (const key of unread) {
        this.#asked.add(key);
        this.issues.add('not-included', key);
      }
      const singly: string[] = [];
      await inTurns(batches(unread), async (keys) => {
        if (await this.#readBatch(keys, signal)) singly.push(...keys);
      });
      await inTurns(
        singly.filter((key) => !this.directory.resource(key)),
        (key) => this.#readOne(key, signal),
      );
    }
  }

  /** Answers whether it is of use to ask for those that did not come one by one. */
  async #readBatch(keys: readonly string[], signal: AbortSignal): Promise<boolean> {
    const type = typeOf(keys[0] ?? '');
    const ids = keys.map((key) => key.slice(type.length + 1));
    const wanted = new URLSearchParams([
      ['_id', ids.join(',')],
      ['_count', String(batch)],
    ]);
    const answer = await this.#get(type, this.base.address(type, wanted), signal);
    if (answer instanceof Refusal) {
      const singly = dislikesBatches.has(answer.status);
      if (!singly) this.#withheld.add(type);
      return singly;
    }
    if (!answer) return false;
    for (const resource of readSearchPage(answer).others) this.directory.add(resource);
    return true;
  }

  async #readOne(key: string, signal: AbortSignal): Promise<void> {
    const type = typeOf(key);
    const path = `${type}/${encodeURIComponent(key.slice(type.length + 1))}`;
    const answer = await this.#get(type, this.base.address(path), signal);
    if (answer instanceof Refusal) {
      if (answer.status !== 404 && answer.status !== 410) this.#withheld.add(type);
    } else if (answer?.resourceType === type) {
      for (const resource of released(answer)) this.directory.add(resource);
    }
  }

  /** Nothing where it cannot be had: the reference's own words must do, and the directory tells. */
  async #get(
    type: string,
    address: string,
    signal: AbortSignal,
  ): Promise<JsonObject | Refusal | undefined> {
    if (this.#withheld.has(type) || this.#requests >= mostRequests) return undefined;
    this.#requests += 1;
    this.#deadline ??= AbortSignal.timeout(longestReading);
    try {
      return await this.base.get(address, AbortSignal.any([signal, this.#deadline]), 0);
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof Refusal) return cause;
      this.#withheld.add(type);
      return undefined;
    }
  }
}

/** Does something for each, a few at a time. */
async function inTurns<T>(each: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...each];
  const turn = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}

function typeOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** Keys of one type each, at most as many as fit into one request. */
function batches(keys: readonly string[]): readonly (readonly string[])[] {
  const byType = new Map<string, string[]>();
  for (const key of keys) {
    const type = typeOf(key);
    byType.set(type, [...(byType.get(type) ?? []), key]);
  }
  return [...byType.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / batch) }, (_, index) =>
      all.slice(index * batch, (index + 1) * batch),
    ),
  );
}
