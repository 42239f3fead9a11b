import { fromZonedTime } from 'date-fns-tz';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../../src/availability/day-window.js';
import { daysOf } from '../../src/availability/days.js';
import { groupSlots } from '../../src/availability/offer.js';
import { Language } from '../../src/i18n/language.js';
import { english } from '../../src/i18n/languages.js';
import { slotAt } from '../../src/testing/slot-at.js';
import { addDays } from '../../src/time/calendar-date.js';
import { observancesAround, type Observance } from '../../src/time/observances.js';
import { instantAt } from '../../src/time/wall-clock.js';
import { ZoneOffset } from '../../src/time/zone-offset.js';
import { viewerZone } from '../../src/time/zone.js';
import { changesOf, years } from '../support/clock-changes.js';
import { sampledChanges, sampledZones } from '../support/clock-sample.js';
import { seeded } from '../support/seeded.js';
import { databaseRelease, recordOf } from '../support/zone-database.js';

const minute = 60_000;
const hour = 60 * minute;
const step = 30 * minute;
const day = 24 * hour;
const language = new Language(english, 'h23');
const locales = ['es-US', 'ar', 'de', 'fa', 'fr', 'hi', 'ja', 'ko', 'ru', 'vi', 'zh-Hans'];

/** The starts of visits around a change of the clocks, all day and all night, earliest first. */
const startsAround = ({ start }: Observance) =>
  Array.from({ length: (60 * hour) / step }, (_, index) => start - 30 * hour + index * step);

/** What the clocks of a zone show at an instant, by Temporal. */
const plainAt = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();

/** What a person reads, in order: the days, and the times under each. */
function shown(zone: string, starts: readonly number[]) {
  const random = seeded(starts[0] ?? 0);
  const slots = [...starts]
    .sort(() => random() - 0.5)
    .map((start) => slotAt(new Date(start).toISOString(), { timeZone: zone }));
  const now = new Date((starts[0] as number) - day);
  const [group, ...others] = groupSlots(slots, 'Asia/Tokyo');
  const extent = group && extentOf([group], now);
  if (!group || !extent || others.length > 0) throw new Error('One practitioner at one place');
  // One day more on either side, which must be empty.
  const days = daysOf(group, { from: addDays(extent.first, -1), days: 6 }, now);
  return days.flatMap(({ date, slots }) =>
    [...slots].map(({ start }) => ({
      date,
      start: Date.parse(start),
      label: language.at(start, zone, 'time'),
    })),
  );
}

/** The same by Temporal, with the zone's name on what else would be read twice on a day. */
function expected(zone: string, starts: readonly number[]): ReturnType<typeof shown> {
  const plain = starts.map((start) => plainAt(start, zone).toString({ smallestUnit: 'minute' }));
  const twice = new Set(plain.filter((each, index) => plain.indexOf(each) !== index));
  return starts.map((start, index) => {
    const [date, time] = (plain[index] as string).split('T') as [string, string];
    const zoneName = language.zoneName(new Date(start).toISOString(), zone);
    const name = twice.has(`${date}T${time}`) ? ` ${zoneName}` : '';
    return { date, start, label: `${time}${name}` };
  });
}

describe('around every change of the clocks', () => {
  it('each time stands under its clinic’s day, in order, and is told as nothing else on it', () => {
    for (const zone of sampledZones) {
      for (const change of sampledChanges(zone)) {
        const starts = startsAround(change);
        const said = `${zone} ${new Date(change.start).toISOString()}`;
        const times = shown(zone, starts);
        expect(times, said).to.deep.equal(expected(zone, starts));
        expect(new Set(times.map(({ date, label }) => `${date} ${label}`)).size, said).to.equal(
          times.length,
        );
      }
    }
  });

  it('here or there, a time without an offset is the first at which the clocks show it', () => {
    // What the host's own clocks skip must not be skipped elsewhere.
    const here = changesOf(viewerZone()).slice(0, 2);
    for (const zone of sampledZones) {
      for (const change of [...here, ...sampledChanges(zone)]) {
        const plain = startsAround(change).map((start) => plainAt(start, zone));
        const found = plain.map((each) => [
          String(each),
          instantAt(each.toString({ smallestUnit: 'second' }), zone, fromZonedTime),
        ]);
        const first = plain.map((each) => [
          String(each),
          each.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds,
        ]);
        expect(found, zone).to.deep.equal(first);
      }
    }
  });

  it('in any language, a time that is shown twice is told with two names', () => {
    for (const zone of sampledZones) {
      const back = sampledChanges(zone).find(({ offset, offsetBefore }) => offset < offsetBefore);
      if (!back) continue;
      const length = back.offsetBefore - back.offset;
      const pair = [back.start - length, back.start].map((start) => new Date(start).toISOString());
      for (const locale of locales) {
        const speaker = new Language({ ...english, locale });
        for (const style of ['time', 'dateTime'] as const) {
          const [first, again] = pair.map((start) => speaker.at(start, zone, style));
          expect(first, `${zone} ${locale} ${style}`).not.to.equal(again);
          // The summary and the slot's accessible name do not say it once more.
          const names = pair.map((start) => speaker.zoneName(start, zone));
          expect(first, `${zone} ${locale}`).to.include(names[0]);
          expect(again, `${zone} ${locale}`).to.include(names[1]);
        }
      }
    }
  });

  it('a calendar file knows each of them, and no other', () => {
    for (const zone of sampledZones) {
      const changes = sampledChanges(zone);
      const [first] = changes;
      const last = changes.at(-1);
      if (!first || !last) continue;
      const [before, ...found] = observancesAround(zone, first.start - 1, last.start - 1);
      expect(found, zone).to.deep.equal(changes);
      expect(before?.offset, zone).to.equal(first.offsetBefore);
    }
  });
});

describe('the zone database of this machine, which knows nothing of Intl', () => {
  const release = databaseRelease();
  /** Nearly every release alters the clocks of a few places. */
  const altered = release === process.versions.tz ? 0 : 5;

  it.skipIf(!release)('tells the same changes of the clocks as the element', () => {
    const differing = sampledZones.filter((zone) => {
      const record = recordOf(zone);
      if (!record) return false;
      const clocks = new ZoneOffset(zone);
      const to = Math.min(record.until, years.to);
      const ours = changesOf(zone).filter(({ start }) => start <= to);
      const theirs = record.changes.filter(({ start }) => start >= years.from && start <= to);
      return (
        JSON.stringify(theirs) !== JSON.stringify(ours) ||
        theirs.some(
          ({ start, offset, offsetBefore }) =>
            clocks.at(start - 1) !== offsetBefore || clocks.at(start) !== offset,
        )
      );
    });
    expect(differing.length, differing.join(' ')).to.be.at.most(altered);
  });
});
