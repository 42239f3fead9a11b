import 'cally';
import type { Contender } from './contender.js';
import { freeSlots } from './lookup.js';

/** cally's month, in which the days that have times are marked; it shows no times. */
export const markedMonth: Contender = {
  mount(place, resources) {
    const days = new Set(freeSlots(resources).map(({ start }) => start.slice(0, 10)));
    const [first] = days;
    const calendar = Object.assign(document.createElement('calendar-date'), {
      focusedDate: first,
      getDayParts: (date: Date) => (days.has(date.toISOString().slice(0, 10)) ? 'has-times' : ''),
    });
    calendar.append(document.createElement('calendar-month'));
    place.append(calendar);
  },
  hasTimes: (place) =>
    !!place.querySelector('calendar-month')?.shadowRoot?.querySelector('[part~=has-times]'),
};
