import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/time/calendar-date.js';
import { dateAt, isZone, startOfDay, wallClockAt } from '../../src/time/zone.js';

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

describe('a day in a zone', () => {
  it('belongs to the clinic, whatever the device thinks', () => {
    expect(dateAt(at('2026-11-25T03:30:00Z'), 'America/New_York')).to.equal('2026-11-24');
    expect(dateAt(at('2026-11-25T03:30:00Z'), 'Australia/Lord_Howe')).to.equal('2026-11-25');
  });

  it('begins at midnight of the place', () => {
    expect(iso(startOfDay('2026-11-24', 'America/New_York'))).to.equal('2026-11-24T05:00:00.000Z');
    expect(iso(startOfDay('2026-07-01', 'Asia/Kathmandu'))).to.equal('2026-06-30T18:15:00.000Z');
    expect(iso(startOfDay('2026-11-24', 'Pacific/Kiritimati'))).to.equal(
      '2026-11-23T10:00:00.000Z',
    );
  });

  it('is 23 hours long when the clocks go forward and 25 when they go back', () => {
    const hours = (day: string, next: string, zone: string) =>
      (startOfDay(next, zone) - startOfDay(day, zone)) / 3_600_000;
    expect(hours('2027-03-14', '2027-03-15', 'America/New_York')).to.equal(23);
    expect(hours('2026-11-01', '2026-11-02', 'America/New_York')).to.equal(25);
    expect(hours('2027-04-04', '2027-04-05', 'Australia/Lord_Howe')).to.equal(24.5);
  });

  it.each([
    ['Africa/Cairo', '2027-04-30'],
    ['America/Havana', '2027-03-14'],
    ['America/Santiago', '2026-09-06'],
    ['Asia/Beirut', '2027-03-28'],
  ])('begins at one where the clocks skip midnight, as in %s', (zone, date) => {
    expect(wallClockAt(startOfDay(date, zone), zone)).to.equal(`${date}T01:00:00`);
    expect(dateAt(startOfDay(date, zone) - 1, zone) < date).to.equal(true);
  });

  it.each([
    ['Africa/Cairo', '2026-10-29'],
    ['America/Havana', '2026-11-01'],
    ['Asia/Beirut', '2026-10-24'],
  ])('begins but once where the hour at midnight comes twice, as in %s', (zone, date) => {
    const start = startOfDay(date, zone);
    expect(wallClockAt(start, zone)).to.equal(`${date}T00:00:00`);
    expect(wallClockAt(start - 1_000, zone)).to.match(/T23:59:59$/);
    expect((startOfDay(addDays(date, 1), zone) - start) / 3_600_000).to.equal(25);
  });

  it.each([
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Fakaofo', '2011-12-30'],
    ['Pacific/Kiritimati', '1994-12-31'],
  ])('has no length where the place moved over the date line, as in %s', (zone, date) => {
    const start = startOfDay(date, zone);
    expect(startOfDay(addDays(date, 1), zone)).to.equal(start);
    expect(wallClockAt(start, zone)).to.equal(`${addDays(date, 1)}T00:00:00`);
    expect(wallClockAt(start - 1_000, zone)).to.equal(`${addDays(date, -1)}T23:59:59`);
  });

  it('may be three days at once', () => {
    const noon = at('2026-11-24T10:30:00Z');
    const places = ['Pacific/Pago_Pago', 'America/New_York', 'Pacific/Kiritimati'];
    expect(places.map((zone) => dateAt(noon, zone))).to.deep.equal([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  it('holds every minute from its start to the next start, and no other', () => {
    for (const zone of [
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Pacific/Apia',
    ]) {
      for (const [day, next] of [
        ['2026-11-01', '2026-11-02'],
        ['2027-03-14', '2027-03-15'],
        ['2027-04-04', '2027-04-05'],
      ] as const) {
        expect(dateAt(startOfDay(day, zone), zone)).to.equal(day);
        expect(dateAt(startOfDay(day, zone) - 1, zone)).not.to.equal(day);
        expect(dateAt(startOfDay(next, zone) - 1, zone)).to.equal(day);
      }
    }
  });

  it('takes offsets for zones, and refuses what is neither', () => {
    expect(isZone('-05:00')).to.equal(true);
    expect(wallClockAt(at('2026-11-24T14:00:00Z'), '-05:00')).to.equal('2026-11-24T09:00:00');
    expect(isZone('Mars/Olympus')).to.equal(false);
  });
});
