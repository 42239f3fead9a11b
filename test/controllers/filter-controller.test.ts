import { describe, expect, it, vi } from 'vitest';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  anything,
  FilterController,
  type FilterNote,
} from '../../src/controllers/filter-controller.js';
import { offer } from '../../src/availability/offer.js';
import { Timetable } from '../../src/availability/timetable.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import { manyPractitioners } from '../../stories/scenes.js';

const video = { value: 'virtual', text: 'virtual' };
const tuesday = { value: '2', text: '2' };
const wednesday = { value: '3', text: '3' };
const near = { position: { latitude: 42, longitude: -71 }, reach: 25 } as const;

function open(note: FilterNote & { key: string } = { key: 'here', text: undefined }) {
  const host = {
    addController: (_: ReactiveController) => undefined,
    requestUpdate: vi.fn(),
  } as unknown as ReactiveControllerHost;
  const changed = vi.fn();
  const filters = new FilterController(host, note, changed);
  return { filters, changed, note };
}

const left = (filters: FilterController) => {
  const judge = filters.judge(undefined, true);
  return offer(Timetable.of([SlotRows.of(manyPractitioners)]), {
    viewerZone: 'America/New_York',
    ...(judge && { judge }),
  });
};

describe('what a patient chose', () => {
  it('narrows the times, and is counted', () => {
    const { filters, changed } = open();
    filters.choose('mode', [video]);
    expect([filters.count, left(filters).count]).to.deep.equal([1, 3]);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('is there again in the next document of the tab, with the panel as it was left', () => {
    const { filters, note } = open();
    filters.choose('weekday', [tuesday, wednesday]);
    filters.near(near);
    filters.toggle();
    const next = open(note).filters;
    expect(next.wanted).to.deep.equal(filters.wanted);
    expect([next.isOpen, next.count]).to.deep.equal([true, 3]);
  });

  it('can be let go of one by one, by its sort, or all at once', () => {
    const { filters } = open();
    filters.choose('weekday', [tuesday, wednesday]);
    filters.choose('mode', [video]);
    filters.near(near);
    filters.letGo({ sort: 'weekday', value: tuesday });
    expect(filters.wanted.weekday).to.deep.equal([wednesday]);
    filters.letGo({ sort: 'near' });
    filters.letGo({ sort: 'weekday' });
    expect(filters.wanted).to.deep.equal({ mode: [video] });
    filters.clear();
    expect(filters.wanted).to.deep.equal({});
  });

  it('leaves nothing in the tab when it is forgotten, and nobody is told that times match', () => {
    const { filters, note, changed } = open();
    filters.choose('mode', [video]);
    filters.forget();
    expect([note.text, filters.count, changed.mock.calls.length]).to.deep.equal([undefined, 0, 1]);
  });

  it('is judged by the same judge until it changes, so that nothing is worked out twice', () => {
    const { filters } = open();
    expect(filters.judge(undefined, false)).to.equal(undefined);
    expect(filters.judge(undefined, true)).to.equal(anything);
    filters.choose('mode', [video]);
    const plain = filters.judge(undefined, false);
    const counting = filters.judge(undefined, true);
    filters.toggle();
    expect(filters.judge(undefined, false)).to.equal(plain);
    expect(filters.judge(undefined, true)).to.equal(counting);
    filters.choose('weekday', [tuesday]);
    expect(filters.judge(undefined, false)).not.to.equal(plain);
  });
});

describe('what a patient chose of one clinic’s times', () => {
  /** Notes of a tab, by what they are about. */
  const tab = () => {
    const kept = new Map<string, string>();
    return {
      key: 'here',
      get text() {
        return kept.get(this.key);
      },
      set text(text: string | undefined) {
        if (text === undefined) kept.delete(this.key);
        else kept.set(this.key, text);
      },
    };
  };

  it('is not wanted of another’s, and is there again when the page goes back to the first', () => {
    const { filters, note } = open(tab());
    filters.choose('mode', [video]);
    note.key = 'there';
    filters.update();
    expect(filters.wanted).to.deep.equal({});
    filters.choose('weekday', [tuesday]);
    note.key = 'here';
    filters.update();
    expect(filters.wanted).to.deep.equal({ mode: [video] });
    note.key = 'there';
    expect(open(note).filters.wanted).to.deep.equal({ weekday: [tuesday] });
  });

  it('stays as it is for as long as the page asks the same, though the tab keeps nothing', () => {
    const { filters } = open({
      key: 'here',
      get text() {
        return undefined;
      },
      set text(_) {},
    });
    filters.choose('mode', [video]);
    filters.update();
    expect(filters.wanted).to.deep.equal({ mode: [video] });
  });

  it('goes without the panel, which stays open under the patient’s hands', () => {
    const { filters, note } = open(tab());
    filters.toggle();
    note.key = 'there';
    filters.update();
    expect(filters.isOpen).to.equal(true);
  });
});

describe('where choices leave nothing', () => {
  it('the count of each one let go is what is there without it', () => {
    const { filters } = open();
    filters.choose('mode', [video]);
    filters.choose('weekday', [tuesday, wednesday]);
    const { count, letGo } = left(filters);
    expect(count).to.equal(0);
    for (const sort of ['mode', 'weekday'] as const) {
      const { filters: others } = open();
      others.choose('mode', sort === 'mode' ? [] : [video]);
      others.choose('weekday', sort === 'weekday' ? [] : [tuesday, wednesday]);
      expect(letGo?.[sort], sort).to.equal(left(others).count);
    }
    expect(letGo).to.deep.include({ mode: 17, weekday: 3, near: 0, place: 0 });
  });
});

describe('a page that the browser held on to', () => {
  it('wants what is kept now, when the patient goes back to it', () => {
    const listeners = new Map<string, (event: { persisted: boolean }) => void>();
    vi.stubGlobal('addEventListener', (type: string, hear: never) => listeners.set(type, hear));
    const { filters, note } = open();
    filters.choose('mode', [video]);
    filters.hostConnected();
    note.text = undefined;
    listeners.get('pageshow')?.({ persisted: false });
    expect(filters.count).to.equal(1);
    listeners.get('pageshow')?.({ persisted: true });
    expect(filters.count).to.equal(0);
    vi.unstubAllGlobals();
  });
});
