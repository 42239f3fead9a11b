import { html } from 'lit';
import type { MessageKey } from '../i18n/catalogue/catalogue.js';
import type { SourceErrorCode } from '../model/slot-source.js';
import { waysOut } from './contact.js';
import { heading } from './heading.js';
import type { View } from './view.js';

const texts: Readonly<Record<SourceErrorCode | 'offline', MessageKey>> = {
  'offline': 'error.offline',
  'endpoint-missing': 'error.setup',
  'endpoint-invalid': 'error.setup',
  'network': 'error.network',
  'timeout': 'error.network',
  'http': 'error.network',
  'unauthorized': 'error.unauthorized',
  'rate-limited': 'error.rate-limited',
  'unreadable': 'error.unreadable',
};

/** Nothing could be loaded: what that does not mean, and the ways out. The cause is the webmaster's, in the console. */
export function errorNotice(view: View, code: keyof typeof texts, onRetry: () => void) {
  const { language, level } = view;
  return html`<section part="error" class="panel">
    ${heading(level + 1, language.say('error.title'))}
    <p>${language.say(texts[code])}</p>
    <p>${language.say('error.ask')}</p>
    <p class="actions">${retry(view, onRetry)}</p>
  </section>`;
}

/** Some of it could not be loaded; the rest is shown. */
export function partialNotice(view: View, onRetry: () => void) {
  return html`<section part="notice" class="panel">
    <p>${view.language.say('error.partial')}</p>
    <p class="actions">${retry(view, onRetry)}</p>
  </section>`;
}

/** What is shown is of an earlier time: newer times could not be had. */
export function staleNotice(view: View, asOf: string, onRetry: () => void) {
  const { language, viewerZone } = view;
  const when = language.at(asOf, viewerZone, 'dateTime');
  return html`<section part="notice" class="panel">
    <p>${language.say('stale.failed', { when })}</p>
    <p class="actions">${retry(view, onRetry)}</p>
  </section>`;
}

/** What booking takes could not be loaded; whoever chose a time is led to it as to what would tell of the time. */
export function missingNotice(view: View, onRetry: () => void) {
  return html`<section part="error" class="panel">
    <p id="summary-heading" tabindex="-1">${view.language.say('error.booking')}</p>
    <p class="actions">${retry(view, onRetry)} ${waysOut(view)}</p>
  </section>`;
}

/** There is more than a patient may want to have downloaded. */
export function heldBackNotice({ language }: View, onLoad: () => void) {
  return html`<section part="notice" class="panel">
    <p>${language.say('held-back.text')}</p>
    <p class="actions">
      <button type="button" class="button" @click=${onLoad}>
        ${language.say('held-back.load')}
      </button>
    </p>
  </section>`;
}

/** Everything was loaded, and there is nothing in it. */
export function emptyNotice(view: View, until: string, onRetry: () => void) {
  const { language, level, viewerZone } = view;
  return html`<section part="empty" class="panel">
    <slot name="empty">
      ${heading(level + 1, language.say('empty.title'))}
      <p>${language.say('empty.text', { date: language.at(until, viewerZone, 'longDate') })}</p>
    </slot>
    <p class="actions">${retry(view, onRetry)}</p>
  </section>`;
}

/** The button that asks for it once more. */
export function retry({ language }: View, onRetry: () => void) {
  return html`<button part="retry" type="button" class="button" @click=${onRetry}>
    ${language.say('retry')}
  </button>`;
}
