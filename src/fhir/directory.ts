import type { SlotPage } from '../model/slot-source.js';
import type { IssueTally } from './issue-tally.js';
import { id, object, objects, text, type JsonObject } from './lenient.js';
import type { particularsOf } from './particulars.js';
import type { ReadReference } from './reference.js';
import { factsOf, type Links, type ScheduleFacts } from './schedule-facts.js';
import type { ZoneGuess } from './zone-guess.js';

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
  readonly #links: Links = {
    find: (reference) => this.#find(reference),
    resource: (key) => (key === undefined ? undefined : this.resource(key)),
  };
  #loading: Promise<void> | undefined;
  #particularsOf: typeof particularsOf | undefined;
  #zoneGuess: Promise<ZoneGuess | undefined> | undefined;
  /** Whether there is anything that may be said of the publisher. */
  #isRemarkable = false;

  /** @param timeZone of places that tell none: where there is one, nobody has to guess */
  constructor(
    private readonly issues: IssueTally,
    private readonly timeZone?: string,
  ) {}

  add(resource: JsonObject): void {
    const { resourceType, meta, extension } = resource;
    // What has no id is found by nobody.
    const key = id(resource.id) ?? ` ${this.#resources.size}`;
    this.#resources.set(`${text(resourceType)}/${key}`, resource);
    this.#isRemarkable ||=
      object(meta)?.extension !== undefined ||
      (resourceType === 'Schedule' && extension !== undefined);
    // What has no extension tells no zone: its script may come while other files do.
    if (resourceType === 'Location' && !extension && !this.timeZone) void this.zoneGuess();
    if (this.#loading || !tellsParticulars(resource)) return;
    this.#loading = import('./particulars.js').then(
      ({ particularsOf }) => {
        this.#particularsOf = particularsOf;
      },
      (cause: unknown) => this.issues.add('particulars-unread', String(cause)),
    );
  }

  /** Settles when schedules can be asked for all that has been added; to be awaited before. */
  async ready(): Promise<void> {
    await this.#loading;
  }

  /** What guesses the zones of places, once it is loaded; nothing where it cannot be. */
  zoneGuess(): Promise<ZoneGuess | undefined> {
    return (this.#zoneGuess ??= import('./zone-guess.js').then(
      ({ ZoneGuess }) => new ZoneGuess(this.issues),
      (cause: unknown) => void this.issues.add('zones-unread', String(cause)),
    ));
  }

  /** What is to be said of the publisher; to be asked when all slots have been read. */
  async remarks(): Promise<Pick<SlotPage, 'elsewhere' | 'syncedAt'>> {
    if (!this.#isRemarkable) return {};
    const remarks = await import('./directory-remarks.js').catch(() => undefined);
    await this.ready();
    // What is said of the publisher is worth less than its times.
    if (!remarks) return {};
    return remarks.remarksOf(
      [...this.#resources.values()],
      (key) => (this.#facts.has(key) ? undefined : this.#read(key)),
      this.issues,
    );
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
    if (key !== undefined && !schedule) this.issues.add('schedule-missing', key);
    return schedule || own
      ? factsOf(schedule ?? {}, this.#links, this.issues, this.#particularsOf, own)
      : nothingKnown;
  }

  #find(reference: ReadReference): JsonObject | undefined {
    if (!reference.key) return undefined;
    const resource = this.#resources.get(reference.key);
    if (!resource && !reference.display) {
      this.issues.add('actor-missing', reference.key);
    }
    return resource;
  }
}

const members = /^(hours|avail|notAvail|charact|communic|extraD|descr)/;
const urls = /\/5\.0\/|\/accessibility$|\/new-?patients$/;

/** Whether a resource may tell particulars: a cheap look at what it has, as most have none. */
function tellsParticulars(resource: JsonObject): boolean {
  return (
    Object.keys(resource).some((member) => members.test(member)) ||
    objects(resource.extension).some(({ url }) => urls.test(text(url) ?? ''))
  );
}
