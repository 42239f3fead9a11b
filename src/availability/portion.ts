import type { CalendarDate } from '../time/calendar-date.js';
import type { DayWindow } from './day-window.js';
import { datesOf, slotsOn } from './days.js';
import type { Group } from './group.js';

/** Times of a day that are put in by each press of "more". */
const moreTimes = 48;
/** Times of a day shown at first, when there is one group and when there are many. */
const firstTimes = { one: 6, many: 4 };
/** Groups shown at first, at most, and put in by each press of "more". */
const moreGroups = 4;
/** Buttons that the groups shown at first have between them, at most, where they are several. */
const firstButtons = 48;

/**
 * How much there is in view: so little at first that whoever goes from button to
 * button comes to an end of it, and what the patient asked for besides.
 */
export class Portion {
  /** Keys of groups that were asked for, wherever they stand. */
  readonly asked = new Set<string>();
  /** How many groups the patient wants to see; what is shown at first, where that is more. */
  #groups = 0;
  /** How many times were asked for besides the first, by day and group. */
  readonly #times = new Map<string, number>();

  /** How many times of a day are in view. */
  timesOn(date: CalendarDate, group: Group, isOneOfMany: boolean): number {
    const first = isOneOfMany ? firstTimes.many : firstTimes.one;
    return first + (this.#times.get(dayKey(date, group)) ?? 0);
  }

  moreTimes(date: CalendarDate, group: Group): void {
    const key = dayKey(date, group);
    this.#times.set(key, (this.#times.get(key) ?? 0) + moreTimes);
  }

  /** How many of some groups are in view, from the first on. */
  groupsOf(groups: readonly Group[], window: DayWindow, now: Date): number {
    let buttons = 0;
    const tooMany = groups
      .slice(0, moreGroups)
      .findIndex((group) => (buttons += buttonsOf(group, window, now)) > firstButtons);
    return Math.max(tooMany < 0 ? moreGroups : Math.max(tooMany, 1), this.#groups);
  }

  /** @param before how many are in view */
  moreGroups(before: number): void {
    this.#groups = before + moreGroups;
  }

  /** Goes back to what is shown at first. */
  reset(): void {
    this.asked.clear();
    this.#groups = 0;
    this.#times.clear();
  }
}

/** How many buttons a group has for its times at first. */
function buttonsOf(group: Group, window: DayWindow, now: Date): number {
  const counts = datesOf(window).map((date) => slotsOn(group, date, now).length);
  return counts.reduce((sum, count) => sum + Math.min(count, firstTimes.many + 1), 0);
}

function dayKey(date: CalendarDate, { key }: Group): string {
  return `${date} ${key}`;
}
