import type { ReactiveControllerHost } from 'lit';
import type { Counted, Dimension } from './availability/choices.js';
import { filtersOf, type Filter } from './availability/filters.js';
import type { Group } from './availability/group.js';
import type { Judge, Offer } from './availability/offer.js';
import type { Kind } from './availability/timetable.js';
import { wantsOf, type Reach } from './availability/wanted.js';
import { away } from './components/filter-words.js';
import { filterPanel, wantedChips } from './components/filters.js';
import { filterStyles } from './components/filters.styles.js';
import { noMatchNotice } from './components/no-match.js';
import type { FiltersView } from './components/scheduler-view.js';
import { unmeasuredNotice } from './components/unmeasured.js';
import type { View } from './components/view.js';
import { anything, FilterController, type FilterNote } from './controllers/filter-controller.js';
import { NearController } from './controllers/near-controller.js';
import { OriginController } from './controllers/origin-controller.js';
import type { MessageKey } from './i18n/catalogue/catalogue.js';
import { enFilters } from './i18n/catalogue/en-filters.js';
import type { Language } from './i18n/language.js';
import { learn } from './i18n/languages.js';
import type { MessageValues } from './i18n/message-format.js';
import { intlLocale } from './i18n/own-dates.js';
import { wayUnitOf } from './i18n/way-unit.js';
import type { SlotQuery } from './model/slot-query.js';
import { distanceTo } from './nearby/place-distance.js';
import { thisPosition } from './this-position.js';

/** What filtering needs of the element. */
export interface FilteringPorts {
  readonly note: FilterNote;
  /** What the page offers, and what of that a judge lets through: the same for as long as nothing has changed. */
  readonly offered: (judge?: Judge) => Offer;
  /** The kinds of all slots that were found, by feed. */
  readonly kinds: () => Iterable<readonly Kind[]>;
  readonly query: () => SlotQuery;
  readonly language: () => Language;
  readonly say: (key: MessageKey, values?: MessageValues) => Promise<void>;
  readonly focus: (selector: string, index?: number) => Promise<void>;
}

/** Where a patient begins who has not said how far they would go. */
const usualReach: Reach = 25;
const firstHeading = '[part=group] > header [tabindex]';

learn(enFilters);

/** The patient's own choices among what the page offers: what is wanted, how it is asked for, and what it leaves. */
export class Filtering {
  static readonly styles = filterStyles;

