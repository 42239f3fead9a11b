import type { Slot, TimeZoneEvidence } from '../model/slot.js';
import { parseTimestamp, type Timestamp } from '../time/timestamp.js';
import { instantAt, type FromZonedTime } from '../time/wall-clock.js';
import { isZone } from '../time/zone.js';
import { conceptsOf } from './concepts.js';
import { Directory, saysVirtual, type ScheduleFacts } from './directory.js';
import { extensionValue } from './extension.js';
import type { IssueTally } from './issue-tally.js';
import { id, number, object, text, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';

/** How a source's times are to be understood; from the page. */
export interface TimeReading {
  /** IANA zone of places whose zone the data do not tell. */
  readonly timeZone?: string;
  /** Whether the instant, or the wall clock, is what the publisher means. */
  readonly times?: 'instant' | 'clock';
}

const windowLength = 4 * 3_600_000;

/**
 * Turns Slot resources into slots. A slot that is not free is read too, with
 * capacity 0, because it may take back an older version of itself.
 */
export class SlotReader {
  /** Loaded only for slots whose wall clock counts. */
  #fromZonedTime: FromZonedTime | undefined;
  /** When the version of each slot that was read last was made. */
  readonly #versions = new Map<string, number>();

  constructor(
    private readonly endpoint: string,
    private readonly directory: Directory,
    private readonly reading: TimeReading,
    private readonly issues: IssueTally,
  ) {}

  /** How many resources were no slots, or had no start that could be told. */
  unreadable = 0;

  /** The slots among resources. */
  async read(resources: readonly JsonObject[]): Promise<readonly Slot[]> {
    const byClock =
      this.reading.times === 'clock' || resources.some(({ start }) => !hasOffset(start));
    if (byClock) this.#fromZonedTime ??= (await import('date-fns-tz/fromZonedTime')).fromZonedTime;
    return resources.flatMap((resource) => this.#read(resource) ?? []);
  }

  #read(resource: JsonObject): Slot | undefined {
    if (resource.resourceType !== 'Slot') {
      this.unreadable += 1;
      this.issues.add('not-a-slot', 'A line of a Slot file is no Slot.', JSON.stringify(resource));
      return undefined;
    }
    const { key: schedule } = readReference(resource.schedule);
    const facts = this.directory.schedule(schedule);
    const zone = this.#zone(facts, resource);
    const start = this.#instant(resource.start, zone.name);
    if (start === undefined) {
      this.unreadable += 1;
      return undefined;
    }

    const resourceId = id(resource.id);
    const slotId = [this.endpoint, schedule, resourceId, new Date(start).toISOString()].join('|');
    const free = resource.status === 'free';
    const known = this.#versions.has(slotId);
    if (!this.#isNewest(slotId, resource) || (!free && !known)) return undefined;

    const end = this.#end(resource.end, start, zone.name);
    const capacity = free ? number(extensionValue(resource, 'slot-capacity')) : 0;
    const ownServices = conceptsOf(resource.serviceType);
    const ownSpecialties = conceptsOf(resource.specialty);
    const link = extensionValue(resource, 'booking-deep-link');
    const phone = text(extensionValue(resource, 'booking-phone'));
    const accepts = acceptsOf(resource.appointmentType);
    const { timeZone: _, ...actors } = facts;
    return {
      ...actors,
      mode: !facts.place && saysVirtual(ownServices) ? 'virtual' : facts.mode,
      id: slotId,
      endpoint: this.endpoint,
      ...(resourceId !== undefined && { reference: `Slot/${resourceId}` }),
      ...(schedule && { schedule }),
      start: new Date(start).toISOString(),
      ...(end !== undefined && { end: new Date(end).toISOString() }),
      written: resource.start as string,
      ...(zone.name && { timeZone: zone.name }),
      timeZoneFrom: zone.from,
      kind: end !== undefined && end - start > windowLength ? 'window' : 'time',
      ...(capacity !== undefined && { capacity }),
      ...(accepts && { accepts }),
      services: ownServices.length > 0 ? ownServices : facts.services,
      specialties: ownSpecialties.length > 0 ? ownSpecialties : facts.specialties,
      ...(typeof link === 'string' && link && { bookingUrl: link }),
      ...(phone && { bookingPhone: phone }),
    };
  }

  /** Equal in schedule, id and start is one slot; the later `meta.lastUpdated` counts. */
  #isNewest(slotId: string, resource: JsonObject): boolean {
    const written = text(object(resource.meta)?.lastUpdated);
    const version = (written !== undefined && parseTimestamp(written)?.instant) || 0;
    const known = this.#versions.get(slotId);
    if (known !== undefined && known >= version) {
      const [, ...name] = slotId.split('|');
      this.issues.add('slot-repeated', 'A slot is published more than once.', name.join('|'));
      return false;
    }
    this.#versions.set(slotId, version);
    return true;
  }

  #zone(facts: ScheduleFacts, resource: JsonObject): { name?: string; from: TimeZoneEvidence } {
    if (facts.timeZone) return { name: facts.timeZone, from: 'data' };
    if (this.reading.timeZone) return { name: this.reading.timeZone, from: 'page' };
    const offset =
      typeof resource.start === 'string' ? parseTimestamp(resource.start)?.offset : undefined;
    return offset && offset !== 'Z' && isZone(offset)
      ? { name: offset, from: 'offset' }
      : { from: 'viewer' };
  }

  #instant(written: unknown, zone: string | undefined): number | undefined {
    const timestamp = typeof written === 'string' ? parseTimestamp(written) : undefined;
    if (!timestamp) {
      this.issues.add(
        'start-unreadable',
        'A slot has no start that can be read.',
        JSON.stringify(written) ?? 'none',
      );
      return undefined;
    }
    const instant = this.#resolve(timestamp, zone);
    if (instant === undefined) {
      this.issues.add(
        'start-without-zone',
        'A slot\'s wall clock is all that counts of its start, and no zone is known for its place; set "time-zone".',
        timestamp.wallClock,
      );
    }
    return instant;
  }

  /** Nothing where the wall clock counts and nobody knows whose it is: a guess would be a missed appointment. */
  #resolve(timestamp: Timestamp, zone: string | undefined): number | undefined {
    const byClock = this.reading.times === 'clock' || timestamp.instant === undefined;
    if (!byClock) return timestamp.instant;
    return zone && this.#fromZonedTime
      ? instantAt(timestamp.wallClock, zone, this.#fromZonedTime)
      : undefined;
  }

  #end(written: unknown, start: number, zone: string | undefined): number | undefined {
    const timestamp = typeof written === 'string' ? parseTimestamp(written) : undefined;
    const end = timestamp && this.#resolve(timestamp, zone);
    if (end !== undefined && end > start) return end;
    this.issues.add(
      'end-ignored',
      'A slot has no end after its start; the start counts.',
      String(written),
    );
    return undefined;
  }
}

function hasOffset(start: unknown): boolean {
  return typeof start === 'string' && /T.*(z|[+-]\d\d)/i.test(start);
}

/** Codes of `http://terminology.hl7.org/CodeSystem/accepting-patients` that narrow who may book. */
function acceptsOf(appointmentType: unknown): Slot['accepts'] {
  for (const { code } of conceptsOf(appointmentType)) {
    if (code === 'newpt') return 'new';
    if (code === 'existptonly' || code === 'existptfam') return 'existing';
  }
  return undefined;
}
