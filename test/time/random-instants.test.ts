import { fromZonedTime } from 'date-fns-tz';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/time/wall-clock.js';
import { ZoneOffset } from '../../src/time/zone-offset.js';
import { startOfDay, wallClockAt } from '../../src/time/zone.js';
import { looks, type Look } from '../support/clock-sample.js';

const hour = 3_600_000;
const clocks = new Map<string, ZoneOffset>();
const clocksOf = (zone: string) => {
  const known = clocks.get(zone) ?? new ZoneOffset(zone);
  clocks.set(zone, known);
  return known;
};

/** What the element says of a zone at an instant. */
function told({ zone, instant }: Look) {
  const wallClock = wallClockAt(instant, zone);
  return {
    wallClock,
    startOfDay: startOfDay(wallClock.slice(0, 10), zone),
    ahead: clocksOf(zone).at(instant),
    isRepeated: clocksOf(zone).repeat(instant),
  };
}

/** What Temporal says of it. */
function temporal({ zone, instant }: Look): ReturnType<typeof told> {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const plain = there.toPlainDateTime();
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
    plain.toZonedDateTime(zone, { disambiguation }),
  );
  return {
    wallClock: plain.toString({ smallestUnit: 'second' }),
    startOfDay: there.startOfDay().epochMilliseconds,
    ahead: there.offsetNanoseconds / 1_000_000,
    isRepeated: first?.epochMilliseconds !== last?.epochMilliseconds,
  };
}

/** The first instant at which a zone's clocks show what those of Greenwich show at another; nothing where they skip it. */
function temporalInstant({ zone, instant }: Look): number | undefined {
  const plain = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return first.toPlainDateTime().equals(plain) ? first.epochMilliseconds : undefined;
}

/** The first few of all looks at which two answers are not the same. */
function differences<T>(one: (look: Look) => T, other: (look: Look) => T) {
  const found: object[] = [];
  for (const look of looks()) {
    const [said, expected] = [one(look), other(look)];
    if (JSON.stringify(said) === JSON.stringify(expected)) continue;
    found.push({ ...look, at: new Date(look.instant).toISOString(), said, expected });
    if (found.length === 3) break;
  }
  return found;
}

describe('the clocks of any place', () => {
  it('show at any instant what Temporal says, on a day that begins when it says', () => {
    expect(differences(told, temporal)).to.deep.equal([]);
  });

  it('show a time at the instant that Temporal says, the first of two, or never', () => {
    // By the clocks of half a day before, so that some are skipped.
    const written = ({ zone, instant }: Look) => ({
      zone,
      instant: instant + clocksOf(zone).at(instant - 12 * hour),
    });
    const instant = ({ zone, instant }: Look) =>
      instantAt(new Date(instant).toISOString().slice(0, 19), zone, fromZonedTime);
    expect(
      differences(
        (look) => instant(written(look)),
        (look) => temporalInstant(written(look)),
      ),
    ).to.deep.equal([]);
  });
});
