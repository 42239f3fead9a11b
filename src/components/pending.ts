import { html, nothing } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import { waysOut } from './contact.js';
import { forget } from './forget.js';
import { heading } from './heading.js';
import type { View } from './view.js';

/** An attempt that nobody has answered yet. */
export interface Pending {
  readonly attempt: AttemptRecord;
  readonly zone: string;
  /** Where the portal can be reached once more, with the same state. */
  readonly link: { readonly url: string; readonly host: string };
  /** Whether the portal opens beside the page. */
  readonly newTab: boolean;
  /** Begins anew with the same time; absent where that is no longer offered. */
  readonly onAgain: (() => void) | undefined;
  /** The patient says that nothing was booked. */
  readonly onNotBooked: () => void;
  readonly onForget: () => void;
}

/** "Did you finish?": nothing is concluded from the silence. What comes a moment later stands last. */
export function pendingNotice(view: View, pending: Pending) {
  const { language, level, viewerZone } = view;
  const { attempt, zone, link, newTab, onAgain, onNotBooked, onForget } = pending;
  return html`<section part="pending" class="panel" aria-labelledby="pending-heading">
    ${heading(level + 1, language.say('pending.title'), { id: 'pending-heading' })}
    <p>
      ${language.say('pending.text', {
        host: link.host,
        time: language.at(attempt.startedAt, viewerZone, 'time'),
        when: language.at(attempt.slot.start, zone, 'dateTime'),
      })}
    </p>
    <p class="actions">
      <a
        class="button strong"
        href=${link.url}
        target=${newTab ? '_blank' : nothing}
        aria-describedby=${newTab ? 'resume-hint' : nothing}
        rel="noopener"
        referrerpolicy="strict-origin"
      >
        ${language.say('pending.resume')}
      </a>
      <button type="button" class="button" @click=${onNotBooked}>
        ${language.say('pending.not-booked')}
      </button>
      ${waysOut(view, attempt.slot)}
      ${
        onAgain
          ? html`<button type="button" class="button" @click=${onAgain}>
              ${language.say('pending.again')}
            </button>`
          : nothing
      }
    </p>
    ${newTab ? html`<p id="resume-hint" class="hint">${language.say('book.new-tab')}</p>` : nothing}
    ${forget(view, onForget)}
  </section>`;
}
