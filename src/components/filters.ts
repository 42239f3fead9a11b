import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Dimension, Value } from '../availability/choices.js';
import type { Filter, FilterOption } from '../availability/filters.js';
import { knownValues, type Want } from '../availability/wanted.js';
import type { Language } from '../i18n/language.js';
import { anyName, counted, valueName, wantName } from './filter-words.js';
import { nearField, type NearField } from './near-field.js';
import type { View } from './view.js';

/** What a patient may narrow the times by. */
export interface Filters {
  readonly filters: readonly Filter[];
  readonly near: NearField;
  /** Whether anything is wanted. */
  readonly isActive: boolean;
  readonly onChoose: (dimension: Dimension, values: readonly Value[]) => void;
  readonly onClear: () => void;
  readonly onClose: () => void;
}

/** Of these, people want more than one value. */
const several: ReadonlySet<Dimension> = new Set(['partOfDay', 'weekday']);

/** The filters, in the flow beneath the button that shows them. */
export function filterPanel({ language }: View, panel: Filters) {
  const { filters, near, isActive, onChoose, onClear, onClose } = panel;
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // What the page has open around the element stays open.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return html`<section
    id="filters"
    part="filters"
    class="panel"
    aria-label=${language.say('filters.title')}
    @keydown=${close}
  >
    ${repeat(
      filters,
      ({ dimension }) => dimension,
      (filter) =>
        filter.dimension in knownValues
          ? toggles(language, filter, onChoose)
          : select(language, filter, onChoose),
    )}
    ${nearField(language, near)}
    <p class="actions">
      <button type="button" aria-disabled=${isActive ? nothing : 'true'} @click=${onClear}>
        ${language.say('filters.clear')}
      </button>
    </p>
  </section>`;
}

function select(language: Language, filter: Filter, onChoose: Filters['onChoose']) {
  const { dimension, options, unlisted, any } = filter;
  const id = `filter-${dimension}`;
  const choose = ({ target }: Event) => {
    const { value } = target as HTMLSelectElement;
    onChoose(dimension, options.filter((option) => option.value === value).map(valueOf));
  };
  return html`<div part="filter">
    <label for=${id}>${language.say(`filters.${dimension}`)}</label>
    <select
      id=${id}
      aria-describedby=${unlisted > 0 ? `${id}-unlisted` : nothing}
      @change=${choose}
    >
      <option value="" .selected=${!options.some(({ isChosen }) => isChosen)}>
        ${counted(language, anyName(language, dimension), any)}
      </option>
      ${repeat(
        options,
        ({ value }) => value,
        (option) => {
          const { value, count, isChosen } = option;
          return html`<option
            value=${value}
            ?disabled=${count === 0 && !isChosen}
            .selected=${isChosen}
          >
            ${counted(language, valueName(language, dimension, option), count)}
          </option>`;
        },
      )}
    </select>
    ${
      unlisted > 0
        ? html`<small id="${id}-unlisted">
            ${language.say('filters.unlisted', { count: unlisted })}
          </small>`
        : nothing
    }
  </div>`;
}

function toggles(language: Language, filter: Filter, onChoose: Filters['onChoose']) {
  const { dimension, options } = filter;
  return html`<fieldset part="filter">
    <legend>${language.say(`filters.${dimension}`)}</legend>
    ${options.map((option) => {
      const { count, isChosen } = option;
      const isPossible = count > 0 || isChosen;
      return html`<button
        type="button"
        aria-pressed=${isChosen}
        aria-disabled=${isPossible ? nothing : 'true'}
        @click=${() => isPossible && onChoose(dimension, pressed(filter, option))}
      >
        ${counted(language, valueName(language, dimension, option), count)}
      </button>`;
    })}
  </fieldset>`;
}

/** What is chosen after a press; of most sorts, one value takes the place of the other. */
function pressed({ dimension, options }: Filter, option: FilterOption): readonly Value[] {
  if (!several.has(dimension)) return option.isChosen ? [] : [valueOf(option)];
  return options.filter((each) => each.isChosen !== (each === option)).map(valueOf);
}

/** What is wanted, and kept, without the count of this moment. */
function valueOf({ value, text }: FilterOption): Value {
  return { value, text };
}

/** What is wanted, always in sight, each a press away from being let go. */
export function wantedChips(
  { language }: View,
  wants: readonly Want[],
  onLetGo: (want: Want, index: number) => void,
) {
  return html`<ul class="wanted" aria-label=${language.say('filters.chosen')}>
    ${wants.map((want, index) => {
      const name = wantName(language, want);
      return html`<li>
        <button
          part="choice"
          type="button"
          aria-label=${language.say('filters.remove', { name })}
          @click=${() => onLetGo(want, index)}
        >
          <bdi>${name}</bdi><span aria-hidden="true">×</span>
        </button>
      </li>`;
    })}
  </ul>`;
}
