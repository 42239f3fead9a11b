import { html, nothing } from 'lit';
import type { MonthDay, Week } from '../availability/month-days.js';
import type { CalendarNames } from '../i18n/calendar-names.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Month } from '../time/month.js';
import { heading } from './heading.js';
import type { View } from './view.js';

/** A month, and how many times each of its days has. */
export interface MonthPanel {
  readonly month: Month;
  readonly weeks: readonly Week[];
  readonly names: CalendarNames;
  readonly today: CalendarDate;
  /** The day of the chosen time. */
  readonly chosen: CalendarDate | undefined;
  /** The one day that Tab leads to; arrows lead to the others. */
  readonly tabStop: CalendarDate | undefined;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly on: {
    readonly turn: (count: 1 | -1) => void;
    readonly choose: (date: CalendarDate) => void;
    /** A key that was pressed on a day. */
    readonly step: (event: KeyboardEvent) => void;
    /** A key that was pressed anywhere in the panel. */
    readonly escape: (event: KeyboardEvent) => void;
    readonly leave: (event: FocusEvent) => void;
  };
}

/**
 * A plain table of buttons in a panel that floats. No grid: screen readers on
 * telephones do not find their way in one.
 */
export function monthPanel(view: View, panel: MonthPanel) {
  const { language, level } = view;
  const { names, on } = panel;
  return html`<div
    part="month"
    popover="manual"
    role="dialog"
    aria-labelledby="month-name"
    tabindex="-1"
    @keydown=${on.escape}
    @focusout=${on.leave}
  >
    <header>
      ${turn('back', language.say('month.previous'), panel.canGoBack, () => on.turn(-1))}
      ${heading(level + 1, names.month(panel.month), { id: 'month-name' })}
      ${turn('on', language.say('month.next'), panel.canGoOn, () => on.turn(1))}
    </header>
    <table aria-labelledby="month-name" @keydown=${on.step}>
      <thead>
        <tr>
          ${names.weekdays.map(
            ({ long, short }) =>
              html`<th scope="col" abbr=${long}>
                <span aria-hidden="true">${short}</span><span class="hidden">${long}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${panel.weeks.map(
          (week) =>
            html`<tr>
              ${week.map((day) => html`<td>${day && monthDay(view, panel, day)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** It stays where it is at the ends, so that focus is never lost. */
function turn(to: 'back' | 'on', label: string, possible: boolean, onTurn: () => void) {
  return html`<button
    class=${to}
    type="button"
    aria-label=${label}
    aria-disabled=${possible ? nothing : 'true'}
    @click=${() => possible && onTurn()}
  ></button>`;
}

/** Only days with times can be pressed; of the others, only those that might have some say that they have none. */
function monthDay(view: View, panel: MonthPanel, { date, count, isAhead }: MonthDay) {
  const { names, tabStop, chosen, today, on } = panel;
  const number = names.dayOfMonth(date);
  if (count === 0 && !isAhead) return html`<span>${number}</span>`;
  const name = html`<span class="hidden">${nameOf(view, { date, count }, chosen)}</span>`;
  if (count === 0) return html`<span aria-hidden="true">${number}</span>${name}`;
  return html`<button
    part="month-day"
    class=${date === chosen ? 'chosen' : nothing}
    type="button"
    value=${date}
    tabindex=${date === tabStop ? 0 : -1}
    aria-current=${date === today ? 'date' : nothing}
    @click=${() => on.choose(date)}
  >
    ${name}<span aria-hidden="true">${number}</span
    ><small aria-hidden="true">${names.number(count)}</small>
  </button>`;
}

/** "Tuesday, November 24, 14 times" */
function nameOf(
  { language }: View,
  { date, count }: Pick<MonthDay, 'date' | 'count'>,
  chosen: CalendarDate | undefined,
): string {
  const when = language.say('month.count', { when: language.day(date, 'longDay'), count });
  return date === chosen ? language.say('month.chosen', { day: when }) : when;
}
