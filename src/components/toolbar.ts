import { html, nothing } from 'lit';
import { lastDay, type DayWindow, type Opening } from '../availability/day-window.js';
import type { Language } from '../i18n/language.js';
import type { View } from './view.js';

/** Moving through the days. */
export interface Toolbar {
  readonly window: DayWindow;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  /** What is to be known of the times, in a few words. */
  readonly hint: string;
  /** How many times wait for their place. */
  readonly earlier: number;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onEarlier: () => void;
  readonly month: MonthButton;
  /** Whether there is anything for a month to show. */
  readonly hasTimes: boolean;
  /** Absent where the page hides them. */
  readonly filters: FiltersButton | undefined;
}

/** What shows the filters, and hides them again. */
export interface FiltersButton {
  /** How many are in use. */
  readonly count?: number;
  readonly isOpen?: boolean;
  readonly onToggle: () => void;
  /** Somebody may be about to press it. */
  readonly onNear: () => void;
}

/** What opens the month at a glance, and the panel itself while it is open. */
export interface MonthButton {
  readonly isOpen: boolean;
  readonly panel: (view: View) => unknown;
  readonly onPress: () => void;
  /** Somebody may be about to press it. */
  readonly onNear: () => void;
}

export function toolbar(view: View, bar: Toolbar) {
  const { language } = view;
  const { window, earlier, month, hasTimes } = bar;
  return html`<div part="toolbar" role="group" aria-label=${language.say('toolbar')}>
    <p class="hint">
      ${
        earlier > 0
          ? html`<button class="link" type="button" @click=${bar.onEarlier}>
              ${language.say('earlier', { count: earlier })}
            </button>`
          : bar.hint
      }
    </p>
    ${step('previous', language.say('previous'), bar.canGoBack, bar.onPrevious)}
    <strong>${language.days(window.from, lastDay(window))}</strong>
    ${step('next', language.say('next'), bar.canGoOn, bar.onNext)}
    <button
      part="month-button"
      type="button"
      aria-haspopup="dialog"
      aria-expanded=${month.isOpen}
      aria-disabled=${hasTimes ? nothing : 'true'}
      @click=${() => hasTimes && month.onPress()}
      @focus=${month.onNear}
      @pointerenter=${month.onNear}
    >
      ${language.say('month.open')}
    </button>
    ${month.panel(view)} ${bar.filters ? filtersButton(language, bar.filters) : nothing}
  </div>`;
}

function filtersButton(
  language: Language,
  { count = 0, isOpen = false, onToggle, onNear }: FiltersButton,
) {
  return html`<button
    id="filters-button"
    part="filters-button"
    type="button"
    aria-expanded=${isOpen}
    aria-controls=${isOpen ? 'filters' : nothing}
    @click=${onToggle}
    @focus=${onNear}
    @pointerenter=${onNear}
  >
    ${count > 0 ? language.say('filters.button.used', { count }) : language.say('filters.button')}
  </button>`;
}

/** It stays where it is at the ends, so that focus is never lost. */
function step(part: 'previous' | 'next', label: string, possible: boolean, onStep: () => void) {
  return html`<button
    part=${part}
    type="button"
    aria-label=${label}
    aria-disabled=${possible ? nothing : 'true'}
    @click=${() => possible && onStep()}
  ></button>`;
}

/** The soonest time, always in sight. */
export function nextAvailableBar(
  { language }: View,
  { slot, group }: Opening,
  onShow: (opening: Opening) => void,
) {
  const what = [
    language.at(slot.start, group.zone, 'dateTime'),
    slot.practitioner?.name ?? slot.device?.name,
    slot.place?.name,
  ];
  return html`<p class="bar">
    <span
      ><strong>${language.say('next-available')}</strong>
      <bdi>${language.list(what, ' · ')}</bdi></span
    >
    <button
      part="next-available"
      class="link"
      type="button"
      @click=${() => onShow({ slot, group })}
    >
      ${language.say('next-available.show')}
    </button>
  </p>`;
}

/** Stands where the soonest time will. */
export function waitingBar({ language }: View) {
  return html`<p class="bar"><span>${language.say('loading')}</span></p>`;
}
