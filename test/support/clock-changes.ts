import { Temporal } from 'temporal-polyfill';
import type { Observance } from '../../src/time/observances.js';

/** Every zone that this runtime knows by name, but one of which nothing here may know the law: it has a test of its own. */
export const zones: readonly string[] = Intl.supportedValuesOf('timeZone').filter(
  (zone) => zone !== 'America/Vancouver',
);

/** The ten years that are looked at, in milliseconds. */
export const years = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2034, 0, 1) };

const known = new Map<string, readonly Observance[]>();

/**
 * The changes of a zone's clocks in those years, as Temporal finds them. It asks
 * `Intl` for offsets, as the element does; how it looks for changes, and how it
 * reckons from them, is its own.
 */
export function changesOf(zone: string): readonly Observance[] {
  const changes = known.get(zone) ?? [...changesFrom(years.from, zone)];
  known.set(zone, changes);
  return changes;
}

function* changesFrom(from: number, zone: string): Generator<Observance> {
  const next = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  if (!next || next.epochMilliseconds >= years.to) return;
  const start = next.epochMilliseconds;
  const before = Temporal.Instant.fromEpochMilliseconds(start - 1).toZonedDateTimeISO(zone);
  yield {
    start,
    offsetBefore: before.offsetNanoseconds / 1_000_000,
    offset: next.offsetNanoseconds / 1_000_000,
  };
  yield* changesFrom(start, zone);
}
