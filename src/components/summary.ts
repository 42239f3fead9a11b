import { html, nothing } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import type { Handoff } from '../booking/handoff.js';
import type { Launch } from '../page/events.js';
import type { Place, Slot } from '../model/slot.js';
import { isBehindLaw } from '../time/zone.js';
import { callLink, phoneFor } from './contact.js';
import { timeOf } from './day-slots.js';
import { words } from './group-card.js';
import { heading } from './heading.js';
import { openingHours } from './place-facts.js';
import type { View } from './view.js';

/** The chosen time, with all that a person wants to know before leaving. */
export interface Summary {
  readonly slot: Slot;
  readonly zone: string;
  readonly handoff: Handoff | { readonly kind: 'gone' };
  /** Where the portal opens. */
  readonly launch: Launch;
  /** An earlier attempt at this very time that was booked, or of which nobody knows. */
  readonly earlier: AttemptRecord | undefined;
  readonly onBook: (event: MouseEvent) => void;
  readonly onClose: () => void;
}

export function summaryPanel(view: View, summary: Summary) {
  const { language } = view;
  const { slot, zone } = summary;
  const phone = phoneFor(slot, view);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // What the page has open around the element stays open.
    event.preventDefault();
    event.stopPropagation();
    summary.onClose();
  };
  return html`<section
    part="summary"
    class="panel"
    aria-labelledby="summary-heading"
    @keydown=${close}
  >
    <div class="facts">
      ${heading(view.level + 2, whenOf(view, slot, zone), { id: 'summary-heading', focusable: true })}
      ${elsewhere(view, slot, zone)} ${evidence(view, slot, zone)}
      <dl>
        ${fact(language.say('summary.with'), slot.practitioner?.name)}
        ${fact(language.say('summary.equipment'), slot.device?.name)}
        ${
          slot.mode === 'virtual'
            ? fact(language.say('summary.where'), language.say('mode.virtual'))
            : fact(language.say('summary.where'), whereOf(slot), mapLink(view, slot))
        }
        ${slot.place && slot.mode !== 'virtual' ? placeFacts(view, slot.place) : nothing}
        ${fact(language.say('summary.for'), words(language, [...slot.services, ...slot.specialties]))}
        ${fact(language.say('summary.length'), lengthOf(view, slot))}
        ${fact(language.say('summary.languages'), words(language, slot.languages ?? []))}
        ${fact(language.say('summary.patients'), slot.accepts && language.say(`accepts.${slot.accepts}`))}
        ${
          phone
            ? html`<dt>${language.say('summary.call')}</dt>
                <dd>${callLink(phone)}</dd>`
            : nothing
        }
      </dl>
    </div>
    <div class="way-on">
      ${wayOn(view, summary, phone)}
      <button class="link" type="button" @click=${summary.onClose}>
        ${language.say('summary.close')}
      </button>
    </div>
  </section>`;
}

/** "Monday, November 23, 9:00 – 9:15 AM EST" */
export function whenOf(view: View, slot: Slot, zone: string) {
  const { language } = view;
  const day = language.at(slot.start, zone, 'longDate');
  const time =
    slot.kind === 'time' && slot.end
      ? language.span(slot.start, slot.end, zone)
      : timeOf(view, slot, zone);
  const zoneName = language.zoneName(slot.start, zone);
  // Between two elements, Chromium leaves a space of its own out of what is heard.
  const named = time.includes(zoneName) ? nothing : html`<small>${` ${zoneName}`}</small>`;
  return html`<time datetime=${slot.start}>${language.say('summary.when', { day, time })}</time
    >${named}`;
}

function elsewhere(view: View, slot: Slot, zone: string) {
  const { language, viewerZone } = view;
  const there = language.at(slot.start, zone, 'dateTime');
  const here = language.at(slot.start, viewerZone, 'dateTime');
  const placeTime = slot.mode === 'virtual' && slot.timeZone;
  if (placeTime && language.at(slot.start, placeTime, 'dateTime') !== here) {
    const time = `${language.at(slot.start, placeTime, 'dateTime')} ${language.zoneName(slot.start, placeTime)}`;
    return html`<p class="hint">${language.say('summary.at-place', { time })}</p>`;
  }
  return here === there
    ? nothing
    : html`<p class="hint">
        ${language.say('summary.elsewhere', {
          time: slot.kind === 'window' ? timeOf(view, slot, viewerZone) : here,
        })}
      </p>`;
}

