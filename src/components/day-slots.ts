import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Group } from '../availability/group.js';
import { partOfDay, type PartOfDay } from '../availability/part-of-day.js';
import type { SheetDay, SheetTime } from '../availability/sheet.js';
import type { Slot } from '../model/slot.js';
import { wallClockAt } from '../time/zone.js';
import { heading } from './heading.js';
import type { View } from './view.js';
import { namesOf, whose } from './whose.js';

/** A day of a group, with as many of its times as are in view. */
export interface DaySlots {
  readonly day: SheetDay;
  readonly group: Group;
  /** Whether morning, afternoon and evening are told apart where there are many times. */
  readonly inParts: boolean;
  readonly chosen: Slot | undefined;
  readonly onChoose: (slot: Slot) => void;
  readonly onMore: () => void;
}

/** From how many times on a day is told in parts. */
const many = 6;

/** One day: its heading, its times as buttons, and the rest behind one more button. */
export function daySlots(view: View, model: DaySlots) {
  const { day, group } = model;
  const { times, more } = day;
  return html`<section part="day" data-date=${day.date}>
    ${dayHeading(view, day)}
    ${times.length === 0 && more === 0 ? html`<p class="none">${view.language.say('day.none')}</p>` : nothing}
    ${
      model.inParts && times.length >= many
        ? partsOf(times, group.zone).map(
            ([part, own]) =>
              html`<p class="hint">${view.language.say(`day.${part}`)}</p>
                ${list(view, model, own)}`,
          )
        : list(view, model, times)
    }
    ${more > 0 ? moreButton(view, model) : nothing}
  </section>`;
}

/** Shown short, and told in full. */
function dayHeading({ language, level }: View, { date }: Pick<SheetDay, 'date'>) {
  return heading(
    level + 2,
    html`<span aria-hidden="true">${language.day(date, 'shortDay')}</span>
      <span class="hidden">${language.day(date, 'longDay')}</span>`,
    { part: 'day-heading', focusable: true },
  );
}

function moreButton(view: View, { day, group, onMore }: DaySlots) {
  const { language } = view;
  return html`<button part="more" type="button" @click=${onMore}>
    ${language.say('more', { count: day.more })}
    <span class="hidden"
      >${language.say('more.on', { day: language.day(day.date, 'longDay') })},
      ${whose(view, group)}</span
    >
  </button>`;
}

/** Neighbouring times of one part of the day. */
function partsOf(times: readonly SheetTime[], zone: string) {
  const parts: (readonly [PartOfDay, SheetTime[]])[] = [];
  for (const time of times) {
    const part = partOfDay(Number(wallClockAt(time.from, zone).slice(11, 13)));
    const [last, own] = parts.at(-1) ?? [];
    if (part === last) own?.push(time);
    else parts.push([part, [time]]);
  }
  return parts;
}

function list(view: View, model: DaySlots, times: readonly SheetTime[]) {
  if (times.length === 0) return nothing;
  const { zone } = model.group;
  return html`<ul>
    ${repeat(
      times,
      ({ slot }) => slot.id,
      (time) =>
        html`<li>
          ${time.isOffered ? slotButton(view, model, time.slot) : gone(view, time.slot, zone)}
        </li>`,
    )}
  </ul>`;
}

/** Nothing takes its place, so that nobody presses what has just come under the finger. */
function gone(view: View, slot: Slot, zone: string) {
  return html`<p class="gone">
    <s>${timeOf(view, slot, zone)}</s> ${view.language.say('day.gone')}
  </p>`;
}

/** Its name says the whole of it, with the words that are seen. */
function slotButton(view: View, { group: { zone }, chosen, onChoose }: DaySlots, slot: Slot) {
  const { language, viewerZone } = view;
  const { mode, capacity, accepts } = slot;
  const isChosen = slot.id === chosen?.id;
  const time = timeOf(view, slot, zone);
  const zoneName = zone !== viewerZone && language.zoneName(slot.start, zone);
  const places =
    capacity !== undefined && capacity > 1 && language.say('places', { count: capacity });
  const name = [
    language.at(slot.start, zone, 'longDate'),
    time,
    places,
    zoneName && !time.includes(zoneName) && zoneName,
    ...namesOf(slot),
    mode === 'virtual' ? language.say('mode.virtual') : undefined,
    accepts && language.say(`accepts.${accepts}`),
  ];
  return html`<button
    part=${isChosen ? 'slot slot-selected' : 'slot'}
    class=${slot.kind}
    type="button"
    aria-pressed=${isChosen}
    data-slot=${slot.id}
    @click=${() => onChoose(slot)}
  >
    <span class="hidden">${name.filter(Boolean).join(', ')}</span
    ><time datetime=${slot.start} dir="auto" aria-hidden="true">${time}</time>${
      places ? html` <small aria-hidden="true">${places}</small>` : nothing
    }
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
