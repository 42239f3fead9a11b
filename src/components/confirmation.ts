import { html, nothing } from 'lit';
import type { Returned } from '../booking/returned.js';
import type { MessageKey } from '../i18n/catalogue/en.js';
import type { Outcome } from '../model/outcome.js';
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
  const { outcome } = returned;
  const kind = outcome?.outcome ?? 'rejected';
  const reference = outcome?.bookingRef;
  return html`<section part="confirmation" class=${kind} aria-labelledby="confirmation-heading">
    ${heading(level + 1, language.say(`${kind}.title`), { id: 'confirmation-heading', focusable: true })}
    ${
      slot
        ? html`<p><strong>${whenOf(view, slot, zoneOf(slot))}</strong></p>
            <p>
              <bdi
                >${[slot.practitioner?.name, slot.device?.name, slot.place?.name, slot.place?.address].filter(Boolean).join(', ')}</bdi
              >
            </p>`
        : nothing
    }
    ${reference ? html`<p>${language.say('booked.reference', { reference: isolate(reference) })}</p>` : nothing}
    <p>
      ${outcome ? language.say(textOf(outcome)) : language.say(`rejected.${returned.kind === 'rejected' ? returned.code : 'malformed'}`)}
    </p>
    <p class="actions">
      <button type="button" class="button" @click=${onDismiss}>
        ${language.say('outcome.dismiss')}
      </button>
      ${kind === 'booked' ? nothing : waysOut(view, slot)}
    </p>
  </section>`;
}

const reasons: ReadonlySet<string> = new Set([
  'slot-unavailable',
  'system-error',
  'auth-required',
  'validation',
]);

function textOf({ outcome, reason = '' }: Outcome): MessageKey {
  return outcome === 'failed' && reasons.has(reason)
    ? (`failed.${reason}` as MessageKey)
    : `${outcome}.text`;
}

/** Somebody else's text inside a sentence of ours, kept from turning it around (Unicode isolates). */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
