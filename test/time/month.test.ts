import { describe, expect, it } from 'vitest';
import { addMonths, daysIntoWeek, lastOf, sameDayIn, weekdayOf } from '../../src/time/month.js';

describe('a month', () => {
  it('is followed by the next, over the turn of the year and back', () => {
    expect(addMonths('2026-11', 2)).to.equal('2027-01');
    expect(addMonths('2027-01', -1)).to.equal('2026-12');
  });

  it('ends when its calendar says so, leap years included', () => {
    expect(['2026-11', '2026-12', '2027-02', '2028-02'].map(lastOf)).to.deep.equal([
      '2026-11-30',
      '2026-12-31',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('has the same day as the one before, or its last', () => {
    expect(sameDayIn('2026-11-23', 1)).to.equal('2026-12-23');
    expect(sameDayIn('2027-01-31', 1)).to.equal('2027-02-28');
    expect(sameDayIn('2027-03-31', -1)).to.equal('2027-02-28');
  });
});

describe('a weekday', () => {
  it('is counted from Monday', () => {
    expect(weekdayOf('2026-11-23')).to.equal(1);
    expect(weekdayOf('2026-11-29')).to.equal(7);
  });

  it('is as far into the week as the region begins its weeks', () => {
    expect([1, 7, 6].map((firstDay) => daysIntoWeek('2026-11-23', firstDay))).to.deep.equal([
      0, 1, 2,
    ]);
  });
});
