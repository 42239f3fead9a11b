import { html } from 'lit';
import type { View } from './view.js';

/** For whoever shares the device: nothing of bookings is to stay on it. */
export function forget({ language }: View, onForget: () => void) {
  return html`<button class="link" type="button" @click=${onForget}>
    ${language.say('outcome.forget')}
  </button>`;
}
