import { html, nothing } from 'lit';
import { shownOutcome, type Returned } from '../booking/returned.js';
import { isSamePlace } from '../availability/openings-near.js';
import type { Opening } from '../availability/day-window.js';
import type { Slot } from '../model/slot.js';
import { asRecorded, differenceList, differencesIn, isDenied } from './as-recorded.js';
import { calendarLink, type CalendarFile } from './calendar-link.js';
import { waysOut } from './contact.js';
import { forget } from './forget.js';
import { heading } from './heading.js';
import { textOf, titleOf, type Records } from './outcome-words.js';
import { whenOf } from './summary.js';
import type { View } from './view.js';

/** What became of an attempt, or why a return cannot count. */
export interface Confirmation {
  readonly returned: Returned;
  readonly records: Records;
  readonly zoneOf: (slot: Slot) => string;
  /** Makes a calendar file; absent until the script that does it is there. */
  readonly calendarFile: CalendarFile | undefined;
  /** Whether there is another attempt at the time that may have come to a booking. */
  readonly mayBeBooked: boolean;
  /** Where nothing was booked: other times near the lost one. */
  readonly alternatives: readonly Opening[];
  readonly onChoose: (opening: Opening) => void;
  /** Begins anew with the same time; absent where that is no longer offered. */
  readonly onAgain: (() => void) | undefined;
  readonly onDismiss: () => void;
  readonly onForget: () => void;
}

/** What comes a moment later stands behind what is there, so that nobody presses what they did not mean. */
export function confirmation(view: View, model: Confirmation) {
  const { language, level } = view;
  const { returned, records, zoneOf, onDismiss, onForget } = model;
  const { record } = returned;
  const outcome = shownOutcome(returned);
  const slot = record && asRecorded(record.slot, records);
  const isProven = outcome?.outcome === 'booked' && !isDenied(records);
  const reference = outcome?.bookingRef;
  return html`<section
    part="confirmation"
    class="panel toned ${isDenied(records) ? 'rejected' : (outcome?.outcome ?? 'rejected')}"
    aria-labelledby="confirmation-heading"
  >
    ${heading(level + 1, language.say(titleOf(returned, records)), {
      id: 'confirmation-heading',
      focusable: true,
    })}
    ${
      slot
        ? html`<p><strong>${whenOf(view, slot, zoneOf(slot))}</strong></p>
            <p><bdi>${whoAndWhere(slot)}</bdi></p>`
        : nothing
    }
    ${
      reference
        ? html`<p>${language.say('booked.reference', { reference: isolate(reference) })}</p>`
        : nothing
    }
    <p>${language.say(textOf(returned, records))}</p>
    ${
      record && differencesIn(records).length > 0
        ? differenceList(view, record.slot, zoneOf(record.slot), records)
        : nothing
    }
    ${model.mayBeBooked ? html`<p>${language.say('failed.earlier')}</p>` : nothing}
    <p class="actions">
      <button type="button" class="button" @click=${onDismiss}>
        ${language.say('outcome.dismiss')}
      </button>
      ${isProven ? nothing : waysOut(view, slot)} ${calendarLink(view, model)} ${again(view, model)}
    </p>
    ${records === 'asking' ? html`<p class="hint">${language.say('reconciled.asking')}</p>` : nothing}
    ${alternatives(view, model)} ${record ? forget(view, onForget) : nothing}
  </section>`;
}

function alternatives(
  view: View,
  { returned: { record }, alternatives, zoneOf, onChoose }: Confirmation,
) {
  const { language, level } = view;
  if (alternatives.length === 0) return nothing;
  return html`${heading(level + 2, language.say('failed.alternatives'))}
    <ul class="actions alternatives">
      ${alternatives.map(
        (opening) =>
          html`<li>
            <button type="button" class="button" @click=${() => onChoose(opening)}>
              ${language.at(opening.slot.start, zoneOf(opening.slot), 'dateTime')}
              ${
                record && isSamePlace(opening.slot, record.slot)
                  ? nothing
                  : html`<small><bdi>${whoAndWhere(opening.slot)}</bdi></small>`
              }
            </button>
          </li>`,
      )}
    </ul>`;
}

function again({ language }: View, { onAgain }: Confirmation) {
  return onAgain
    ? html`<button type="button" class="button" @click=${onAgain}>
        ${language.say('failed.again')}
      </button>`
    : nothing;
}

function whoAndWhere({ practitioner, device, place }: Slot): string {
  return [practitioner?.name, device?.name, place?.name, place?.address].filter(Boolean).join(', ');
}

/** Somebody else's text inside a sentence of ours, kept from turning it around (Unicode isolates). */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
