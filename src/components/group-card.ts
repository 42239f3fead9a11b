import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Opening } from '../availability/day-window.js';
import type { Card, SheetDay } from '../availability/sheet.js';
import type { Language } from '../i18n/language.js';
import type { Slot } from '../model/slot.js';
import { daySlots, type DaySlots } from './day-slots.js';
import { heading } from './heading.js';
import type { View } from './view.js';
import { whose } from './whose.js';

/** One practitioner and place, and the days of the window. */
export interface GroupCard extends Card {
  /** Whether there are others beside it. */
  readonly isOneOfMany: boolean;
  /** The first time after the window. */
  readonly next: Opening | undefined;
  /** Days one below the other; runs of empty ones in one line. */
  readonly stacked: boolean;
  /** How far it is, in words, where the patient asked. */
  readonly away: string | undefined;
  readonly chosen: Slot | undefined;
  /** The panel of the chosen time, where that is in this group. */
  readonly panel: unknown;
  readonly onChoose: (slot: Slot) => void;
  readonly onMore: (day: SheetDay) => void;
  readonly onShow: (opening: Opening) => void;
}

export function groupCard(view: View, card: GroupCard) {
  const { days, stacked } = card;
  const empty = days.every(isEmpty);
  return html`<section part="group" class="card ${stacked ? 'stacked' : 'wide'}">
    ${about(view, card)}
    <div class="days">
      ${
        empty
          ? html`<p class="none">${view.language.say('day.none')}</p>`
          : repeat(
              stacked ? runs(days) : days.map((day) => [day]),
              ([first]) => first?.date,
              (run) => dayOrRun(view, card, run),
            )
      }
      ${
        card.next && (empty || (stacked && days.slice(-1).every(isEmpty)))
          ? jump(view, card.next, card.onShow)
          : nothing
      }
    </div>
    ${card.panel}
  </section>`;
}

/** Who and where. What every slot of the group shares stands here once. */
function about({ language, level }: View, { group: { about: shared }, kinds, away }: GroupCard) {
  const accepts = kinds.every((each) => each.accepts === shared.accepts) && shared.accepts;
  const { practitioner, device, place, organization, mode } = shared;
  const name = practitioner?.name ?? device?.name ?? place?.name ?? organization?.name;
  const details = [
    practitioner && device ? device.name : undefined,
    words(
      language,
      kinds.flatMap(({ specialties }) => specialties),
    ) ||
      words(
        language,
        kinds.flatMap(({ services }) => services),
      ),
    name === place?.name ? undefined : place?.name,
    language.list([away, place?.address], ' · '),
  ].filter(Boolean);
  return html`<header>
    ${heading(level + 1, html`<bdi>${name ?? language.say('group.unnamed')}</bdi>`, { focusable: true })}
    ${details.map((detail) => html`<p><bdi>${detail}</bdi></p>`)}
    ${
      mode === 'virtual' || accepts
        ? html`<p class="chips">
            ${mode === 'virtual' ? html`<span>${language.say('mode.virtual')}</span>` : nothing}
            ${accepts ? html`<span>${language.say(`accepts.${accepts}`)}</span>` : nothing}
          </p>`
        : nothing
    }
  </header>`;
}

function isEmpty({ times, more }: SheetDay): boolean {
  return times.length === 0 && more === 0;
}

function collapses(day: SheetDay): boolean {
  return day.isKnown && isEmpty(day);
}

function dayOrRun(view: View, card: GroupCard, run: readonly SheetDay[]) {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return nothing;
  if (run.length > 1 || (card.stacked && collapses(first))) {
    return html`<p class="run">
      <strong>${view.language.days(first.date, last.date)}</strong>
      <span class="none">${view.language.say('day.none')}</span>
    </p>`;
  }
  const props: DaySlots = {
    day: first,
    group: card.group,
    inParts: !card.isOneOfMany,
    chosen: card.chosen,
    onChoose: card.onChoose,
    onMore: () => card.onMore(first),
  };
  const chosenHere = first.times.find(({ slot: { id } }) => id === card.chosen?.id)?.slot.id;
  const { language, level, viewerZone } = view;
  // A day that is as it was is left alone, for there may be hundreds of times.
  return guard([first, props.inParts, chosenHere, language, level, viewerZone], () =>
    daySlots(view, props),
  );
}

/** Days with times each for itself, neighbouring days without in one run. */
function runs(days: readonly SheetDay[]): readonly (readonly SheetDay[])[] {
  return days.reduce<readonly (readonly SheetDay[])[]>((all, day) => {
    const run = all.at(-1);
    const joins = run?.every(collapses) && collapses(day);
    return run && joins ? [...all.slice(0, -1), [...run, day]] : [...all, [day]];
  }, []);
}

function jump(view: View, opening: Opening, onShow: (opening: Opening) => void) {
  const { language } = view;
  const when = language.at(opening.slot.start, opening.group.zone, 'dateTime');
  return html`<button
    part="next-available"
    class="link"
    type="button"
    @click=${() => onShow(opening)}
  >
    ${language.say('next-available.jump', { when })}
    <span class="hidden">${whose(view, opening.group)}</span>
  </button>`;
}

/** The words for some concepts, each once. */
export function words(language: Language, concepts: Slot['services']): string {
  return language.list([...new Set(concepts.map((concept) => language.concept(concept)))]);
}
