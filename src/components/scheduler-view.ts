import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  nextAvailable,
  nextInGroup,
  type DayWindow,
  type Opening,
} from '../availability/day-window.js';
import { datesOf } from '../availability/days.js';
import type { Group } from '../availability/group.js';
import { hasTimes, type Card, type SheetDay } from '../availability/sheet.js';
import type { Slot } from '../model/slot.js';
import type { SourceErrorCode } from '../model/slot-source.js';
import { blankCard } from './blank-card.js';
import { waysOut } from './contact.js';
import { groupCard } from './group-card.js';
import { heading } from './heading.js';
import {
  nextAvailableBar,
  toolbar,
  waitingBar,
  type FiltersButton,
  type MonthButton,
} from './toolbar.js';
import { emptyNotice, errorNotice, heldBackNotice, partialNotice, staleNotice } from './trouble.js';
import type { View } from './view.js';

/** Everything that is on the page, as it stands now. */
export interface SchedulerView {
  readonly view: View;
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  /** Whether the search takes so long that it should be seen that there is one. */
  readonly isSlow: boolean;
  /** Whether the first times, or some of the groups, are still to come. */
  readonly isComing: boolean;
  readonly failure: SourceErrorCode | 'offline' | undefined;
  /** Whether some feed could give only a part, or nothing. */
  readonly partial: boolean;
  /** When the times were got, where they are not those of this search. */
  readonly asOf: string | undefined;
  /** Whether there is more, which is only loaded when somebody asks for it. */
  readonly heldBack: boolean;
  /** The last instant that was asked for. */
  readonly until: string;
  /** Whether the page offers any times, though filters may leave none of them. */
  readonly offersAny: boolean;
  readonly groups: readonly Group[];
  /** Those of them that are in view. */
  readonly cards: readonly Card[];
  readonly window: DayWindow;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly stacked: boolean;
  readonly month: MonthButton;
  /** What was asked for and could not be loaded. */
  readonly missing: 'month.failed' | 'filters.failed' | undefined;
  /** The chosen time, and the panel that tells of it. */
  readonly chosen: Slot | undefined;
  readonly panel: unknown;
  /** What became of attempts, and which are open. */
  readonly notices: unknown;
  /** Absent where the page hides them. */
  readonly filters: FiltersView | undefined;
  readonly on: Steps;
}

/** What the patient can do with the list. */
export interface Steps {
  readonly choose: (slot: Slot) => void;
  readonly more: (group: Group, day: SheetDay) => void;
  /** Puts in what waits. */
  readonly turn: () => void;
  readonly moreGroups: () => void;
  readonly loadAll: () => void;
  readonly show: (opening: Opening) => void;
  readonly previous: () => void;
  readonly next: () => void;
  readonly retry: () => void;
}

/** The patient's own choices; nothing of them but the button until their script is there. */
export interface FiltersView extends FiltersButton {
  readonly panel?: unknown;
  readonly chips?: unknown;
  /** Stands where times would. */
  readonly noMatch?: unknown;
  readonly away?: (group: Group) => string | undefined;
}

/** The whole view, from the page's own header down to its footer. */
export function schedulerView(model: SchedulerView): TemplateResult {
  const { language, level } = model.view;
  return html`<div
    part="base"
    class=${model.isComing ? 'coming' : nothing}
    tabindex="-1"
    lang=${language.locale}
    dir=${language.direction}
  >
    <slot name="header">${heading(level, language.say('heading'))}</slot>
    ${language.draft ? html`<p class="hint">${language.draft}</p>` : nothing} ${model.notices}
    ${model.offersAny || model.phase === 'loading' ? times(model) : noTimes(model)}
    <span class="end" tabindex="-1"></span>
    <p class="actions">${waysOut(model.view)}</p>
    <slot name="language-help"></slot>
    <slot name="footer"></slot>
    <div part="status" class="hidden"><slot name="status"></slot></div>
  </div>`;
}

/** Nothing to show: there is none, or nothing could be loaded; then the page's own fallback stays. */
function noTimes({ view, phase, failure, until, panel, on }: SchedulerView) {
  if (phase === 'ready') return html`${emptyNotice(view, until, on.retry)} ${panel}`;
  return html`
    ${phase === 'failed' ? errorNotice(view, failure ?? 'unreadable', on.retry) : nothing} ${panel}
    <slot></slot>
  `;
}

