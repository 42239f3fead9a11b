import { describe, expect, it } from 'vitest';
import {
  extentOf,
  lastDay,
  nextAvailable,
  nextWindow,
  previousWindow,
  windowWith,
} from '../../src/availability/day-window.js';
import { daysOf } from '../../src/availability/days.js';
import { groupSlots, offer } from '../../src/availability/offer.js';
import { toQuery } from '../../src/availability/query.js';
import { Timetable } from '../../src/availability/timetable.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import type { Slot } from '../../src/model/slot.js';
import { parseDuration, type Duration } from '../../src/time/duration.js';
import { startOfDay } from '../../src/time/zone.js';
import { slotAt } from '../../src/testing.js';

const now = new Date('2026-11-23T14:00:00Z');
const earlier = new Date('2026-10-01T00:00:00Z');
const window = { from: '2026-11-23', days: 3 };
const viewer = 'Europe/Lisbon';
const under = (slots: readonly Slot[], from = window) =>
  groupSlots(slots, viewer).flatMap((group) =>
    daysOf(group, from, now).flatMap((day) =>
      [...day.slots].map(({ start }) => `${day.date} ${start}`),
    ),
  );
const duration = (text: string) => parseDuration(text) as Duration;
const wishes = { horizon: duration('P60D'), minNotice: duration('PT0S') };

describe('a day', () => {
  it('is the one its clinic would call it, not the patient’s', () => {
    expect(under([slotAt('2026-11-25T03:30:00.000Z')])).to.deep.equal([
      '2026-11-24 2026-11-25T03:30:00.000Z',
    ]);
  });

  it('is the patient’s for a video visit', () => {
    const slot = slotAt('2026-11-25T03:30:00.000Z', { mode: 'virtual' });
    expect(under([slot])).to.deep.equal(['2026-11-25 2026-11-25T03:30:00.000Z']);
  });

  it('lists its times in order, however they came, each once', () => {
    const starts = [
      '2026-11-24T16:00:00.000Z',
      '2026-11-24T14:00:00.000Z',
      '2026-11-24T15:00:00.000Z',
    ];
    expect(under(starts.map((start) => slotAt(start)))).to.deep.equal(
      starts.sort().map((start) => `2026-11-24 ${start}`),
    );
  });

  it('holds a visit across midnight that begins on it', () => {
    // From a quarter to midnight in New York.
    expect(under([slotAt('2026-11-25T04:45:00.000Z')])).to.deep.equal([
      '2026-11-24 2026-11-25T04:45:00.000Z',
    ]);
  });

  it.each([
    ['2027-03-14', 23],
    ['2026-11-01', 25],
  ])('holds each hour of it once: %s has %d', (date, hours) => {
    const midnight = startOfDay(date, 'America/New_York');
    const starts = Array.from({ length: 36 }, (_, hour) =>
      new Date(midnight + (hour - 4) * 3_600_000).toISOString(),
    );
    const groups = groupSlots(
      starts.map((start) => slotAt(start)),
      viewer,
    );
    const days = groups.flatMap((group) => daysOf(group, { from: date, days: 1 }, earlier));
    expect(days.flatMap(({ slots }) => [...slots].map(({ start }) => start))).to.deep.equal(
      starts.slice(4, 4 + hours),
    );
  });

  it('is told by each clinic for itself, on both sides of the date line', () => {
    const start = '2026-11-24T10:30:00.000Z';
    const apia = slotAt(start, { timeZone: 'Pacific/Apia', practitioner: { name: 'A' } });
    const pagoPago = slotAt(start, { timeZone: 'Pacific/Pago_Pago', practitioner: { name: 'P' } });
    expect(under([apia, pagoPago])).to.deep.equal([`2026-11-24 ${start}`, `2026-11-23 ${start}`]);
  });

  it('is the place’s where clocks stand at an odd minute', () => {
    const last = slotAt('2026-11-24T18:00:00.000Z', { timeZone: 'Asia/Kathmandu' });
    const first = slotAt('2026-11-24T18:15:00.000Z', { timeZone: 'Asia/Kathmandu' });
    expect(under([first, last])).to.deep.equal([
      '2026-11-24 2026-11-24T18:00:00.000Z',
      '2026-11-25 2026-11-24T18:15:00.000Z',
    ]);
  });

  it('that never came holds nothing, and loses nothing', () => {
    const starts = ['2011-12-30T09:30:00.000Z', '2011-12-30T10:00:00.000Z'];
    const groups = groupSlots(
      starts.map((start) => slotAt(start, { timeZone: 'Pacific/Apia' })),
      viewer,
    );
    const days = groups.flatMap((group) =>
      daysOf(group, { from: '2011-12-29', days: 3 }, new Date('2011-12-01T00:00Z')),
    );
    expect(
      days.map(({ date, slots }) => [date, ...[...slots].map(({ start }) => start)]),
    ).to.deep.equal([['2011-12-29', starts[0]], ['2011-12-30'], ['2011-12-31', starts[1]]]);
  });

  it('holds a window that has begun, for the rest of it', () => {
    const slot = slotAt('2026-11-20T14:00:00.000Z', {
      kind: 'window',
      end: '2026-11-27T00:00:00.000Z',
    });
    expect(under([slot])).to.deep.equal(['2026-11-23 2026-11-20T14:00:00.000Z']);
  });
});

