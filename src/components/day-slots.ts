import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Day } from '../availability/days.js';
import type { Group } from '../availability/group.js';
import type { Slot } from '../model/slot.js';
import { heading } from './heading.js';
import type { View } from './view.js';

/** A day of a group, with as many of its times as are in view. */
export interface DaySlots {
  readonly day: Day;
  readonly group: Group;
  readonly shown: number;
  readonly chosen: Slot | undefined;
  readonly onChoose: (slot: Slot) => void;
  readonly onMore: () => void;
}

/** One day: its heading, its times as buttons, and the rest behind one more button. */
export function daySlots(view: View, { day, group, shown, chosen, onChoose, onMore }: DaySlots) {
  const { language, level } = view;
  const rest = day.slots.length - shown;
  const slots = [...day.slots.slice(0, shown)];
  const date = slots[0] && language.at(slots[0].start, group.zone, 'longDate');
  return html`<section part="day" data-date=${day.date}>
    ${heading(
      level + 2,
      html`<span aria-hidden="true">${language.day(day.date, 'shortDay')}</span>
        <span class="hidden">${language.day(day.date, 'longDay')}</span>`,
      { part: 'day-heading' },
    )}
    ${
      day.slots.length === 0
        ? html`<p class="none">${language.say('day.none')}</p>`
        : html`<ul>
            ${repeat(
              slots,
              ({ id }) => id,
              (slot) =>
                html`<li>
                  ${slotButton(view, slot, group.zone, slot.id === chosen?.id, onChoose, date)}
                </li>`,
            )}
          </ul>`
    }
    ${
      rest > 0
        ? html`<button part="more" type="button" @click=${onMore}>
            ${language.say('more', { count: rest })}
            <span class="hidden"
              >${language.say('more.on', { day: language.day(day.date, 'longDay') })}</span
            >
          </button>`
        : nothing
    }
  </section>`;
}

/** Its visible words are in its accessible name, which says the whole of it. */
function slotButton(
  view: View,
  slot: Slot,
  zone: string,
  chosen: boolean,
  onChoose: (slot: Slot) => void,
  date: string | undefined,
) {
  const { language, viewerZone } = view;
  const { practitioner, device, place, mode, capacity, accepts } = slot;
  const about = [
    zone === viewerZone ? undefined : language.zoneName(slot.start, zone),
    practitioner?.name,
    device?.name,
    place?.name,
    mode === 'virtual' ? language.say('mode.virtual') : undefined,
    accepts && language.say(`accepts.${accepts}`),
  ];
  return html`<button
    part=${chosen ? 'slot slot-selected' : 'slot'}
    class=${slot.kind}
    type="button"
    aria-pressed=${chosen}
    data-slot=${slot.id}
    @click=${() => onChoose(slot)}
  >
    <span class="hidden">${date}, </span
    ><time datetime=${slot.start} dir="auto">${timeOf(view, slot, zone)}</time>${
      capacity !== undefined && capacity > 1
        ? html` <small>${language.say('places', { count: capacity })}</small>`
        : nothing
    }<span class="hidden">, ${about.filter(Boolean).join(', ')}</span>
  </button>`;
}

/** A time as a person says it; a window as the span that it is. */
export function timeOf({ language }: View, slot: Slot, zone: string): string {
  const start = language.at(slot.start, zone, 'time');
  if (slot.kind === 'time' || !slot.end) return start;
  const sameDay =
    language.at(slot.start, zone, 'longDate') === language.at(slot.end, zone, 'longDate');
  const end = language.at(slot.end, zone, sameDay ? 'time' : 'dateTime');
  return language.say('window', { start, end });
}
