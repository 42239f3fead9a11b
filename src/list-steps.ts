import type { Attention } from './attention.js';
import type { Opening } from './availability/day-window.js';
import type { Group } from './availability/group.js';
import type { SheetDay } from './availability/sheet.js';
import type { Steps } from './components/scheduler-view.js';
import type { BrowseController } from './controllers/browse-controller.js';
import type { SelectionController } from './controllers/selection-controller.js';
import type { Slot } from './model/slot.js';

/** What the steps through the list lead through, and what leads beyond it. */
export interface ListPorts {
  readonly browse: BrowseController;
  readonly selection: SelectionController;
  readonly attention: Attention;
  readonly loadAll: () => void;
  readonly retry: () => void;
}

/** The patient's steps through the list: each says what it changes, and takes the focus along. */
export class ListSteps implements Steps {
  readonly loadAll: () => void;
  readonly retry: () => void;
  readonly #browse: BrowseController;
  readonly #selection: SelectionController;
  readonly #attention: Attention;

  constructor({ browse, selection, attention, loadAll, retry }: ListPorts) {
    this.#browse = browse;
    this.#selection = selection;
    this.#attention = attention;
    this.loadAll = loadAll;
    this.retry = retry;
  }

  /** Chooses a time, or lets go of it when it is the chosen one. */
  readonly choose = (slot: Slot): void => {
    const { chosen } = this.#selection;
    this.#selection.choose(slot.id === chosen?.id ? undefined : slot);
  };

  readonly more = (group: Group, { date, times }: SheetDay): void => {
    this.#browse.more(group, date);
    const day = this.#browse.daysOf(group).find((day) => day.date === date);
    const firstNew = day?.times[times.length];
    if (firstNew) void this.#attention.focusSlot(firstNew.slot);
  };

  readonly turn = (): void => {
    this.#browse.turn();
    void this.#attention.focus('[part=day-heading] [tabindex]');
  };

  readonly moreGroups = (): void => {
    const count = this.#browse.cards.length;
    this.#browse.moreGroups();
    void this.#attention.focus('[part=group] > header [tabindex]', count);
  };

  readonly show = (opening: Opening): void => {
    this.#browse.show(opening);
    void this.#attention.focusSlot(opening.slot);
  };

  readonly previous = (): void => this.#browse.previous();
  readonly next = (): void => this.#browse.next();
}