  readonly #filters: FilterController;
  readonly #origin: OriginController;
  readonly #near: NearController;
  readonly #ports: FilteringPorts;
  /** What is left of the page's offer; counted where somebody looks at the counts. */
  #left: Offer = { count: 0, groups: [] };
  #list: { readonly filters: readonly Filter[]; readonly of: readonly unknown[] } = {
    filters: [],
    of: [],
  };
  #reach: Reach = usualReach;
  #tellsSoon = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost, ports: FilteringPorts) {
    this.#host = host;
    this.#ports = ports;
    this.#filters = new FilterController(host, ports.note, () => this.tell());
    this.#near = new NearController(host, distanceTo);
    this.#origin = new OriginController(host, {
      find: async (text) => (await import('./nearby/gazetteer.js')).findOrigins(text),
      position: thisPosition,
      found: (origin) => this.#filters.near({ ...origin, reach: this.#reach }),
    });
  }

  /** Takes in what there is now; the answer is what of it is wanted. */
  update(): Offer {
    const { offered, kinds, language } = this.#ports;
    this.#filters.update();
    const { near } = this.#filters.wanted;
    this.#reach = near?.reach ?? this.#reach;
    this.#near.update(near, wayUnitOf(language().locale), kinds());
    const judged = (withFacets: boolean) =>
      offered(this.#filters.judge(this.#near.nearness, withFacets));
    this.#left = judged(this.#filters.isOpen);
    // Whoever finds nothing must be told what to let go.
    if (this.#filters.count > 0 && this.#left.count === 0) this.#left = judged(true);
    this.#tell();
    return this.#left;
  }

  /** Changes whenever what is wanted does, and when it is known at last how far places are. Nothing wanted is nothing asked. */
  get asked(): unknown {
    const isAsking = this.#filters.count > 0 || this.#near.isMeasuring;
    return isAsking ? [this.#filters.wanted, this.#near.isMeasuring] : undefined;
  }

  /** Whether the patient has chosen anything. */
  get isUsed(): boolean {
    return this.#filters.count > 0;
  }

  /** Says how many times match, once that is known. */
  tell(): void {
    this.#tellsSoon = true;
    this.#host.requestUpdate();
  }

  toggle(): void {
    this.#filters.toggle();
  }

  /** All that is to be seen of it. */
  view(view: View): Omit<FiltersView, 'onToggle' | 'onNear'> {
    const { count, isOpen } = this.#filters;
    return {
      count,
      isOpen,
      panel: isOpen ? this.#panel(view) : undefined,
      chips: count > 0 ? [this.#chips(view), this.#unmeasured(view)] : undefined,
      noMatch: count > 0 && this.#left.count === 0 ? this.#noMatch(view) : undefined,
      away: (group) => this.#away(view, group),
    };
  }

  /** As if the patient had never wanted anything. */
  forget(): void {
    this.#filters.forget();
    this.#origin.forget();
  }

  /** What there is to choose from. */
  #panel(view: View): unknown {
    const filters = this.#filters;
    return filterPanel(view, {
      filters: this.#listed(view.language.locale),
      near: {
        near: filters.wanted.near,
        reach: this.#reach,
        question: this.#origin.question,
        onAsk: (text) => void this.#ask(this.#origin.ask(text)),
        onPick: (origin) => {
          this.#origin.pick(origin);
          void this.#ports.focus('#filter-near');
        },
        onAskBrowser:
          'geolocation' in navigator ? () => void this.#ask(this.#origin.askBrowser()) : undefined,
        onReach: (reach) => this.#goAsFarAs(reach),
      },
      isActive: filters.count > 0,
      onChoose: (dimension, values) => filters.choose(dimension, values),
      onClear: () => filters.clear(),
      onClose: () => {
        filters.toggle();
        void this.#ports.focus('#filters-button');
      },
    });
  }

  /** The filters with their counts: the same for as long as nothing has changed. */
  #listed(locale: string): readonly Filter[] {
    const { facets, letGo } = this.#left;
    if (!facets || !letGo) return [];
    const all = this.#ports.offered(anything) as Offer & Counted;
    const { wanted } = this.#filters;
    const of = [all, this.#left, wanted, locale];
    if (of.some((each, index) => each !== this.#list.of[index])) {
      const left = { facets, letGo };
      const preset = presetIn(this.#ports.query());
      const { compare } = new Intl.Collator(intlLocale(locale), { numeric: true });
      this.#list = { of, filters: filtersOf({ all, left, wanted, preset, compare }) };
    }
    return this.#list.filters;
  }

  /** What is wanted, each to be let go of. */
  #chips(view: View): unknown {
    return wantedChips(view, wantsOf(this.#filters.wanted), (want, index) => {
      this.#filters.letGo(want);
      // The next one has moved up; at the end, the one before is the last.
      const next = Math.min(index, this.#filters.count - 1);
      void (next < 0 ? this.#toFirst() : this.#ports.focus('[part=choice]', next));
    });
  }

  /** There may be more times that are near: nobody could find out. */
  #unmeasured(view: View): unknown {
    if (!this.#near.isIncomplete) return undefined;
    return unmeasuredNotice(view, () => {
      const { near } = this.#filters.wanted;
      if (near) this.#filters.near({ ...near });
      // The button goes for as long as it is tried.
      void this.#ports.focus('[part=choice]', this.#filters.count - 1);
    });
  }

  /** There are times, but none that is wanted: what to let go. */
  #noMatch(view: View): unknown {
    const { letGo } = this.#left;
    if (!letGo || this.#near.isMeasuring || this.#near.isIncomplete) return undefined;
    return noMatchNotice(view, {
      wants: wantsOf(this.#filters.wanted),
      letGo,
      all: this.#ports.offered().count,
      until: this.#ports.query().to,
      onLetGo: ({ sort }) => {
        this.#filters.letGo({ sort });
        void this.#toFirst();
      },
      onClear: () => {
        this.#filters.clear();
        void this.#toFirst();
      },
    });
  }

  /** How far a group is, in words, where the patient asked for what is near. */
  #away({ language }: View, { about: { mode, place } }: Group): string | undefined {
    const distance = mode === 'virtual' ? undefined : this.#near.of(place);
    return distance && away(language, distance);
  }

  async #ask(asking: Promise<void>) {
    await asking;
    const { question } = this.#origin;
    if (question.is === 'open') return;
    const text = question.is === 'unknown' ? question.text : '';
    await this.#ports.say(`filters.near.${question.is}`, { text });
  }

  #goAsFarAs(reach: Reach) {
    this.#reach = reach;
    const { near } = this.#filters.wanted;
    if (near) this.#filters.near({ ...near, reach });
  }

  #toFirst(): Promise<void> {
    return this.#ports.focus(firstHeading);
  }

  /** Says what a change has come to, as soon as that is known. */
  #tell() {
    if (!this.#tellsSoon || this.#near.isMeasuring) return;
    this.#tellsSoon = false;
    const { count } = this.#left;
    const isUnknown = count === 0 && this.#near.isIncomplete;
    void this.#ports.say(isUnknown ? 'filters.near.failed' : 'filters.matches', { count });
  }
}

/** What the page has chosen already. Of all else it may choose there is then one value only, or just those it wants. */
function presetIn({ patientType }: SlotQuery): ReadonlySet<Dimension> {
  return new Set(patientType ? (['patient'] as const) : []);
}
