import { describe, expect, it } from 'vitest';
import { openingOn, weeksOf, type MonthDay } from '../../src/availability/month-days.js';
import { groupSlots } from '../../src/availability/offer.js';
import type { Slot } from '../../src/model/slot.js';
import { slotAt } from '../../src/testing.js';

const now = new Date('2026-11-23T14:00:00Z');
const viewer = 'Europe/Lisbon';

/** The month of some slots, seen from New York's Monday morning unless told otherwise. */
function month(slots: readonly Slot[], name = '2026-11', at = now, firstDay = 7) {
  const weeks = weeksOf(name, { groups: groupSlots(slots, viewer), now: at, firstDay });
  const days = weeks.flat().filter((day): day is MonthDay => day !== undefined);
  return {
    weeks,
    days,
    counts: Object.fromEntries(
      days.filter(({ count }) => count > 0).map(({ date, count }) => [date, count]),
    ),
  };
}

describe('a month at a glance', () => {
  it('counts the times of each day, whoever they are with', () => {
    const slots = [
      slotAt('2026-11-24T14:00:00.000Z'),
      slotAt('2026-11-24T15:00:00.000Z'),
      slotAt('2026-11-24T15:00:00.000Z', { practitioner: { name: 'B' } }),
      slotAt('2026-11-27T15:00:00.000Z', { practitioner: { name: 'B' } }),
      slotAt('2026-12-01T15:00:00.000Z'),
    ];
    expect(month(slots).counts).to.deep.equal({ '2026-11-24': 3, '2026-11-27': 1 });
    expect(month(slots, '2026-12').counts).to.deep.equal({ '2026-12-01': 1 });
    expect(month(slots, '2027-01').counts).to.deep.equal({});
  });

  it('puts a time under the day that its own clinic calls it, on either side of the date line', () => {
    const instant = '2026-11-28T10:30:00.000Z';
    const at = (timeZone: string) => slotAt(instant, { timeZone, place: { name: timeZone } });
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];
    expect(month(zones.map(at)).counts).to.deep.equal({
      '2026-11-27': 1,
      '2026-11-28': 1,
      '2026-11-29': 1,
    });
  });

  it('puts a video visit under the day that the patient calls it', () => {
    const slot = slotAt('2026-11-25T03:30:00.000Z', { mode: 'virtual' });
    expect(month([slot]).counts).to.deep.equal({ '2026-11-25': 1 });
  });

  it('counts a window that has begun under today, and under no day before', () => {
    const slot = slotAt('2026-11-20T14:00:00.000Z', {
      kind: 'window',
      end: '2026-12-24T00:00:00.000Z',
    });
    expect(month([slot]).counts).to.deep.equal({ '2026-11-23': 1 });
    expect(month([slot], '2026-12').counts).to.deep.equal({});
  });

  it('loses no hour where the clocks are changed, and finds none twice', () => {
    const everyHalfHour = Array.from({ length: 48 * 31 + 2 }, (_, index) =>
      slotAt(new Date(Date.parse('2026-11-01T04:00:00Z') + index * 1_800_000).toISOString()),
    );
    const autumn = month(everyHalfHour, '2026-11', new Date('2026-10-30T00:00:00Z')).days;
    expect(autumn.map(({ count }) => count)).to.deep.equal([50, ...Array<number>(29).fill(48)]);
    const spring = month(
      everyHalfHour.map(({ start }) =>
        slotAt(new Date(Date.parse(start) + 120 * 86_400_000).toISOString()),
      ),
      '2027-03',
      now,
    ).days;
    expect(spring.find(({ date }) => date === '2027-03-14')?.count).to.equal(46);
    expect(spring.find(({ date }) => date === '2027-03-15')?.count).to.equal(48);
  });

  it('has its days in weeks that begin as the region’s do, with nothing of other months', () => {
    const heads = (firstDay: number) =>
      month([], '2026-11', now, firstDay).weeks.map((week) =>
        week.map((day) => day?.date.slice(8)),
      );
    expect(heads(7)[0]).to.deep.equal(['01', '02', '03', '04', '05', '06', '07']);
    expect(heads(7)).to.have.length(5);
    expect(heads(7)[4]).to.deep.equal(['29', '30', ...Array<undefined>(5)]);
    expect(heads(1)[0]).to.deep.equal([...Array<undefined>(6), '01']);
    expect(heads(1)).to.have.length(6);
    expect(heads(6)[0]?.[1]).to.equal('01');
  });

  it('tells days that are still to come from those that are over, and from those after the last time', () => {
    const ahead = month([slotAt('2026-11-24T14:00:00.000Z'), slotAt('2026-11-26T14:00:00.000Z')])
      .days.filter(({ isAhead }) => isAhead)
      .map(({ date }) => date);
    expect(ahead).to.deep.equal(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
  });

  it('holds a day for as long as one of the places still has it', () => {
    const slots = ['America/Los_Angeles', 'Asia/Tokyo'].map((timeZone) =>
      slotAt('2026-11-26T14:00:00.000Z', { timeZone, place: { name: timeZone } }),
    );
    const tokyoIsAhead = new Date('2026-11-23T16:00:00Z');
    expect(
      month(slots, '2026-11', tokyoIsAhead).days.find(({ isAhead }) => isAhead)?.date,
    ).to.equal('2026-11-23');
  });

  it('counts a hundred thousand times as well as one', () => {
    const slots = Array.from({ length: 100_000 }, (_, index) =>
      slotAt(new Date(Date.parse('2026-12-02T00:00:00Z') + index * 20_000).toISOString(), {
        practitioner: { name: String(index % 50) },
      }),
    );
    const { days } = month(slots, '2026-12');
    expect(days.reduce((sum, { count }) => sum + count, 0)).to.equal(100_000);
    expect(days.find(({ date }) => date === '2026-12-10')?.count).to.equal(4_320);
  });
});

describe('the time to show of a day', () => {
  const slots = [
    slotAt('2026-11-24T14:00:00.000Z'),
    slotAt('2026-11-25T15:00:00.000Z', { practitioner: { name: 'B' } }),
    slotAt('2026-11-25T16:00:00.000Z'),
    slotAt('2026-11-25T17:00:00.000Z'),
  ];
  const on = (date: string) => openingOn(groupSlots(slots, viewer), date, now)?.slot.start;

  it('is the first of the group that stands first', () => {
    expect(on('2026-11-24')).to.equal('2026-11-24T14:00:00.000Z');
    expect(on('2026-11-25')).to.equal('2026-11-25T16:00:00.000Z');
  });

  it('is none where the day has none', () => {
    expect(on('2026-11-26')).to.equal(undefined);
    expect(on('2026-11-23')).to.equal(undefined);
  });
});
