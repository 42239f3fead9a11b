import { sampleOf } from '../availability/offer.js';
import type { Slot } from '../model/slot.js';
import { parseTimestamp } from '../time/timestamp.js';
import { isBehindLaw, wallClockAt } from '../time/zone.js';
import { ZoneOffset } from '../time/zone-offset.js';
import type { SetupFacts } from './setup-facts.js';
import { warning, type SetupIssue } from './setup-issue.js';

/** How many slots are looked at. */
const sample = 500;
const minute = 60_000;

/** A slot as it was written. */
interface Written {
  readonly slot: Slot;
  readonly start: number;
  /** The start as published. */
  readonly written: string;
  /** `Z`, or such as `-05:00`. */
  readonly offset: string;
  /** Minutes that the clock that is written is ahead of the instant that counts. */
  readonly ahead: number;
}

/** A slot of which it is known what the clocks at its place say. */
interface Clocked extends Written {
  readonly zone: string;
  /** Minutes that they are ahead of UTC at the time. */
  readonly aheadThere: number;
}

/** What is to be said of slots whose written times and whose places' clocks do not go together. */
export function aboutClocks({ offer }: SetupFacts): readonly SetupIssue[] {
  const looked = sampleOf(offer, sample).flatMap((slot) => asWritten(slot) ?? []);
  const impossible = looked.filter(({ offset, ahead }) => offset !== 'Z' && !isPossible(ahead));
  const zones = new Map<string, ZoneOffset>();
  const known = looked.flatMap((each) => clocked(each, zones) ?? []);
  const late = known.filter(isLate);
  const other = known.filter(
    (each) =>
      each.offset !== 'Z' &&
      each.ahead !== each.aheadThere &&
      isPossible(each.ahead) &&
      !isLate(each),
  );
  const endpoints = new Set(known.map(({ slot }) => slot.endpoint));
  return [
    ...about(impossible, ({ written, slot, start }) =>
      warning(
        'offset-impossible',
        `${impossible.length} of ${looked.length} slots looked at are written with an offset that no place on earth has, such as ${written} at ${nameOf(slot)}, which is taken for ${hourAt(start, 'UTC')} UTC.`,
        `Let the server write the offset that the place has on that day. Where the hour that is written is the right one, ${clocksCount(slot)} until it does.`,
      ),
    ),
    ...about(late, ({ written, slot, zone, start, aheadThere }) =>
      warning(
        'zone-data-old',
        `This browser does not know yet that the clocks of ${zone} are at ${offsetOf(aheadThere)} for good. A slot there, such as ${written} at ${nameOf(slot)}, is shown at ${hourAt(start, zone)} all the same, and the patient is told that the device says something else.`,
        'Nothing need be changed on the page. Update the browser, or its system: other pages and calendars on it show the wrong hour.',
      ),
    ),
    ...about(other, ({ written, slot, zone, start, aheadThere }) =>
      warning(
        'offset-mismatch',
        `${other.length} of ${known.length} slots looked at are written with an offset that the clocks of their place do not have on that day, such as ${written} at ${nameOf(slot)}, where it is ${offsetOf(aheadThere)} (${zone}); patients see ${hourAt(start, zone)}.`,
        `If the visit is at ${hourAt(start, zone)}, let the server write ${offsetOf(aheadThere)}. If it is at ${written.slice(11, 16)}, ${clocksCount(slot)} until it does.`,
      ),
    ),
    ...[...endpoints].flatMap((endpoint) =>
      aboutUtc(known.filter(({ slot }) => slot.endpoint === endpoint)),
    ),
  ];
}

/** Too few prove nothing. */
const least = 10;

/** Of one source: whether the clinic's clocks are passed off as UTC. */
function aboutUtc(all: readonly Clocked[]): readonly SetupIssue[] {
  const inUtc = all.filter(({ offset }) => offset === 'Z');
  const atNight = inUtc.filter(
    ({ start, zone }) => !isBetween(hourAt(start, zone), '06:00', '22:00'),
  );
  const byDay = inUtc.filter(({ start }) => isBetween(hourAt(start, 'UTC'), '07:00', '20:01'));
  // In the east, a morning that is taken for UTC is night, and an afternoon is morning: a tenth gives it away.
  if (inUtc.length < least || atNight.length < inUtc.length / 10) return [];
  if (byDay.length < inUtc.length * 0.95) return [];
  return about(atNight, ({ written, slot, zone, start }) =>
    warning(
      'clock-as-utc',
      `${atNight.length} of ${inUtc.length} slots looked at that are written in Z are at night where they take place, such as ${written} at ${nameOf(slot)}, which patients see as ${hourAt(start, zone)}; as they are written, nearly all are between 07:00 and 20:00. The server probably writes the clinic’s clocks and calls them UTC.`,
      `Ask the clinic for one of its times. If it is at ${written.slice(11, 16)}, ${clocksCount(slot)}, and have the server write the place’s offset.`,
    ),
  );
}

/** What the first of them is an example of. */
function about<Example>(
  all: readonly Example[],
  words: (example: Example) => SetupIssue,
): readonly SetupIssue[] {
  const [first] = all;
  return first ? [words(first)] : [];
}

/** Where the page says that clocks count, the instant follows from them, and is never at odds with them. */
function asWritten(slot: Slot): Written | undefined {
  const start = Date.parse(slot.start);
  const { written = '' } = slot;
  const { offset, wallClock } = parseTimestamp(written) ?? {};
  if (!offset) return undefined;
  const ahead = (Date.parse(`${wallClock}Z`) - Math.floor(start / 1_000) * 1_000) / minute;
  return { slot, start, written, offset, ahead };
}

/** Nothing of a visit from afar, nor where nobody knows the zone. */
function clocked(written: Written, zones: Map<string, ZoneOffset>): Clocked | undefined {
  const { timeZone: zone, timeZoneFrom: from, mode } = written.slot;
  if (!zone || mode === 'virtual' || from === 'offset' || from === 'viewer') return undefined;
  const there = zones.get(zone) ?? new ZoneOffset(zone);
  zones.set(zone, there);
  return { ...written, zone, aheadThere: there.at(written.start) / minute };
}

/** Offsets are whole quarters of an hour, from those of Baker Island to those of Kiritimati. */
function isPossible(ahead: number): boolean {
  return ahead % 15 === 0 && ahead >= -12 * 60 && ahead <= 14 * 60;
}

/** A slot that this browser would show at another hour than its law, if it were asked. */
function isLate({ start, zone, ahead, aheadThere, offset }: Clocked): boolean {
  return isBehindLaw(start, zone) && (offset === 'Z' || ahead === aheadThere);
}

/** What to set where what is written is right but for its offset. */
function clocksCount({ timeZone, timeZoneFrom }: Slot): string {
  return `set times="clock"${timeZoneFrom === 'guess' ? ` and time-zone="${timeZone}"` : ''}`;
}

function nameOf({ place, schedule }: Slot): string {
  return place?.name ?? schedule ?? 'a place without a name';
}

function offsetOf(ahead: number): string {
  const of = (minutes: number) => String(Math.floor(minutes)).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${of(Math.abs(ahead) / 60)}:${of(Math.abs(ahead) % 60)}`;
}

/** `HH:MM` on the clocks of a zone. */
function hourAt(instant: number, zone: string): string {
  return wallClockAt(instant, zone).slice(11, 16);
}

function isBetween(hour: string, from: string, to: string): boolean {
  return from <= hour && hour < to;
}
