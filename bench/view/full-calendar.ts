import { Calendar } from '@fullcalendar/core';
import listPlugin from '@fullcalendar/list';
import type { Contender } from './contender.js';
import { freeSlots, scheduleNames } from './lookup.js';

/** FullCalendar's list of a week. */
export const fullCalendar: Contender = {
  mount(place, resources) {
    const names = scheduleNames(resources);
    const events = freeSlots(resources).map(({ id = '', start, end, schedule }) => ({
      id,
      start,
      end,
      title: names.get(schedule.reference ?? '') ?? '',
    }));
    new Calendar(place, {
      plugins: [listPlugin],
      initialView: 'list',
      duration: { days: 7 },
      ...(events[0] && { initialDate: events[0].start }),
      events,
    }).render();
  },
  hasTimes: (place) => !!place.querySelector('.fc-list-event-time'),
};
