import { html } from 'lit';
import { retry } from './trouble.js';
import type { View } from './view.js';

/** Of some places nobody knows how far they are, because what tells it could not be loaded. */
export function unmeasuredNotice(view: View, onRetry: () => void) {
  return html`<section part="notice" class="panel">
    <p>${view.language.say('filters.near.failed')}</p>
    <p class="actions">${retry(view, onRetry)}</p>
  </section>`;
}
