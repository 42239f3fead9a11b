import { html, nothing } from 'lit';
import type { LetGo } from '../availability/choices.js';
import type { Want } from '../availability/wanted.js';
import { anyName, counted, wantName } from './filter-words.js';
import { heading } from './heading.js';
import type { View } from './view.js';

/** There are times, and none that is wanted. */
export interface NoMatch {
  readonly wants: readonly Want[];
  /** How many times there would be without each sort of what is wanted. */
  readonly letGo: LetGo;
  /** And how many with nothing wanted. */
  readonly all: number;
  /** The last instant that was asked for. */
  readonly until: string;
  readonly onLetGo: (want: Want) => void;
  readonly onClear: () => void;
}

/** Says what cannot be had together, and what each single thing costs. */
export function noMatchNotice(view: View, notice: NoMatch) {
  const { language, level, viewerZone } = view;
  const { wants, letGo, all, until, onLetGo, onClear } = notice;
  const names = wants.map((want) => `\u2068${wantName(language, want)}\u2069`);
  const helpful = firstOfEach(wants).filter(({ sort }) => letGo[sort] > 0);
  return html`<section part="empty" class="panel">
    ${heading(level + 1, language.say('filters.none.title'), { focusable: true })}
    <p>
      ${language.say('filters.none.text', {
        date: language.at(until, viewerZone, 'longDate'),
        choices: names.join(' · '),
      })}
    </p>
    <p>${language.say(helpful.length > 0 ? 'filters.none.let-go' : 'filters.none.together')}</p>
    <p class="actions">
      ${helpful.map(
        (want) =>
          html`<button type="button" @click=${() => onLetGo(want)}>
            ${counted(language, anyName(language, want.sort, 'value' in want ? want.value : undefined), letGo[want.sort])}
          </button>`,
      )}
      ${
        wants.length > 1
          ? html`<button type="button" @click=${onClear}>
              ${language.say('filters.none.clear', { count: all })}
            </button>`
          : nothing
      }
    </p>
  </section>`;
}

/** Of several days, or parts of a day, letting go of one would bring nothing back. */
function firstOfEach(wants: readonly Want[]): readonly Want[] {
  return wants.filter(({ sort }, index) => wants.findIndex((each) => each.sort === sort) === index);
}
