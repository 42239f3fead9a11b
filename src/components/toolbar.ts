import { html, nothing } from 'lit';
import { lastDay, type DayWindow, type Opening } from '../availability/day-window.js';
import type { View } from './view.js';

/** Moving through the days. */
export interface Toolbar {
  readonly window: DayWindow;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  /** Whether some times are shown in the zone of their place, and not the viewer's. */
  readonly elsewhere: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

export function toolbar({ language }: View, bar: Toolbar) {
  const { window } = bar;
  return html`<div part="toolbar" role="group" aria-label=${language.say('toolbar')}>
    <p class="hint">${language.say(bar.elsewhere ? 'times-local' : 'times-yours')}</p>
    ${step('previous', language.say('previous'), bar.canGoBack, bar.onPrevious)}
    <strong>${language.days(window.from, lastDay(window))}</strong>
    ${step('next', language.say('next'), bar.canGoOn, bar.onNext)}
  </div>`;
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
  opening: Opening,
  onShow: (opening: Opening) => void,
) {
  const { slot, group } = opening;
  const what = [
    language.at(slot.start, group.zone, 'dateTime'),
    slot.practitioner?.name ?? slot.device?.name,
    slot.place?.name,
  ];
  return html`<p class="bar">
    <span
      ><strong>${language.say('next-available')}</strong>
      <bdi>${what.filter(Boolean).join(' · ')}</bdi></span
    >
    <button part="next-available" class="link" type="button" @click=${() => onShow(opening)}>
      ${language.say('next-available.show')}
    </button>
  </p>`;
}
