import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { byChoices } from '../availability/choice-tally.js';
import type { Choices, Dimension, Nearness, Value } from '../availability/choices.js';
import type { Judge } from '../availability/offer.js';
import {
  choicesOf,
  wantsOf,
  without,
  withValues,
  type Vicinity,
  type Wanted,
} from '../availability/wanted.js';
import { readFilters, writeFilters, type KeptFilters } from '../page/kept-filters.js';

/** Counts everything, and leaves nothing out. */
export const anything = byChoices({}, { withFacets: true });

/** Where filters are kept for as long as the tab. */
export interface FilterNote {
  /** Another one as soon as something else is asked, of which nothing else may be wanted. */
  readonly key: string;
  text: string | undefined;
}

/**
 * What the patient wants, beside what the page presets, and whether the filters
 * are in view. Owns no slots; it makes the judge that slots are judged by.
 */
export class FilterController implements ReactiveController {
  wanted: Wanted = {};
  isOpen = false;

  /** Of what is wanted now: one that only judges, and one that counts besides. */
  #judges = new Map<boolean, Judge>();
  #judged: readonly unknown[] = [];
  /** Of what is wanted. */
  #key = '';
  readonly #host: ReactiveControllerHost;
  readonly #note: FilterNote;
  readonly #changed: () => void;
  /** What was kept may be gone when the patient goes back to a page that the browser held on to. */
  readonly #shownAgain = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#restore();
  };

  /** @param changed the patient wants something else */
  constructor(host: ReactiveControllerHost, note: FilterNote, changed: () => void) {
    this.#host = host;
    this.#note = note;
    this.#changed = changed;
    this.#restore();
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener?.('pageshow', this.#shownAgain);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener?.('pageshow', this.#shownAgain);
  }

  /**
   * Takes in what is asked now: where that is something else, what was wanted of it before.
   * The panel stays as it is, for nobody has pressed its button.
   */
  update(): void {
    if (this.#note.key !== this.#key) this.wanted = this.#read().wanted;
  }

  /** How many things are wanted. */
  get count(): number {
    return wantsOf(this.wanted).length;
  }

  /** Judges by what is wanted: the same for as long as that stays. Without anything to judge by or to count, there is none. */
  judge(near: Nearness | undefined, withFacets: boolean): Judge | undefined {
    if (this.count === 0) return withFacets ? anything : undefined;
    const { wanted } = this;
    if (this.#judged[0] !== wanted || this.#judged[1] !== near) {
      this.#judged = [wanted, near];
      this.#judges = new Map();
    }
    const judge =
      this.#judges.get(withFacets) ?? byChoices(choicesOf(wanted, near), { withFacets });
    this.#judges.set(withFacets, judge);
    return judge;
  }

  /** Exchanges what is wanted of one sort. */
  choose(dimension: Dimension, values: readonly Value[]): void {
    this.#want(withValues(this.wanted, dimension, values));
  }

  near(near: Vicinity): void {
    this.#want({ ...this.wanted, near });
  }

  /** Lets go of one thing, or of everything of a sort. */
  letGo(what: { readonly sort: keyof Choices; readonly value?: Value }): void {
    this.#want(without(this.wanted, what));
  }

  clear(): void {
    if (this.count > 0) this.#want({});
  }

  toggle(): void {
    this.isOpen = !this.isOpen;
    this.#keep();
  }

  /** As if nothing had ever been wanted; says nothing of it. */
  forget(): void {
    this.wanted = {};
    this.isOpen = false;
    this.#keep();
  }

  #want(wanted: Wanted) {
    this.wanted = wanted;
    this.#keep();
    this.#changed();
  }

  #keep() {
    this.#note.text = writeFilters(this);
    this.#host.requestUpdate();
  }

  #restore() {
    ({ wanted: this.wanted, isOpen: this.isOpen } = this.#read());
    this.#host.requestUpdate();
  }

  #read(): KeptFilters {
    this.#key = this.#note.key;
    return readFilters(this.#note.text);
  }
}
