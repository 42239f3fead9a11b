import type { Elsewhere } from '../model/elsewhere.js';
import type { SlotPage } from '../model/slot-source.js';
import { parseTimestamp } from '../time/timestamp.js';
import { extensionValue } from './extension.js';
import type { IssueTally } from './issue-tally.js';
import { id, object, text, type JsonObject } from './lenient.js';
import type { ScheduleFacts } from './schedule-facts.js';

const lastSourceSync = 'http://hl7.org/fhir/StructureDefinition/lastSourceSync';

/**
 * What resources say of their publisher, besides times. In a chunk of its own: it is told when all slots have been read.
 *
 * @param unasked the facts of a schedule of which no slot has asked for them
 */
export function remarksOf(
  resources: readonly JsonObject[],
  unasked: (schedule: string) => ScheduleFacts | undefined,
  issues: IssueTally,
): Pick<SlotPage, 'elsewhere' | 'syncedAt'> {
  const elsewhere = resources.flatMap((resource) => elsewhereAt(resource, unasked, issues));
  const syncedAt = syncOf(resources);
  return { ...(elsewhere.length > 0 && { elsewhere }), ...(syncedAt && { syncedAt }) };
}

/**
 * Who can be called for times that are not published, where a schedule says to
 * have `some` (SMART Scheduling Links, `has-availability`). Each is counted as an
 * issue; one without a telephone is no more than that.
 */
function elsewhereAt(
  resource: JsonObject,
  unasked: (schedule: string) => ScheduleFacts | undefined,
  issues: IssueTally,
): readonly Elsewhere[] {
  const key = id(resource.id);
  if (resource.resourceType !== 'Schedule' || key === undefined) return [];
  if (extensionValue(resource, 'has-availability') !== 'some') return [];
  const schedule = `Schedule/${key}`;
  const facts = unasked(schedule);
  if (!facts) return [];
  issues.add('availability-elsewhere', schedule);
  const { practitioner, organization, device, place, services, specialties, languages } = facts;
  const phone = place?.phone ?? facts.bookingPhone;
  if (phone === undefined) return [];
  return [
    {
      schedule,
      phone,
      services,
      specialties,
      ...(practitioner && { practitioner }),
      ...(organization && { organization }),
      ...(device && { device }),
      ...(place && { place }),
      ...(languages && { languages }),
    },
  ];
}

/** When an aggregator last heard from its sources: the one longest ago and the one last, as UTC instants. */
function syncOf(resources: readonly JsonObject[]): SlotPage['syncedAt'] {
  const synced = resources.flatMap(({ meta }) => {
    const written = text(extensionValue(object(meta) ?? {}, lastSourceSync));
    return parseTimestamp(written ?? '')?.instant ?? [];
  });
  if (synced.length === 0) return undefined;
  const told = (instant: number) => new Date(instant).toISOString();
  const earlier = (one: number, other: number) => Math.min(one, other);
  const later = (one: number, other: number) => Math.max(one, other);
  return { oldest: told(synced.reduce(earlier)), latest: told(synced.reduce(later)) };
}
