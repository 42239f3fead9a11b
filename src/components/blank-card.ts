import { html } from 'lit';
import type { CalendarDate } from '../time/calendar-date.js';
import type { View } from './view.js';

/** The days of the window while nobody knows yet what is on them; for the eyes only. */
export function blankCard({ language }: View, dates: readonly CalendarDate[], stacked: boolean) {
  return html`<div class="card blank ${stacked ? 'stacked' : 'wide'}" aria-hidden="true">
    <div></div>
    <div class="days">
      ${dates.map(
        (date) =>
          html`<div class="blank-day"><strong>${language.day(date, 'shortDay')}</strong></div>`,
      )}
    </div>
  </div>`;
}
