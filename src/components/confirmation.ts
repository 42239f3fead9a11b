import { html, nothing } from 'lit';
import { shownOutcome, type Returned } from '../booking/returned.js';
import type { MessageKey } from '../i18n/catalogue/en.js';
import type { Opening } from '../availability/day-window.js';
import type { Slot } from '../model/slot.js';
import { calendarLink, type CalendarFile } from './calendar-link.js';
import { waysOut } from './contact.js';
import { forget } from './forget.js';
import { heading } from './heading.js';
import { whenOf } from './summary.js';
import type { View } from './view.js';

/** What became of an attempt, or why a return cannot count. */
export interface Confirmation {
  readonly returned: Returned;
  readonly zoneOf: (slot: Slot) => string;
  /** Makes a calendar file; absent until the script that does it is there. */
  readonly calendarFile: CalendarFile | undefined;
  /** Where nothing was booked: other times near the lost one. */
  readonly alternatives: readonly Opening[];
  readonly onChoose: (opening: Opening) => void;
  /** Begins anew with the same time; absent where that is no longer offered. */
  readonly onAgain: (() => void) | undefined;
  readonly onDismiss: () => void;
  readonly onForget: () => void;
}

export function confirmation(view: View, model: Confirmation) {
  const { language, level } = view;
  const { returned, zoneOf, onDismiss, onForget } = model;
  const { record } = returned;
  const outcome = shownOutcome(returned);
  const reference = outcome?.bookingRef;
  return html`<section
    part="confirmation"
    class=${outcome?.outcome ?? 'rejected'}
    aria-labelledby="confirmation-heading"
  >
    ${heading(level + 1, language.say(titleOf(returned)), {
      id: 'confirmation-heading',
      focusable: true,
    })}
    ${
      record
        ? html`<p><strong>${whenOf(view, record.slot, zoneOf(record.slot))}</strong></p>
            <p><bdi>${whoAndWhere(record.slot)}</bdi></p>`
        : nothing
    }
    ${
      reference
        ? html`<p>${language.say('booked.reference', { reference: isolate(reference) })}</p>`
        : nothing
    }
    <p>${language.say(textOf(returned))}</p>
    ${alternatives(view, model)}
    <p class="actions">
      ${calendarLink(view, model)} ${again(view, model)}
      <button type="button" class="button" @click=${onDismiss}>
        ${language.say('outcome.dismiss')}
      </button>
      ${outcome?.outcome === 'booked' ? nothing : waysOut(view, record?.slot)}
    </p>
    ${record ? forget(view, onForget) : nothing}
  </section>`;
}

function alternatives(view: View, { alternatives, zoneOf, onChoose }: Confirmation) {
  const { language, level } = view;
  if (alternatives.length === 0) return nothing;
  return html`${heading(level + 2, language.say('failed.alternatives'))}
    <ul class="actions">
      ${alternatives.map(
        (opening) =>
          html`<li>
            <button type="button" class="button" @click=${() => onChoose(opening)}>
              ${language.at(opening.slot.start, zoneOf(opening.slot), 'dateTime')}
              <small><bdi>${whoAndWhere(opening.slot)}</bdi></small>
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

/** What the patient is told became of it: its title, in the words of the catalogue. */
export function titleOf(returned: Returned): MessageKey {
  const outcome = shownOutcome(returned);
  if (outcome) return `${outcome.outcome}.title`;
  return returned.code === 'already-used' ? 'rejected.again' : 'rejected.title';
}

function textOf(returned: Returned): MessageKey {
  const outcome = shownOutcome(returned);
  if (outcome?.outcome === 'failed' && reasons.has(outcome.reason ?? '')) {
    return `failed.${outcome.reason}` as MessageKey;
  }
  if (outcome) return `${outcome.outcome}.text`;
  return `rejected.${returned.code ?? 'malformed'}`;
}

function whoAndWhere({ practitioner, device, place }: Slot): string {
  return [practitioner?.name, device?.name, place?.name, place?.address].filter(Boolean).join(', ');
}

const reasons: ReadonlySet<string> = new Set([
  'slot-unavailable',
  'system-error',
  'auth-required',
  'validation',
]);

/** Somebody else's text inside a sentence of ours, kept from turning it around (Unicode isolates). */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
