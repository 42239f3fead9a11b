import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  findOpening,
  nextAvailable,
  nextInGroup,
  type DayWindow,
  type Opening,
} from '../availability/day-window.js';
import { daysOf, type Day } from '../availability/days.js';
import type { Group } from '../availability/group.js';
import type { Slot } from '../model/slot.js';
import type { SourceErrorCode } from '../model/slot-source.js';
import { groupCard } from './group-card.js';
import { heading } from './heading.js';
import { nextAvailableBar, toolbar } from './toolbar.js';
import { emptyNotice, errorNotice, heldBackNotice, partialNotice, staleNotice } from './trouble.js';
import type { View } from './view.js';

/** Everything that is on the page, as it stands now. */
export interface SchedulerView {
  readonly view: View;
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: SourceErrorCode | undefined;
  /** Whether some feed could give only a part, or nothing. */
  readonly partial: boolean;
  /** When the times were got, where they are not those of this search. */
  readonly asOf: string | undefined;
  /** Whether there is more, which is only loaded when somebody asks for it. */
  readonly heldBack: boolean;
  /** The last instant that was asked for. */
  readonly until: string;
  readonly groups: readonly Group[];
  /** Those of them that are in view. */
  readonly shownGroups: readonly Group[];
  readonly window: DayWindow;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly stacked: boolean;
  /** The chosen time, and the panel that tells of it. */
  readonly chosen: Slot | undefined;
  readonly panel: unknown;
  /** What became of attempts, and which are open. */
  readonly notices: unknown;
  readonly shown: (group: Group, day: Day) => number;
  readonly on: {
    readonly choose: (slot: Slot) => void;
    readonly more: (group: Group, day: Day) => void;
    readonly moreGroups: () => void;
    readonly loadAll: () => void;
    readonly show: (opening: Opening) => void;
    readonly previous: () => void;
    readonly next: () => void;
    readonly retry: () => void;
  };
}

/** The whole view, from the page's own header down to its footer. */
export function schedulerView(model: SchedulerView): TemplateResult {
  const { view, on } = model;
  const { language } = view;
  return html`<div part="base" tabindex="-1" lang=${language.locale} dir=${language.direction}>
    <slot name="header">${heading(view.level, language.say('heading'))}</slot>
    ${model.notices}
    ${model.asOf === undefined ? nothing : staleNotice(view, model.asOf, model.phase, on.retry)}
    ${model.partial ? partialNotice(view, on.retry) : nothing}
    ${model.heldBack ? heldBackNotice(view, on.loadAll) : nothing}
    ${model.groups.length > 0 ? times(model) : noTimes(model)}
    <slot name="language-help"></slot>
    <slot name="footer"></slot>
    <div part="status" class="hidden"><slot name="status"></slot></div>
  </div>`;
}

/** Without times the page's own fallback stays until something better is known. */
function noTimes({ view, phase, failure, until, panel, on }: SchedulerView) {
  if (phase === 'ready') {
    return html`${emptyNotice(view, until, on.retry)} ${panel}`;
  }
  return html`
    ${phase === 'failed' ? errorNotice(view, failure ?? 'unreadable', on.retry) : nothing}
    ${phase === 'loading' ? html`<p class="hint">${view.language.say('loading')}</p>` : nothing}
    ${panel}
    <slot></slot>
  `;
}

function times(model: SchedulerView) {
  const { view, groups, shownGroups, window, on } = model;
  const soonest = nextAvailable(groups, window, view.now);
  const known = model.chosen && findOpening(groups, model.chosen.id);
  return html`
    ${soonest ? nextAvailableBar(view, soonest, on.show) : nothing}
    ${toolbar(view, {
      window,
      canGoBack: model.canGoBack,
      canGoOn: model.canGoOn,
      elsewhere: groups.some(({ zone }) => zone !== view.viewerZone),
      onPrevious: on.previous,
      onNext: on.next,
    })}
    ${known ? nothing : model.panel}
    ${repeat(
      shownGroups,
      ({ key }) => key,
      (group) => card(model, group),
    )}
    ${moreGroups(view, groups.length - shownGroups.length, on.moreGroups)}
  `;
}

function moreGroups({ language }: View, count: number, onMore: () => void) {
  return count > 0
    ? html`<button part="more" type="button" @click=${onMore}>
        ${language.say('more.groups', { count })}
      </button>`
    : nothing;
}

function card(model: SchedulerView, group: Group) {
  const { view, window, stacked, shown, on } = model;
  const chosen =
    model.chosen && group.slots.indexOf(model.chosen.id) >= 0 ? model.chosen : undefined;
  return groupCard(view, {
    group,
    days: daysOf(group, window, view.now),
    next: nextInGroup(group, window, view.now),
    stacked,
    shown: (day) => shown(group, day),
    chosen,
    panel: chosen ? model.panel : nothing,
    onChoose: on.choose,
    onMore: (day) => on.more(group, day),
    onShow: on.show,
  });
}
