import type { Attention } from './attention.js';
import type { Steps } from './components/scheduler-view.js';
import type { BrowseController } from './controllers/browse-controller.js';
import type { SelectionController } from './controllers/selection-controller.js';

/** What the steps through the list lead through, and what leads beyond it. */
export interface ListPorts extends Pick<Steps, 'loadAll' | 'retry'> {
  readonly browse: BrowseController;
  readonly selection: SelectionController;
  readonly attention: Attention;
}

/** The patient's steps through the list: each says what it changes, and takes the focus along. */
export function listSteps({ browse, selection, attention, loadAll, retry }: ListPorts): Steps {
  return {
    choose: (slot) => selection.choose(slot.id === selection.chosen?.id ? undefined : slot),
    more: (group, { date, times }) => {
      browse.more(group, date);
      const day = browse.daysOf(group).find((day) => day.date === date);
      const firstNew = day?.times[times.length];
      if (firstNew) void attention.focusSlot(firstNew.slot);
    },
    turn: () => {
      browse.turn();
      void attention.focus('[part=day-heading] [tabindex]');
    },
    moreGroups: () => {
      const count = browse.cards.length;
      browse.moreGroups();
      void attention.focus('[part=group] > header [tabindex]', count);
    },
    show: (opening) => {
      browse.show(opening);
      void attention.focusSlot(opening.slot);
    },
    previous: () => browse.previous(),
    next: () => browse.next(),
    loadAll,
    retry,
  };
}
