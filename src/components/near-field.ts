import { html, nothing } from 'lit';
import { reaches, type Reach, type Vicinity } from '../availability/wanted.js';
import type { Language } from '../i18n/language.js';
import type { Origin } from '../nearby/gazetteer.js';
import type { OriginQuestion } from '../nearby/origin-question.js';
import { reachName } from './filter-words.js';

/** Where a patient looks from: typed, or told by the browser. */
export interface NearField {
  /** What is wanted now. */
  readonly near: Vicinity | undefined;
  readonly reach: Reach;
  readonly question: OriginQuestion;
  readonly onAsk: (text: string) => void;
  readonly onPick: (origin: Origin) => void;
  /** Asks the browser; absent where it cannot tell. */
  readonly onAskBrowser: (() => void) | undefined;
  readonly onReach: (reach: Reach) => void;
}

export function nearField(language: Language, field: NearField) {
  const { near, question, onAsk, onAskBrowser, onPick } = field;
  const isWrong = question.is === 'unknown';
  const ask = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('near');
    onAsk(typeof typed === 'string' ? typed : '');
  };
  return html`<form part="filter" class="near" @submit=${ask}>
    <label for="filter-near">${language.say('filters.near')}</label>
    <div class="actions">
      <input
        id="filter-near"
        name="near"
        type="text"
        autocomplete="postal-code"
        maxlength="80"
        .value=${near?.label ?? ''}
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby="filter-near-said"
      />
      <button type="submit">${language.say('filters.near.find')}</button>
      ${
        onAskBrowser
          ? html`<button type="button" @click=${onAskBrowser}>
              ${language.say('filters.near.mine')}
            </button>`
          : nothing
      }
      <span>
        <label for="filter-reach">${language.say('filters.near.reach')}</label>
        ${reachSelect(language, field)}
      </span>
    </div>
    <small id="filter-near-said" class=${isWrong ? 'wrong' : nothing}>
      ${said(language, question)}
    </small>
    ${
      question.is === 'ambiguous'
        ? html`<ul class="actions" aria-label=${language.say('filters.near.ambiguous')}>
            ${question.origins.map(
              (origin) =>
                html`<li>
                  <button type="button" @click=${() => onPick(origin)}>
                    <bdi>${origin.label}</bdi>
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </form>`;
}

function reachSelect(language: Language, { reach, onReach }: NearField) {
  const choose = ({ target }: Event) => {
    const index = (target as HTMLSelectElement).selectedIndex;
    onReach(reaches[index] ?? reach);
  };
  return html`<select id="filter-reach" @change=${choose}>
    ${reaches.map(
      (each) => html`<option .selected=${each === reach}>${reachName(language, each)}</option>`,
    )}
  </select>`;
}

/** What became of the question, and what to do next. */
function said(language: Language, question: OriginQuestion) {
  if (question.is === 'open') return language.say('filters.near.private');
  const text = question.is === 'unknown' ? question.text : '';
  return language.say(`filters.near.${question.is}`, { text });
}
