import { describe, expect, it } from 'vitest';
import { merged, offer } from '../../src/availability/offer.js';
import { Sheet } from '../../src/availability/sheet.js';
import { Timetable } from '../../src/availability/timetable.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import type { Slot } from '../../src/model/slot.js';
import { slotAt } from '../../src/testing.js';

const now = new Date('2026-11-23T14:00:00Z');
const tuesday = '2026-11-24';
const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-01T00:00:00Z' };
const ines = { practitioner: { name: 'Inés' } };

const at = (hour: number, given: Partial<Slot> = {}) =>
  slotAt(`${tuesday}T${String(hour).padStart(2, '0')}:00:00.000Z`, given);
const groupsOf = (...slots: readonly Slot[]) =>
  merged([
    offer(Timetable.of([SlotRows.of(slots)]), { query, usedUp: new Set(), viewerZone: 'UTC' }),
  ]).groups;
/** What a patient sees of Tuesday, the first card's first. */
const seen = (sheet: Sheet, limit = 4) =>
  sheet.groups.map((group) => {
    const { times, more, earlier } = sheet.day(group, tuesday, limit, now, true);
    const said = times.map(({ slot, isOffered }) =>
      isOffered ? slot.start.slice(11, 13) : `(${slot.start.slice(11, 13)})`,
    );
    return [...said, `+${more}`, `-${earlier}`].join(' ');
  });

describe('what lies before the patient', () => {
  it('begins with the first times of each day', () => {
    const sheet = new Sheet();
    sheet.update(groupsOf(at(14), at(15), at(16), at(17), at(18), at(19)), () => Infinity);
    expect(seen(sheet)).toEqual(['14 15 16 17 +2 -0']);
  });

  it('stays where it is when earlier times are found, which wait', () => {
    const sheet = new Sheet();
    sheet.update(groupsOf(at(15), at(17)), () => Infinity);
    seen(sheet, 2);
    sheet.update(groupsOf(at(14), at(15), at(16), at(17), at(18)), () => Infinity);
    expect(seen(sheet, 2)).toEqual(['15 17 +1 -2']);
    sheet.turn();
    sheet.update(groupsOf(at(14), at(15), at(16), at(17), at(18)), () => Infinity);
    expect(seen(sheet, 2)).toEqual(['14 15 +3 -0']);
  });

  it('is gone on with by later times where there is room', () => {
    const sheet = new Sheet();
    sheet.update(groupsOf(at(15)), () => Infinity);
    seen(sheet);
    sheet.update(groupsOf(at(15), at(16), at(17)), () => Infinity);
    expect(seen(sheet)).toEqual(['15 16 17 +0 -0']);
  });

  it('keeps the place of a time that is gone', () => {
    const sheet = new Sheet();
    sheet.update(groupsOf(at(14), at(15), at(16)), () => Infinity);
    seen(sheet);
    sheet.update(groupsOf(at(14), at(16)), () => Infinity);
    expect(seen(sheet)).toEqual(['14 (15) 16 +0 -0']);
  });

  it('still holds as many times that I can take where others are gone', () => {
    const sheet = new Sheet();
    const all = [at(14), at(15), at(16), at(17), at(18), at(19), at(20)];
    sheet.update(groupsOf(...all), () => Infinity);
    seen(sheet);
    sheet.update(groupsOf(...all.slice(2)), () => Infinity);
    expect(seen(sheet)).toEqual(['(14) (15) 16 17 18 19 +1 -0']);
    sheet.update(groupsOf(...all.slice(5)), () => Infinity);
    expect(seen(sheet)).toEqual(['(14) (15) (16) (17) (18) 19 20 +0 -0']);
  });

  it('says so of a day that had none, and waits to be asked', () => {
    const sheet = new Sheet();
    sheet.update(groupsOf(at(14), slotAt('2026-11-25T14:00:00.000Z', ines)), () => Infinity);
    expect(seen(sheet)).toEqual(['14 +0 -0', '+0 -0']);
    sheet.update(
      groupsOf(at(14), at(9, ines), slotAt('2026-11-25T14:00:00.000Z', ines)),
      () => Infinity,
    );
    expect(seen(sheet)).toEqual(['14 +0 -0', '+1 -0']);
    expect(seen(sheet, 52)).toEqual(['14 +0 -0', '09 +0 -0']);
  });

  it('has others behind it, however soon they are, and keeps the place of who has nothing any more', () => {
    const sheet = new Sheet();
    sheet.update(groupsOf(at(15)), () => Infinity);
    sheet.update(groupsOf(at(14, ines), at(15)), () => Infinity);
    expect(seen(sheet)).toEqual(['15 +0 -0', '14 +0 -0']);
    sheet.update(groupsOf(at(14, ines)), () => Infinity);
    expect(seen(sheet)).toEqual(['(15) +0 -0', '14 +0 -0']);
  });

  it('says of who has nothing any more what it said before', () => {
    const sheet = new Sheet();
    const said = () =>
      sheet.groups.map((group) => sheet.kindsOf(group).map(({ accepts }) => accepts));
    sheet.update(groupsOf(at(15, { accepts: 'new' }), at(16)), () => Infinity);
    expect(said()).toEqual([['new', undefined]]);
    sheet.update(groupsOf(at(14, ines)), () => Infinity);
    expect(said()).toEqual([['new', undefined], [undefined]]);
  });
});
