import { describe, expect, it } from 'vitest';
import { byChoices } from '../../src/availability/choice-tally.js';
import type { Counted, Dimension } from '../../src/availability/choices.js';
import { filtersOf } from '../../src/availability/filters.js';
import { offer, type Offer } from '../../src/availability/offer.js';
import { Timetable } from '../../src/availability/timetable.js';
import { choicesOf, type Wanted } from '../../src/availability/wanted.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import type { Slot } from '../../src/model/slot.js';
import { slotAt } from '../../src/testing.js';
import { manyPractitioners } from '../../stories/scenes.js';

const viewerZone = 'America/New_York';

function filtersFor(
  slots: readonly Slot[],
  wanted: Wanted = {},
  preset: readonly Dimension[] = [],
) {
  const timetable = Timetable.of([SlotRows.of(slots)]);
  const judged = (given: Wanted) =>
    offer(timetable, {
      viewerZone,
      judge: byChoices(choicesOf(given, undefined), { withFacets: true }),
    }) as Offer & Counted;
  return filtersOf({
    all: judged({}),
    left: judged(wanted),
    wanted,
    preset: new Set(preset),
    compare: (one, other) => one.localeCompare(other, 'en'),
  });
}

const said = (slots: readonly Slot[], dimension: Dimension, wanted: Wanted = {}) =>
  filtersFor(slots, wanted)
    .find((filter) => filter.dimension === dimension)
    ?.options.map(({ text, count }) => `${text} ${count}`);

describe('a filter', () => {
  it('is offered where it leaves something out, and not where all times are alike', () => {
    expect(filtersFor(manyPractitioners).map(({ dimension }) => dimension)).to.deep.equal([
      'specialty',
      'practitioner',
      'place',
      'mode',
      'partOfDay',
      'weekday',
    ]);
  });

  it('of new and existing patients is offered only where some times are for one of them', () => {
    const open = slotAt('2026-11-24T14:00:00.000Z');
    const forNew = slotAt('2026-11-24T15:00:00.000Z', { accepts: 'new' });
    expect(said([open, open], 'patient')).to.equal(undefined);
    expect(said([open, forNew], 'patient')).to.deep.equal(['new 2', 'existing 1']);
    expect(filtersFor([open, forNew], {}, ['patient'])).to.deep.equal([]);
  });

  it('keeps values that other choices leave nothing of, and counts what is left of each', () => {
    const wanted: Wanted = { mode: [{ value: 'virtual', text: 'virtual' }] };
    expect(said(manyPractitioners, 'practitioner', wanted)).to.deep.equal([
      'Dr. Amelia Hart 0',
      'Dra. Inés Cárdenas Solís 0',
      'NP Grace Whitfield 3',
      'Walk-in clinic 0',
    ]);
    expect(said(manyPractitioners, 'mode', wanted)).to.deep.equal(['in-person 20', 'virtual 3']);
  });

  it('says how many there are when nothing of its sort is chosen', () => {
    const wanted: Wanted = {
      mode: [{ value: 'virtual', text: 'virtual' }],
      practitioner: [{ value: ' Practitioner/amelia-hart', text: 'Dr. Amelia Hart' }],
    };
    const any = Object.fromEntries(
      filtersFor(manyPractitioners, wanted).map(({ dimension, any: count }) => [dimension, count]),
    );
    expect(any).to.deep.include({ mode: 14, practitioner: 3, weekday: 0 });
  });

  it('keeps what was chosen in sight, though the clinic no longer has it', () => {
    const wanted: Wanted = { practitioner: [{ value: 'gone', text: 'Dr. Left' }] };
    const [first, ...others] =
      said([slotAt('2026-11-24T14:00:00.000Z')], 'practitioner', wanted) ?? [];
    expect([first, ...others]).to.deep.equal(['Dr. Amelia Hart 1', 'Dr. Left 0']);
  });

  it('names days and parts of the day in their own order', () => {
    const days = filtersFor(manyPractitioners).find(({ dimension }) => dimension === 'weekday');
    expect(days?.options.map(({ value }) => value)).to.deep.equal(['1', '2', '3', '4']);
  });

  it('with hundreds of values lists the hundred most frequent by name, and says how many it does not', () => {
    const many = Array.from({ length: 130 }, (_, index) => {
      const name = `Dr. ${String(index).padStart(3, '0')}`;
      return Array.from({ length: index < 30 ? 1 : 2 }, (__, hour) =>
        slotAt(`2026-11-24T1${hour}:00:00.000Z`, { practitioner: { name } }),
      );
    }).flat();
    const wanted: Wanted = { practitioner: [{ value: 'Dr. 007', text: 'Dr. 007' }] };
    const [filter] = filtersFor(many, wanted);
    const names = filter?.options.map(({ text }) => text) ?? [];
    expect([names.length, filter?.unlisted]).to.deep.equal([100, 30]);
    expect([names[0], names[1], names.at(-1)]).to.deep.equal(['Dr. 007', 'Dr. 030', 'Dr. 128']);
  });
});
