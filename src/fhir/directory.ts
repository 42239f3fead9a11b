import type { Elsewhere } from '../model/elsewhere.js';
import type { SlotPage } from '../model/slot-source.js';
import { parseTimestamp } from '../time/timestamp.js';
import { extensionValue } from './extension.js';
import type { IssueTally } from './issue-tally.js';
import { id, object, objects, text, type JsonObject } from './lenient.js';
import type { particularsOf } from './particulars.js';
import type { ReadReference } from './reference.js';
import { factsOf, type Links, type ScheduleFacts } from './schedule-facts.js';

const nothingKnown: ScheduleFacts = { mode: 'in-person', services: [], specialties: [] };

/**
 * The resources that slots lead to, joined into what a patient wants to know:
 * who, where, for what. A reference that leads nowhere falls back to its own
 * `display`, and costs nothing else.
 */
export class Directory {
  readonly #resources = new Map<string, JsonObject>();
  /** By schedule, and by the place that slots name themselves. */
  readonly #facts = new Map<string | undefined, Map<string | undefined, ScheduleFacts>>();
  /** Schedules that say they have times. */
  readonly #saySome = new Set<string>();
  readonly #links: Links = {
    find: (reference) => this.#find(reference),
    resource: (key) => (key === undefined ? undefined : this.resource(key)),
  };
  #loading: Promise<void> | undefined;
  #particularsOf: typeof particularsOf | undefined;
  #oldest: number | undefined;
  #latest: number | undefined;

  constructor(private readonly issues: IssueTally) {}

  add(resource: JsonObject): void {
    const key = id(resource.id);
    if (key !== undefined) this.#resources.set(`${text(resource.resourceType)}/${key}`, resource);
    this.#note(resource);
    const isSchedule = key !== undefined && resource.resourceType === 'Schedule';
    if (isSchedule && extensionValue(resource, 'has-availability') === 'some')
      this.#saySome.add(`Schedule/${key}`);
    if (this.#loading || !tellsParticulars(resource)) return;
    this.#loading = import('./particulars.js').then(
      ({ particularsOf }) => {
        this.#particularsOf = particularsOf;
      },
      (cause: unknown) =>
        this.issues.add(
          'particulars-unread',
          'Opening hours, access and languages could not be read: a script did not load.',
          String(cause),
        ),
    );
  }

  /** Settles when schedules can be asked for all that has been added; to be awaited before. */
  async ready(): Promise<void> {
    await this.#loading;
  }

  /** Takes down how fresh a resource of an aggregator is. */
  #note({ meta }: JsonObject): void {
    const holder = object(meta);
    if (!holder?.extension) return;
    const synced = text(extensionValue(holder, lastSourceSync));
    const { instant } = (synced !== undefined && parseTimestamp(synced)) || {};
    if (instant === undefined) return;
    this.#oldest = Math.min(instant, this.#oldest ?? instant);
    this.#latest = Math.max(instant, this.#latest ?? instant);
  }

  /** When an aggregator last heard from its sources: the one longest ago and the one last, as UTC instants. */
  get #syncedAt(): SlotPage['syncedAt'] {
    if (this.#oldest === undefined || this.#latest === undefined) return undefined;
    const [oldest, latest] = [this.#oldest, this.#latest].map((at) => new Date(at).toISOString());
    return oldest && latest ? { oldest, latest } : undefined;
  }

  /**
   * Who says that there are times though none was asked for here, so that none is published.
   * Those without a telephone are counted as issues only.
   */
  async #elsewhere(): Promise<readonly Elsewhere[]> {
    const keys = [...this.#saySome].filter((key) => !this.#facts.has(key));
    if (keys.length === 0) return [];
    const { elsewhereOf } = await import('./availability-elsewhere.js');
    await this.ready();
    return elsewhereOf(
      keys.map((key) => [key, this.#read(key)] as const),
      this.issues,
    );
  }

  /** What is to be said of the publisher; to be asked when all slots have been read. */
  async remarks(): Promise<Pick<SlotPage, 'elsewhere' | 'syncedAt'>> {
    const elsewhere = await this.#elsewhere();
    const syncedAt = this.#syncedAt;
    return { ...(elsewhere.length > 0 && { elsewhere }), ...(syncedAt && { syncedAt }) };
  }

  /** The resource under a reference key, such as `Location/7`. */
  resource(key: string): JsonObject | undefined {
    return this.#resources.get(key);
  }

  /**
   * The facts of the schedule under a reference key; worked out once, so to be
   * asked for when all that it leads to has been added.
   *
   * @param own the place that a slot names itself
   */
  schedule(key: string | undefined, own?: ReadReference): ScheduleFacts {
    const byPlace = this.#facts.get(key) ?? new Map<string | undefined, ScheduleFacts>();
    const place = own?.key ?? own?.display;
    const facts = byPlace.get(place) ?? this.#read(key, own);
    this.#facts.set(key, byPlace.set(place, facts));
    return facts;
  }

  #read(key: string | undefined, own?: ReadReference): ScheduleFacts {
    const schedule = key === undefined ? undefined : this.#resources.get(key);
    if (key !== undefined && !schedule)
      this.issues.add('schedule-missing', 'Slots name a schedule that is not published.', key);
    return schedule || own
      ? factsOf(schedule ?? {}, this.#links, this.issues, this.#particularsOf, own)
      : nothingKnown;
  }

  #find(reference: ReadReference): JsonObject | undefined {
    if (!reference.key) return undefined;
    const resource = this.#resources.get(reference.key);
    if (!resource && !reference.display) {
      this.issues.add(
        'actor-missing',
        'A schedule names something that is neither published nor named.',
        reference.key,
      );
    }
    return resource;
  }
}

const lastSourceSync = 'http://hl7.org/fhir/StructureDefinition/lastSourceSync';
const members = /^(hours|avail|notAvail|charact|communic|extraD|descr)/;
const urls = /\/5\.0\/|\/accessibility$|\/new-?patients$/;

/** Whether a resource may tell particulars: a cheap look at what it has, as most have none. */
function tellsParticulars(resource: JsonObject): boolean {
  return (
    Object.keys(resource).some((member) => members.test(member)) ||
    objects(resource.extension).some(({ url }) => urls.test(text(url) ?? ''))
  );
}
