import { html, nothing } from 'lit';
import { shownOutcome, type Returned } from '../booking/returned.js';
import type { MessageKey } from '../i18n/catalogue/en.js';
import type { Slot } from '../model/slot.js';
import { waysOut } from './contact.js';
import { heading } from './heading.js';
import { whenOf } from './summary.js';
import type { View } from './view.js';

/** What became of an attempt, or why a return cannot count. */
export interface Confirmation {
  readonly returned: Returned;
  readonly zoneOf: (slot: Slot) => string;
  readonly onDismiss: () => void;
}

export function confirmation(view: View, { returned, zoneOf, onDismiss }: Confirmation) {
  const { language, level } = view;
  const slot = returned.attempt?.slot;
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
    <p>${language.say(textOf(returned))}</p>
    <p class="actions">
      <button type="button" class="button" @click=${onDismiss}>
        ${language.say('outcome.dismiss')}
      </button>
      ${outcome?.outcome === 'booked' ? nothing : waysOut(view, slot)}
    </p>
  </section>`;
}

/** What the patient is told became of it: its title, in the words of the catalogue. */
export function titleOf(returned: Returned): MessageKey {
  const outcome = shownOutcome(returned);
  if (outcome) return `${outcome.outcome}.title`;
  const again = returned.kind === 'rejected' && returned.code === 'already-used';
  return again ? 'rejected.again' : 'rejected.title';
}

function textOf(returned: Returned): MessageKey {
  const outcome = shownOutcome(returned);
  if (outcome?.outcome === 'failed' && reasons.has(outcome.reason ?? '')) {
    return `failed.${outcome.reason}` as MessageKey;
  }
  if (outcome) return `${outcome.outcome}.text`;
  return `rejected.${returned.kind === 'rejected' ? returned.code : 'malformed'}`;
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