/** A zone that the data do not tell is said to be what it is, and so is one of which the device does not know the law. */
function evidence({ language }: View, { start, timeZoneFrom, timeZone, mode }: Slot, zone: string) {
  const isTold = mode === 'virtual' || timeZoneFrom === 'data' || timeZoneFrom === 'page';
  const named = timeZone === undefined ? '' : language.zoneName(start, timeZone);
  return [
    isTold ? undefined : language.say(`zone.${timeZoneFrom}`, { zone: named }),
    isBehindLaw(Date.parse(start), zone) ? language.say('zone.differs') : undefined,
  ].map((words) => (words === undefined ? nothing : html`<p class="hint">${words}</p>`));
}

function fact(label: string, value: string | undefined, more: unknown = nothing) {
  return value
    ? html`<dt>${label}</dt>
        <dd><bdi>${value}</bdi>${more}</dd>`
    : nothing;
}

/** What is good to know of the place before going there. */
function placeFacts(view: View, place: Place) {
  const { language } = view;
  const lines = openingHours(view, place);
  return html`${
    lines.length > 0
      ? html`<dt>${language.say('summary.hours')}</dt>
          <dd>${lines.map((line) => html`<bdi class="line">${line}</bdi>`)}</dd>`
      : nothing
  }
  ${fact(language.say('summary.access'), words(language, place.access ?? []))}
  ${fact(language.say('summary.know'), place.instructions)}`;
}

function whereOf({ place, organization }: Slot): string | undefined {
  return (
    [place?.name ?? organization?.name, place?.address].filter(Boolean).join(', ') || undefined
  );
}

function mapLink({ mapUrl, language }: View, { place }: Slot) {
  const query = place?.address ?? place?.name;
  if (!mapUrl || !query) return nothing;
  return html` ·
    <a href=${mapUrl.replace('{query}', encodeURIComponent(query))} referrerpolicy="strict-origin"
      >${language.say('summary.map')}</a
    >`;
}

function lengthOf({ language }: View, { kind, start, end }: Slot): string | undefined {
  if (kind === 'window' || !end) return undefined;
  return language.say('summary.minutes', {
    count: Math.round((Date.parse(end) - Date.parse(start)) / 60_000),
  });
}

const opensIn = { tab: 'book.new-tab', popup: 'book.new-window' } as const;

function before(view: View, host: string, { startedAt, outcomes }: AttemptRecord) {
  const { language, viewerZone } = view;
  const time = language.at(startedAt, viewerZone, 'time');
  return html`<p class="hint">
    ${outcomes.length > 0 ? language.say('book.booked-before') : language.say('book.twice', { host, time })}
  </p>`;
}

function wayOn(view: View, summary: Summary, phone: string | undefined) {
  const { language } = view;
  const { handoff, launch, earlier, onBook } = summary;
  if (handoff.kind === 'preparing' || handoff.kind === 'ready') {
    const url = handoff.kind === 'ready' ? handoff.url : undefined;
    const confirms = handoff.kind === 'preparing' || handoff.record !== undefined;
    return html`
      <a
        part="book"
        href=${url ?? nothing}
        role=${url ? nothing : 'link'}
        aria-describedby="book-hint"
        aria-disabled=${url ? nothing : 'true'}
        target=${launch === 'tab' ? '_blank' : nothing}
        rel="noopener"
        referrerpolicy="strict-origin"
        @click=${onBook}
        @auxclick=${onBook}
        >${language.say('book')}</a
      >
      <p id="book-hint" class="hint">
        ${language.say(confirms ? 'book.leads-to' : 'book.no-return', { host: handoff.host })}
        ${launch === 'redirect' ? nothing : language.say(opensIn[launch])}
      </p>
      ${earlier ? before(view, handoff.host, earlier) : nothing}
    `;
  }
  const reason = {
    'gone': 'book.gone',
    'refused': 'book.refused',
    'no-link': phone ? 'book.by-phone' : 'book.no-way',
  } as const;
  return html`
    <p>${language.say(reason[handoff.kind])}</p>
    ${phone && handoff.kind !== 'gone' ? callLink(phone, language.say('call', { phone })) : nothing}
  `;
}
