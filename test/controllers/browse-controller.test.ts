import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextAvailable, type Opening } from '../../src/availability/day-window.js';
import { merged, offer } from '../../src/availability/offer.js';
import { Timetable } from '../../src/availability/timetable.js';
import { BrowseController } from '../../src/controllers/browse-controller.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import type { Slot } from '../../src/model/slot.js';
import { slotAt } from '../../src/testing.js';

/** Some practitioners with one time each, from an hour of Tuesday on. */
const clinic = (name: string, hour: number, count = 4): readonly Slot[] =>
  Array.from({ length: count }, (_, index) =>
    slotAt(`2026-11-24T${hour}:${index}0:00.000Z`, {
      practitioner: { name: `${name}${index + 1}` },
    }),
  );

function open() {
  let time = new Date('2026-11-23T14:00:00Z');
  const host = { addController: () => undefined, requestUpdate: () => undefined };
  const browse = new BrowseController(
    host as unknown as ReactiveControllerHost & Element,
    () => time,
  );
  let shown: Parameters<BrowseController['update']>[0];
  /** Draws until all is there that is to be seen, and says whose cards that are. */
  const look = async () => {
    for (;;) {
      browse.update(shown);
      browse.hostUpdated();
      if (!browse.drawing) return browse.cards.map(({ group }) => group.about.practitioner?.name);
      await browse.drawing;
    }
  };
  return {
    browse,
    look,
    offer(clinics: readonly (readonly Slot[])[], asked = '', isShown = true) {
      const { groups } = merged(
        clinics.map((slots) => offer(Timetable.of([SlotRows.of(slots)]), { viewerZone: 'UTC' })),
      );
      shown = { groups, startDate: undefined, days: 3, asked, isKnown: true, isShown };
      return look();
    },
    wait: (hours: number) => (time = new Date(time.getTime() + hours * 3_600_000)),
  };
}

// So nobody waits until what is drawn has been painted.
beforeEach(() => void vi.stubGlobal('document', { hidden: true }));
afterEach(() => void vi.unstubAllGlobals());

describe('what I see at first', () => {
  it('is four cards, however many clinics answer one after the other, each with sooner times', async () => {
    const { browse, look, offer } = open();
    const [late, sooner, soonest] = [clinic('A', 18), clinic('B', 16), clinic('C', 14)];
    const first = ['A1', 'A2', 'A3', 'A4'];
    expect(await offer([late])).toEqual(first);
    expect(await offer([late, sooner])).toEqual(first);
    expect(await offer([late, sooner, soonest])).toEqual(first);
    browse.moreGroups();
    expect(await look()).toEqual([...first, 'C1', 'C2', 'C3', 'C4']);
    browse.turn();
    expect(await look()).toEqual(['C1', 'C2', 'C3', 'C4', 'B1', 'B2', 'B3', 'B4']);
  });

  it('is four cards and a few times again once I ask for something else, the first of them first', async () => {
    const { browse, look, offer } = open();
    const full = Array.from({ length: 9 }, (_, index) =>
      slotAt(`2026-11-24T18:0${index}:00.000Z`, { practitioner: { name: 'A1' } }),
    );
    const late = [...full, ...clinic('B', 19), ...clinic('C', 20)];
    await offer([late]);
    browse.moreGroups();
    const soonest = nextAvailable(browse.groups, browse.window, browse.now) as Opening;
    browse.more(soonest.group, '2026-11-24');
    browse.show(soonest);
    expect(await look()).toHaveLength(8);
    const times = () => browse.cards[0]?.days[1]?.times.length;
    expect(times()).toBe(9);
    const nearer = clinic('N', 14);
    expect(await offer([nearer, late], 'near me')).toEqual(['N1', 'N2', 'N3', 'N4']);
    expect(await offer([late], 'near others')).toEqual(['A1', 'B1', 'B2', 'B3']);
    expect(times()).toBe(4);
  });

  it('is in order, and with what the page asked for, where it was laid out before I could see it', async () => {
    const { browse, offer } = open();
    const [late, soon] = [clinic('A', 18), clinic('B', 14)];
    await offer([late], '', false);
    await offer([late, soon], '', false);
    const { groups } = browse;
    const last = groups.find(({ about }) => about.practitioner?.name === 'A4');
    if (!last) throw new Error('A4 is not there');
    browse.show({ slot: last.slots.at(0) as Slot, group: last });
    expect(await offer([late, soon])).toEqual(['B1', 'B2', 'B3', 'A4']);
  });

  it('is as many cards with times where all that others had is gone', async () => {
    const { offer } = open();
    const [one, other] = [clinic('A', 14), clinic('B', 16)];
    await offer([one, other]);
    expect(await offer([one.slice(2), other])).toEqual(['A1', 'A2', 'A3', 'A4', 'B1', 'B2']);
  });
});

describe('the days that I see', () => {
  it('begin with today, also when midnight has passed since I went through them', async () => {
    const { browse, offer, wait } = open();
    await offer([clinic('A', 14), [slotAt('2026-11-27T14:00:00.000Z')]]);
    browse.next();
    expect(browse.window.from).toBe('2026-11-26');
    browse.previous();
    expect(browse.window.from).toBe('2026-11-23');
    wait(24);
    expect(browse.window.from).toBe('2026-11-24');
  });
});