describe('a group', () => {
  it('is one practitioner at one place; the soonest stands first', () => {
    const groups = groupSlots(
      [
        slotAt('2026-11-25T14:00:00.000Z'),
        slotAt('2026-11-24T14:00:00.000Z', { practitioner: { name: 'B' } }),
        slotAt('2026-11-26T14:00:00.000Z', { practitioner: { name: 'B' } }),
      ],
      viewer,
    );
    expect(
      groups.map(({ slots }) => [slots.at(0)?.practitioner?.name, slots.length]),
    ).to.deep.equal([
      ['B', 2],
      ['Dr. Amelia Hart', 1],
    ]);
  });
});

describe('a group where nobody and no place is told', () => {
  it('is one organization’s', () => {
    const of = (name: string, start: string): Slot => {
      const { practitioner: _, place: __, ...slot } = slotAt(start, { organization: { name } });
      return slot;
    };
    const groups = groupSlots(
      [
        of('One', '2026-11-24T14:00:00.000Z'),
        of('Two', '2026-11-24T15:00:00.000Z'),
        of('One', '2026-11-24T16:00:00.000Z'),
      ],
      viewer,
    );
    expect(
      groups.map(({ about, slots }) => [about.organization?.name, slots.length]),
    ).to.deep.equal([
      ['One', 2],
      ['Two', 1],
    ]);
  });

  it('is one practitioner’s whatever the organization, where there is one', () => {
    const slots = ['One', 'Two'].map((name, index) =>
      slotAt(`2026-11-24T1${index}:00:00.000Z`, { organization: { name } }),
    );
    expect(groupSlots(slots, viewer)).to.have.length(1);
  });
});