/** The times, and what moves through them: it is the same before they come, so that whoever is there already stays. */
function times(model: SchedulerView) {
  const { view, offersAny, groups, window, filters, on } = model;
  const soonest = nextAvailable(groups, window, view.now);
  const cards = groups.length > 0 ? model.cards : [];
  const holder = cards.find((card) => holds(card, model.chosen));
  return html`
    ${
      offersAny
        ? html`<button class="skip" type="button" @click=${skip}>
            ${view.language.say('skip')}
          </button>`
        : nothing
    }
    ${soonest ? nextAvailableBar(view, soonest, on.show) : offersAny ? nothing : waitingBar(view)}
    ${daysBar(model)} ${filters?.panel} ${filters?.chips} ${holder ? nothing : model.panel}
    ${groups.length > 0 ? nothing : offersAny ? noMatch(model) : waiting(model)}
    ${repeat(
      cards,
      ({ group }) => group.key,
      (card) =>
        groupCard(view, {
          ...card,
          isOneOfMany: groups.length > 1,
          next: nextInGroup(card.group, window, view.now),
          stacked: model.stacked,
          away: filters?.away?.(card.group),
          chosen: model.chosen,
          panel: card === holder ? model.panel : nothing,
          onChoose: on.choose,
          onMore: (day) => on.more(card.group, day),
          onShow: on.show,
        }),
    )}
    ${model.isComing ? nothing : afterCards(model)}
  `;
}

/** The days are there before the times, so that these find their place; the page's own fallback stays until then. */
function waiting({ view, window, stacked }: SchedulerView) {
  return html`${blankCard(view, datesOf(window), stacked)}<slot></slot>`;
}

/** What stands below all groups, and would be pushed away by each that comes. */
function afterCards(model: SchedulerView) {
  const { view, groups, phase, on } = model;
  const waiting = groups.length - model.cards.filter(({ group }) => hasTimes(group)).length;
  return html`
    ${groups.length > 0 ? moreGroups(view, waiting, on.moreGroups) : nothing}
    ${model.asOf !== undefined && phase !== 'loading' ? staleNotice(view, model.asOf, on.retry) : nothing}
    ${model.partial ? partialNotice(view, on.retry) : nothing}
    ${model.heldBack ? heldBackNotice(view, on.loadAll) : nothing}
  `;
}

/** Only those who go from control to control see it, and save themselves sixty. */
function skip({ currentTarget }: Event) {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>('.end')?.focus();
}

/** Moving through the days. What is to be known of all times is said in one line, which is always there. */
function daysBar(model: SchedulerView) {
  const { view, on } = model;
  return toolbar(view, {
    window: model.window,
    canGoBack: model.canGoBack,
    canGoOn: model.canGoOn,
    hint: hintOf(model),
    earlier: model.cards.flatMap(({ days }) => days).reduce((sum, { earlier }) => sum + earlier, 0),
    onPrevious: on.previous,
    onNext: on.next,
    onEarlier: on.turn,
    month: model.month,
    hasTimes: model.groups.length > 0,
    filters: model.filters,
  });
}

function hintOf(model: SchedulerView): string {
  const { view, groups, phase, isSlow, asOf, partial, missing } = model;
  const { language, viewerZone } = view;
  if (missing) return language.say(missing);
  const isLoading = phase === 'loading';
  if (asOf !== undefined) {
    const when = language.at(asOf, viewerZone, 'dateTime');
    return language.say(isLoading ? 'stale.loading' : 'stale.failed', { when });
  }
  if (isLoading && isSlow && groups.length > 0) return language.say('loading.more');
  if (partial) return language.say('error.partial');
  if (groups.length === 0) return '';
  const elsewhere = groups.some(({ zone }) => zone !== viewerZone);
  return language.say(elsewhere ? 'times-local' : 'times-yours');
}

/** Whether a slot stands on a card, offered or gone. */
function holds({ group, days }: Card, slot: Slot | undefined): boolean {
  return (
    slot !== undefined &&
    (group.slots.indexOf(slot.id) >= 0 ||
      days.some(({ times }) => times.some(({ slot: { id } }) => id === slot.id)))
  );
}

/** Filters leave nothing; while times come in, nobody knows that yet. */
function noMatch({ view, phase, filters }: SchedulerView) {
  return phase === 'ready'
    ? filters?.noMatch
    : html`<p class="hint">${view.language.say('loading')}</p>`;
}

function moreGroups({ language }: View, count: number, onMore: () => void) {
  return count > 0
    ? html`<button part="more" type="button" @click=${onMore}>
        ${language.say('more.groups', { count })}
      </button>`
    : nothing;
}
