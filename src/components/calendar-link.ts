import { html, nothing } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import type { CalendarEntry } from '../booking/calendar-file.js';
import type { Returned } from '../booking/returned.js';
import type { Slot } from '../model/slot.js';
import { asRecorded, isCalledOff, isDenied } from './as-recorded.js';
import { phoneFor } from './contact.js';
import { timeOf } from './day-slots.js';
import type { Records } from './outcome-words.js';
import type { View } from './view.js';

export type CalendarFile = (entry: CalendarEntry) => string;

/** What the link is made of. */
export interface CalendarSource {
  readonly returned: Returned;
  readonly records: Records;
  readonly calendarFile: CalendarFile | undefined;
  readonly zoneOf: (slot: Slot) => string;
}

/**
 * A file for the patient's calendar: with what was booked, or to take it out again where somebody
 * has called it off. There is none for a booking that the records merely do not show.
 */
export function calendarLink(
  view: View,
  { returned: { record }, records, calendarFile, zoneOf }: CalendarSource,
) {
  if (!calendarFile || record?.outcomes[0]?.outcome !== 'booked') return nothing;
  const isOff = record.outcomes.length > 1 || isCalledOff(records);
  if (isDenied(records) && !isOff) return nothing;
  const slot = asRecorded(record.slot, records);
  const isNews = slot !== record.slot || isCalledOff(records);
  const entry = {
    ...entryOf(view, { ...record, slot }, zoneOf(slot)),
    sequence: record.outcomes.length - 1 + (isNews ? 1 : 0),
    status: isOff ? 'cancelled' : 'confirmed',
  } as const;
  const does = entry.status === 'cancelled' ? 'calendar.remove' : 'calendar.add';
  return html`<a
    part="calendar"
    class="button"
    download="appointment.ics"
    href="data:text/calendar;charset=utf-8,${encodeURIComponent(calendarFile(entry))}"
    >${view.language.say(does)}</a
  >`;
}

function entryOf(
  view: View,
  { id, slot, outcomes }: AttemptRecord,
  zone: string,
): Omit<CalendarEntry, 'sequence' | 'status'> {
  const { language } = view;
  const { practitioner, organization, place, device, services } = slot;
  const last = outcomes.at(-1);
  const who = (practitioner ?? device ?? place ?? organization)?.name;
  const where = slot.mode === 'virtual' ? undefined : place;
  const phone = phoneFor(slot, view);
  const summary = who
    ? language.say('calendar.with', { name: who })
    : language.say('group.unnamed');
  const reference = outcomes.find(({ bookingRef }) => bookingRef)?.bookingRef;
  const lines = [
    slot.mode === 'virtual' && language.say('mode.virtual'),
    slot.kind === 'window' && timeOf(view, slot, zone),
    ...services.map(({ text }) => text),
    reference && language.say('booked.reference', { reference }),
  ];
  return {
    uid: id,
    start: slot.start,
    end: slot.end,
    timeZone: zone,
    stamp: last?.at ?? slot.start,
    summary,
    location: [where?.name, where?.address].filter(Boolean).join(', ') || undefined,
    position: where?.position,
    description: lines.filter(Boolean).join('\n') || undefined,
    contact: [place?.name ?? organization?.name, phone].filter(Boolean).join(', ') || undefined,
    alarm: summary,
  };
}
