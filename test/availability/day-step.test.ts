import { describe, expect, it } from 'vitest';
import { dayAfterStep, firstDayFrom, type DayStep } from '../../src/availability/day-step.js';
import { groupSlots } from '../../src/availability/offer.js';
import { slotAt } from '../../src/testing.js';

/** Sunday, in the zone of the clinics. */
const now = new Date('2026-11-22T14:00:00Z');
const days = [
  ...['2026-11-23', '2026-11-24', '2026-11-27', '2026-12-02', '2026-12-03'],
  ...['2026-12-09', '2027-02-01', '2027-02-27'],
];
const groups = groupSlots(
  days.map((day, index) =>
    slotAt(`${day}T15:00:00.000Z`, { practitioner: { name: String(index % 3) } }),
  ),
  'America/New_York',
);
const calendar = { groups, now, firstDay: 7 };
const step = (from: string, to: DayStep) => dayAfterStep(to, from, calendar);

describe('an arrow', () => {
  it('leads to the next day that has times, over days without and into other months', () => {
    expect(step('2026-11-24', 'day-after')).to.equal('2026-11-27');
    expect(step('2026-11-27', 'day-after')).to.equal('2026-12-02');
    expect(step('2027-02-01', 'day-before')).to.equal('2026-12-09');
  });

  it('up or down leads a week on, or as far as it takes', () => {
    expect(step('2026-12-02', 'week-after')).to.equal('2026-12-09');
    expect(step('2026-11-23', 'week-after')).to.equal('2026-12-02');
    expect(step('2026-12-09', 'week-before')).to.equal('2026-12-02');
    expect(step('2026-12-03', 'week-before')).to.equal('2026-11-24');
  });

  it('leads nowhere at the ends', () => {
    expect(step('2026-11-23', 'day-before')).to.equal(undefined);
    expect(step('2027-02-27', 'week-after')).to.equal(undefined);
  });
});

describe('Home and End', () => {
  it('lead to the first and last day with times of the week', () => {
    expect(step('2026-11-24', 'week-start')).to.equal('2026-11-23');
    expect(step('2026-11-24', 'week-end')).to.equal('2026-11-27');
  });

  it('stay in the month that is shown', () => {
    const astride = groupSlots(
      ['2026-11-30', '2026-12-01', '2026-12-02'].map((day) => slotAt(`${day}T15:00:00.000Z`)),
      'America/New_York',
    );
    const within = { ...calendar, groups: astride };
    expect(dayAfterStep('week-start', '2026-12-02', within)).to.equal('2026-12-01');
    expect(dayAfterStep('week-end', '2026-11-30', within)).to.equal('2026-11-30');
  });
});

describe('Page Up and Page Down', () => {
  it('lead to the day of the other month, or one near it in the same month', () => {
    expect(step('2026-11-27', 'month-after')).to.equal('2026-12-09');
    expect(step('2026-11-23', 'month-after')).to.equal('2026-12-09');
    expect(step('2026-12-03', 'month-before')).to.equal('2026-11-23');
  });

  it('pass over a month without times', () => {
    expect(step('2026-12-09', 'month-after')).to.equal('2027-02-01');
    expect(step('2027-02-27', 'month-before')).to.equal('2026-12-09');
  });

  it('lead nowhere at the ends', () => {
    expect(step('2027-02-01', 'month-after')).to.equal(undefined);
    expect(step('2026-11-27', 'month-before')).to.equal(undefined);
  });
});

describe('the first day with times', () => {
  it('is the earliest that any clinic’s calendar says', () => {
    const astray = groupSlots(
      ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((timeZone) =>
        slotAt('2026-11-28T10:30:00.000Z', { timeZone, place: { name: timeZone } }),
      ),
      'America/New_York',
    );
    expect(firstDayFrom('2026-11-22', { groups: astray, now })).to.equal('2026-11-27');
    expect(firstDayFrom('2026-11-28', { groups: astray, now })).to.equal('2026-11-29');
    expect(firstDayFrom('2026-11-30', { groups: astray, now })).to.equal(undefined);
  });

  it('is today while a window runs', () => {
    const running = groupSlots(
      [slotAt('2026-11-20T14:00:00.000Z', { kind: 'window', end: '2026-12-24T00:00:00.000Z' })],
      'America/New_York',
    );
    expect(firstDayFrom('2026-11-01', { groups: running, now })).to.equal('2026-11-22');
    expect(firstDayFrom('2026-11-23', { groups: running, now })).to.equal(undefined);
  });
});
