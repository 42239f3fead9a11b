import { describe, expect, it, vi } from 'vitest';
import { Timetable } from '../../src/availability/timetable.js';
import { FeedSlots } from '../../src/controllers/feed-slots.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import { slotAt } from '../../src/testing.js';

const nine = slotAt('2026-11-24T14:00:00.000Z', { id: 'a', bookingPhone: '1' });
const ten = slotAt('2026-11-24T15:00:00.000Z', { id: 'b' });
const asOf = '2026-11-20T08:00:00.000Z';

const idsIn = ({ timetable }: FeedSlots) =>
  Array.from({ length: timetable.length }, (_, place) => timetable.at(place).id);

describe('the slots of a feed as they come in', () => {
  it('are, of a page’s own source, what was said of them last', async () => {
    const feed = new FeedSlots();
    feed.add({ slots: [nine, ten] });
    feed.add({
      slots: [
        { ...nine, bookingPhone: '2' },
        { ...ten, capacity: 0 },
      ],
    });
    await feed.end(false);
    expect(idsIn(feed)).toEqual(['a']);
    expect(feed.timetable.at(0).bookingPhone).toBe('2');
  });

  it('are shown where whoever they are with has no others, however few they are', async () => {
    const feed = new FeedSlots();
    feed.add({ slots: SlotRows.of([nine]) });
    await feed.order();
    feed.add({ slots: SlotRows.of([ten]) });
    expect(feed.isDue).toBe(false);
    feed.add({ slots: SlotRows.of([slotAt('2026-11-24T16:00:00.000Z')]), whole: true });
    expect(feed.isDue).toBe(true);
    await feed.order();
    expect(feed.isDue).toBe(false);
  });

  it('are those of the earlier visit until all that is new has come', async () => {
    const inSlices = vi.spyOn(Timetable, 'inSlices');
    const feed = new FeedSlots();
    feed.add({ slots: SlotRows.of([nine]), asOf });
    expect(feed.isDue).toBe(true);
    await feed.order();
    for (let page = 0; page < 20; page += 1) {
      feed.add({ slots: SlotRows.of([ten]) });
      // There is nothing else to show yet, and so nothing to put in order.
      expect(feed.isDue).toBe(false);
    }
    expect(idsIn(feed)).toEqual(['a']);
    await feed.end(false);
    expect(feed.asOf).toBeUndefined();
    expect(idsIn(feed)[0]).toBe('b');
    expect(inSlices.mock.calls.length).toBe(2);
    vi.restoreAllMocks();
  });

  it('are those of the earlier visit still, with their age, where nothing new can be got', async () => {
    const feed = new FeedSlots();
    feed.add({ slots: SlotRows.of([nine]), asOf });
    await feed.end(true);
    expect([feed.asOf, idsIn(feed)]).toEqual([asOf, ['a']]);
  });
});