describe('moving through the days', () => {
  const groups = groupSlots(
    ['2026-11-24T14:00:00.000Z', '2026-12-03T14:00:00.000Z', '2026-12-04T14:00:00.000Z'].map(
      (start) => slotAt(start),
    ),
    viewer,
  );
  const extent = extentOf(groups, now) ?? { first: '', last: '' };

  it('leaves out no day that has times, and stops at the ends', () => {
    const seen: string[] = [];
    for (let at: typeof window | undefined = window; at; at = nextWindow(at, extent)) {
      seen.push(
        ...groups
          .flatMap((group) => daysOf(group, at as typeof window, now))
          .flatMap(({ slots }) => [...slots].map(({ id }) => id)),
      );
    }
    expect(seen).to.deep.equal(groups.flatMap(({ slots }) => [...slots].map(({ id }) => id)));
  });

  it('goes back as far as today, and no further', () => {
    expect(previousWindow({ from: '2026-11-25', days: 3 }, extent, '2026-11-23')).to.deep.equal(
      window,
    );
    expect(previousWindow(window, extent, '2026-11-23')).to.equal(undefined);
  });

  it('jumps by whole steps to the days that hold a date', () => {
    expect(windowWith('2026-12-03', window)).to.deep.equal({ from: '2026-12-02', days: 3 });
    expect(lastDay(windowWith('2026-11-23', window))).to.equal('2026-11-25');
  });

  it('offers the next time after an empty stretch, and the soonest of all elsewhere', () => {
    expect(nextAvailable(groups, window, now)?.slot.start).to.equal('2026-11-24T14:00:00.000Z');
    expect(nextAvailable(groups, { from: '2026-11-26', days: 3 }, now)?.slot.start).to.equal(
      '2026-12-03T14:00:00.000Z',
    );
    expect(nextAvailable(groups, { from: '2026-12-10', days: 3 }, now)?.slot.start).to.equal(
      '2026-11-24T14:00:00.000Z',
    );
  });
});

describe('what is offered', () => {
  const starts = (slots: readonly Slot[], more = {}) =>
    offer(Timetable.of([SlotRows.of(slots)]), {
      viewerZone: viewer,
      query: toQuery({ ...wishes, ...more }, now),
    })
      .groups.flatMap((group) => [...group.slots])
      .map(({ start }) => start.slice(5, 16));

  it('begins now and ends before the horizon', () => {
    const slots = [
      '2026-11-23T13:59:00.000Z',
      '2026-11-23T14:00:00.000Z',
      '2027-01-22T13:59:00.000Z',
      '2027-01-22T14:00:00.000Z',
    ];
    expect(starts(slots.map((start) => slotAt(start)))).to.deep.equal([
      '11-23T14:00',
      '01-22T13:59',
    ]);
  });

  it('keeps the notice that the clinic wants', () => {
    const slots = ['2026-11-23T15:59:00.000Z', '2026-11-23T16:00:00.000Z'].map((start) =>
      slotAt(start),
    );
    expect(starts(slots, { minNotice: duration('PT2H') })).to.deep.equal(['11-23T16:00']);
  });

  it('has room', () => {
    const slots = [
      slotAt('2026-11-24T14:00:00.000Z', { capacity: 0 }),
      slotAt('2026-11-24T15:00:00.000Z', { capacity: 1 }),
    ];
    expect(starts(slots)).to.deep.equal(['11-24T15:00']);
  });

  it('fits the filters that the page presets', () => {
    const family = slotAt('2026-11-24T14:00:00.000Z');
    const other = slotAt('2026-11-24T15:00:00.000Z', {
      practitioner: { reference: 'Practitioner/b', name: 'B' },
      specialties: [{ system: 'http://snomed.info/sct', code: '394586005', text: 'Gynecology' }],
      accepts: 'existing',
      mode: 'virtual',
    });
    const only = (more: object) => starts([family, other], more);
    expect(only({ practitioner: ['b'] })).to.deep.equal(['11-24T15:00']);
    expect(only({ practitioner: ['Practitioner/amelia-hart', 'b'] })).to.have.length(2);
    expect(only({ specialty: ['http://snomed.info/sct|394586005'] })).to.deep.equal([
      '11-24T15:00',
    ]);
    expect(only({ specialty: ['419772000'] })).to.deep.equal(['11-24T14:00']);
    expect(only({ visitMode: 'in-person' })).to.deep.equal(['11-24T14:00']);
    expect(only({ patientType: 'new' })).to.deep.equal(['11-24T14:00']);
    expect(only({ location: ['nowhere'] })).to.deep.equal([]);
  });
});
