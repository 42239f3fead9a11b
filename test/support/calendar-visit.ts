import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { calendarFile, type CalendarEntry } from '../../src/booking/calendar-file.js';

/** A visit as it goes into a calendar file, and two programs that read such a file. */

export const visit: CalendarEntry = {
  uid: '6f1c2a0e-8f4b-4a59-9a83-1d5b1f0c7e21',
  sequence: 0,
  status: 'confirmed',
  start: '2026-11-24T14:00:00.000Z',
  end: '2026-11-24T14:30:00.000Z',
  timeZone: 'America/New_York',
  stamp: '2026-11-20T09:15:30.000Z',
  summary: 'Dr. Ana Ruiz, Lakeside Clinic',
  location: 'Lakeside Clinic, 12 Shore Rd; Pittsfield, MA 01201',
  position: { latitude: 42.4501, longitude: -73.2454 },
  description: 'Confirmation number: BK\\7\nBring your insurance card.',
  contact: 'Lakeside Clinic, 413-555-0123',
  alarm: 'Visit at Lakeside Clinic',
};
export const fileOf = (changes: Partial<CalendarEntry> = {}) =>
  calendarFile({ ...visit, ...changes });

/** The lines as they were before they were folded. */
export const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

/** The first of two readers, which know nothing of each other: it goes by the file's own zone. */
export function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error('not one event');
  const text = (name: string) => event.getFirstPropertyValue(name);
  const { startDate, endDate, uid, sequence } = new ICAL.Event(event);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid,
    sequence,
    status: text('status'),
    start: startDate.toJSDate().toISOString(),
    end: endDate.toJSDate().toISOString(),
    clock: startDate.toString(),
    zone: startDate.zone?.tzid,
    stamp: String(text('dtstamp')),
    summary: text('summary'),
    location: text('location'),
    geo: text('geo'),
    description: text('description'),
    contact: text('contact'),
    privacy: text('class'),
    alarms: event
      .getAllSubcomponents('valarm')
      .map((alarm) =>
        ['action', 'trigger', 'description'].map((name) =>
          String(alarm.getFirstPropertyValue(name)),
        ),
      ),
    zones: calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone)),
  };
}

/** The second reader goes by its own knowledge of zones. */
export function readAgain(file: string) {
  const { method, events = [] } = convertIcsCalendar(undefined, file);
  const [event, ...others] = events;
  if (!event || others.length > 0) throw new Error('not one event');
  return {
    ...event,
    method,
    start: event.start.date.toISOString(),
    zone: event.start.local?.timezone,
    end: event.end?.date.toISOString(),
  };
}
