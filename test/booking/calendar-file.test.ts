import { describe, expect, it } from 'vitest';
import { wallClockAt } from '../../src/time/zone.js';
import { fileOf, linesOf, read, readAgain, visit } from '../support/calendar-visit.js';
import { seeded } from '../support/seeded.js';

const minute = 60_000;
const iso = (instant: number) => new Date(instant).toISOString();

describe('a visit in the calendar', () => {
  it('is when and where the patient booked it, with whom to ask', () => {
    expect(read(fileOf())).to.deep.include({
      method: 'PUBLISH',
      uid: visit.uid,
      sequence: 0,
      status: 'CONFIRMED',
      start: visit.start,
      end: visit.end,
      clock: '2026-11-24T09:00:00',
      zone: 'America/New_York',
      stamp: '2026-11-20T09:15:30Z',
      summary: visit.summary,
      location: visit.location,
      geo: [42.4501, -73.2454],
      description: visit.description,
      contact: visit.contact,
      privacy: 'PRIVATE',
    });
  });

  it('is a file that can be read with the eye', () => {
    const file = fileOf({ timeZone: undefined, description: 'Bring your insurance card.' });
    expect(file.split('\r\n')).to.deep.equal([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//smart-scheduler//element//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:6f1c2a0e-8f4b-4a59-9a83-1d5b1f0c7e21',
      'DTSTAMP:20261120T091530Z',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'DTSTART:20261124T140000Z',
      'DTEND:20261124T143000Z',
      'SUMMARY:Dr. Ana Ruiz\\, Lakeside Clinic',
      'LOCATION:Lakeside Clinic\\, 12 Shore Rd\\; Pittsfield\\, MA 01201',
      'GEO:42.450100;-73.245400',
      'DESCRIPTION:Bring your insurance card.',
      'CONTACT:Lakeside Clinic\\, 413-555-0123',
      'CLASS:PRIVATE',
      'TRANSP:OPAQUE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT24H',
      'DESCRIPTION:Visit at Lakeside Clinic',
      'END:VALARM',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT2H',
      'DESCRIPTION:Visit at Lakeside Clinic',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is read alike by another program', () => {
    expect(readAgain(fileOf({ sequence: 2 }))).to.deep.include({
      method: 'PUBLISH',
      uid: visit.uid,
      sequence: 2,
      status: 'CONFIRMED',
      start: visit.start,
      end: visit.end,
      zone: 'America/New_York',
      summary: visit.summary,
      location: visit.location,
      description: visit.description,
      class: 'PRIVATE',
      timeTransparent: 'OPAQUE',
    });
  });

  it('reminds a day and two hours before', () => {
    expect(read(fileOf()).alarms).to.deep.equal([
      ['DISPLAY', '-PT24H', visit.alarm],
      ['DISPLAY', '-PT2H', visit.alarm],
    ]);
    expect(readAgain(fileOf()).alarms?.map(({ trigger }) => trigger.value)).to.deep.equal([
      { before: true, hours: 24 },
      { before: true, hours: 2 },
    ]);
  });

  it('is taken out by a later file of the same name, which does not remind', () => {
    const file = fileOf({ status: 'cancelled', sequence: 1 });
    const cancelled = { method: 'CANCEL', uid: visit.uid, sequence: 1, status: 'CANCELLED' };
    expect(read(file)).to.deep.include({ ...cancelled, start: visit.start, alarms: [] });
    expect(readAgain(file)).to.deep.include({ ...cancelled, start: visit.start });
    expect(file).not.to.contain('VALARM');
  });

  it.each([undefined, visit.start, '2026-11-24T13:00:00.000Z', 'soon'])(
    'has no length of its own where its end is %s',
    (end) => {
      const file = fileOf({ end });
      expect(file).not.to.match(/^(DTEND|DURATION)/m);
      expect(read(file)).to.deep.include({ start: visit.start, end: visit.start });
      expect(readAgain(file).end).to.equal(undefined);
    },
  );

  it('is told without what is not known', () => {
    const file = fileOf({ location: undefined, position: undefined, description: '', contact: '' });
    expect(file).not.to.match(/^(LOCATION|GEO|CONTACT)|DESCRIPTION:\r/m);
    expect(read(file).summary).to.equal(visit.summary);
  });

  it('has no place on no map', () => {
    for (const position of [
      { latitude: 90.1, longitude: 0 },
      { latitude: 0, longitude: -180.1 },
      { latitude: NaN, longitude: 0 },
    ]) {
      expect(fileOf({ position })).not.to.contain('GEO');
    }
    expect(fileOf({ position: { latitude: 1e-7, longitude: 180 } })).to.contain(
      '\r\nGEO:0.000000;180.000000\r\n',
    );
  });
});

describe('the time of a visit', () => {
  it.each([
    '-05:00',
    '+05:30',
    'UTC',
    undefined,
    'Mars/Olympus',
    'UTC\r\nATTENDEE:mailto:a@b.example',
  ])('is written in UTC where the zone is %j', (timeZone) => {
    const lines = linesOf(fileOf({ timeZone }));
    expect(lines).to.include.members(['DTSTART:20261124T140000Z', 'DTEND:20261124T143000Z']);
    expect(lines.join()).not.to.match(/TZID|VTIMEZONE|ATTENDEE/);
  });

  it.each([
    ['America/New_York', '2026-11-01T06:00Z'],
    ['America/New_York', '2027-03-14T07:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Australia/Lord_Howe', '2027-04-03T15:00Z'],
    ['Africa/Casablanca', '2026-02-15T02:00Z'],
    ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ])('cannot be mistaken when the clocks in %s are changed, %s', (timeZone, change) => {
    const hours = [-25, -24, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 24, 25];
    for (const start of hours.map((by) => iso(Date.parse(change) + by * 60 * minute))) {
      const file = fileOf({ timeZone, start, end: undefined });
      expect(read(file).start).to.equal(start);
      expect(readAgain(file).start).to.equal(start);
    }
  });

  it('is written in UTC as a whole where only its end is near a change', () => {
    const lines = linesOf(fileOf({ start: '2026-10-31T05:00:00Z', end: '2026-10-31T07:00:00Z' }));
    expect(lines).to.include.members(['DTSTART:20261031T050000Z', 'DTEND:20261031T070000Z']);
  });

  it.each(['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'])(
    'is one of two at half past one when the clocks are put back: %s',
    (start) => {
      expect(wallClockAt(Date.parse(start), 'America/New_York')).to.equal('2026-11-01T01:30:00');
      const file = fileOf({ start, end: undefined });
      expect(linesOf(file)).to.include(`DTSTART:${start.replace(/[-:]|\.000/g, '')}`);
      expect(read(file).start).to.equal(start);
      expect(readAgain(file).start).to.equal(start);
    },
  );

  it('is the same in every zone of the world', () => {
    const random = seeded(11);
    const zones = Intl.supportedValuesOf('timeZone').filter((_, index) => index % 4 === 0);
    const named = ['Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Chatham'];
    for (const timeZone of [...named, ...zones]) {
      const from = Date.parse('2026-11-20T00:00Z') + Math.floor(random() * 400 * 24 * 60) * minute;
      const [start, end] = [iso(from), iso(from + Math.floor(random() * 600) * minute + minute)];
      const file = fileOf({ timeZone, start, end });
      expect(read(file), timeZone).to.deep.include({ start, end });
      expect(readAgain(file), timeZone).to.deep.include({ start, end });
    }
  });
});
