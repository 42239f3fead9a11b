import type { Closure, OpeningHours } from '../model/slot.js';
import { laterMember } from './later-member.js';
import { list, object, objects, text, type JsonObject } from './lenient.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When something is open, and when not. */
export interface OpenTimes {
  readonly hours: readonly OpeningHours[];
  readonly closures: readonly Closure[];
}

const known = new WeakMap<JsonObject, OpenTimes>();

/** The times of a resource; worked out once, as many schedules lead to the same place. */
export function openTimesOf(resource: JsonObject): OpenTimes {
  let times = known.get(resource);
  if (!times) {
    const available = availability(resource);
    times = { hours: hoursOf(available), closures: closuresOf(resource, available) };
    known.set(resource, times);
  }
  return times;
}

/**
 * The hours of a Location (`hoursOfOperation`), a HealthcareService or a
 * PractitionerRole (`availableTime`; `availability` in R5). Days with the same
 * hours stand together, the earliest day and time first.
 */
function hoursOf(available: readonly JsonObject[]): readonly OpeningHours[] {
  const daysByTimes = new Map<string, Set<number>>();
  for (const times of available.flatMap(availableTimes)) {
    const key = JSON.stringify(timesOf(times));
    const days = daysByTimes.get(key) ?? new Set();
    for (const day of daysOf(times)) days.add(day);
    if (key !== '{}' && days.size > 0) daysByTimes.set(key, days);
  }
  return [...daysByTimes]
    .map(([key, days]): OpeningHours => ({
      days: [...days].sort(),
      ...(JSON.parse(key) as Omit<OpeningHours, 'days'>),
    }))
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
}

/** When those hours do not hold: `notAvailable`, `notAvailableTime` in R5, `availabilityExceptions`. */
function closuresOf(resource: JsonObject, available: readonly JsonObject[]): readonly Closure[] {
  const during = [
    ...objects(resource.notAvailable),
    ...available.flatMap(({ notAvailableTime }) => objects(notAvailableTime)),
  ].map(({ description, during }) => {
    const period = object(first(during));
    return { text: first(description), from: first(period?.start), to: first(period?.end) };
  });
  const exceptions = list(resource.availabilityExceptions).map((words) => ({ text: words }));
  return [...during, ...exceptions].flatMap((closure) => {
    const read = Object.entries(closure).flatMap(([member, value]) => {
      const words = text(value);
      return words ? [[member, words]] : [];
    });
    return read.length > 0 ? [Object.fromEntries(read) as Closure] : [];
  });
}

function availability(resource: JsonObject): readonly JsonObject[] {
  return objects([
    ...laterMember(resource, 'hoursOfOperation'),
    ...laterMember(resource, 'availability'),
    ...list(resource.availableTime),
  ]);
}

/** R5 wraps what R4 lists. */
function availableTimes(available: JsonObject): readonly JsonObject[] {
  return 'availableTime' in available || 'notAvailableTime' in available
    ? objects(available.availableTime)
    : [available];
}

function timesOf(times: JsonObject): Omit<OpeningHours, 'days'> {
  if (first(times.allDay) === true) return { allDay: true };
  const opens = clockOf(first(times.openingTime ?? times.availableStartTime));
  const closes = clockOf(first(times.closingTime ?? times.availableEndTime));
  return { ...(opens && { opens }), ...(closes && { closes }) };
}

/** Without any days, all of them are meant; days that cannot be read are none. */
function daysOf({ daysOfWeek }: JsonObject): readonly number[] {
  const named = list(daysOfWeek).map((day) =>
    weekdays.indexOf((text(day) ?? '').slice(0, 3).toLowerCase()),
  );
  return named.length > 0
    ? named.filter((index) => index >= 0).map((index) => index + 1)
    : weekdays.map((_, index) => index + 1);
}

function clockOf(written: unknown): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-4]):([0-5]\d)/.exec(text(written) ?? '') ?? [];
  return hour && minute && `${hour.padStart(2, '0')}:${minute}`;
}

function orderOf({ days: [day = 0], opens = '' }: OpeningHours): string {
  return `${day} ${opens}`;
}

function first(value: unknown): unknown {
  return list(value)[0];
}
