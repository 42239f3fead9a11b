import { addDays, type CalendarDate } from '../time/calendar-date.js';
import type { DayWindow } from './day-window.js';
import { indexOn, type Group } from './group.js';
import type { SlotList } from './slot-list.js';

/** A calendar day of a group's place, and the times that stand under it. */
export interface Day {
  readonly date: CalendarDate;
  readonly slots: SlotList;
}

/** The days of a window, each with the group's times on it. Empty days are days too. */
export function daysOf(group: Group, window: DayWindow, now: Date): readonly Day[] {
  return datesOf(window).map((date) => ({ date, slots: slotsOn(group, date, now) }));
}

/** The group's times on a day. */
export function slotsOn(group: Group, date: CalendarDate, now: Date): SlotList {
  return group.slots.slice(indexOn(group, date, now), indexOn(group, addDays(date, 1), now));
}

export function datesOf({ from, days }: DayWindow): readonly CalendarDate[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index));
}
