import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/catalogue/en.js';
import { es } from '../../src/i18n/catalogue/es.js';
import { Language } from '../../src/i18n/language.js';
import { english } from '../../src/i18n/languages.js';

const language = new Language(english);
const newYork = 'America/New_York';
/** Plain spaces, for the eye. */
const plain = (text: string) => text.replace(/\s/g, ' ');
const times = (zone: string, ...instants: readonly string[]) =>
  instants.map((instant) => plain(language.at(instant, zone, 'time')));

describe('a time that the clocks show twice', () => {
  it('is told with the name of the zone, both times, and nothing else is', () => {
    const night = ['04:30', '05:00', '05:30', '06:00', '06:30', '07:00', '07:30'];
    expect(times(newYork, ...night.map((time) => `2026-11-01T${time}Z`))).to.deep.equal([
      '12:30 AM',
      '1:00 AM EDT',
      '1:30 AM EDT',
      '1:00 AM EST',
      '1:30 AM EST',
      '2:00 AM',
      '2:30 AM',
    ]);
  });

  it('is told with how far the clocks are ahead, where the zone has no name', () => {
    expect(
      times(
        'Australia/Lord_Howe',
        '2027-04-03T14:15Z',
        '2027-04-03T14:30Z',
        '2027-04-03T14:59Z',
        '2027-04-03T15:00Z',
        '2027-04-03T15:29Z',
        '2027-04-03T15:30Z',
      ),
    ).to.deep.equal([
      '1:15 AM',
      '1:30 AM GMT+11',
      '1:59 AM GMT+11',
      '1:30 AM GMT+10:30',
      '1:59 AM GMT+10:30',
      '2:00 AM',
    ]);
  });

  it('may come before Ramadan, and not after it', () => {
    const before = ['2026-02-15T01:30Z', '2026-02-15T02:30Z', '2026-02-15T03:30Z'];
    // Some call it "GMT", and some "GMT+0".
    expect(
      times('Africa/Casablanca', ...before).map((time) => time.replace('GMT+0', 'GMT')),
    ).to.deep.equal(['2:30 AM GMT+1', '2:30 AM GMT', '3:30 AM']);
    expect(times('Africa/Casablanca', '2026-03-22T01:30Z', '2026-03-22T02:30Z')).to.deep.equal([
      '1:30 AM',
      '3:30 AM',
    ]);
  });

  it('may come in the hour before midnight', () => {
    expect(
      times('Africa/Cairo', '2026-10-29T20:30Z', '2026-10-29T21:30Z', '2026-10-29T22:30Z'),
    ).to.deep.equal(['11:30 PM GMT+3', '11:30 PM GMT+2', '12:30 AM']);
  });

  it('is told so in every language, on every clock, and with its day', () => {
    const spanish = new Language({ locale: 'es-US', catalogue: { ...en, ...es } }, 'h23');
    const [first, again] = ['2026-11-01T05:30Z', '2026-11-01T06:30Z'] as const;
    expect([first, again].map((at) => plain(spanish.at(at, newYork, 'time')))).to.deep.equal([
      '01:30 EDT',
      '01:30 EST',
    ]);
    expect(plain(language.at(again, newYork, 'dateTime'))).to.equal(
      'Sunday, November 1 at 1:30 AM EST',
    );
    expect(plain(language.at(again, newYork, 'longDate'))).to.equal('Sunday, November 1, 2026');
  });

  it('does not come where a place is known by its offset alone', () => {
    expect(times('-04:00', '2026-11-01T05:30Z')).to.deep.equal(['1:30 AM']);
  });
});

describe('the time of a visit', () => {
  const span = (start: string, end: string, zone = newYork) =>
    plain(language.span(start, end, zone));

  it('says once what its ends share', () => {
    expect(span('2026-11-24T14:00Z', '2026-11-24T14:30Z')).to.equal('9:00 – 9:30 AM');
    expect(span('2026-11-24T14:00Z', '2026-11-24T14:30Z', '-05:00')).to.equal('9:00 – 9:30 AM');
  });

  it('says which of two clocks each of its ends is on', () => {
    expect(span('2026-11-01T05:30Z', '2026-11-01T05:45Z')).to.equal('1:30 AM EDT – 1:45 AM EDT');
    expect(span('2026-11-01T05:45Z', '2026-11-01T06:15Z')).to.equal('1:45 AM EDT – 1:15 AM EST');
    expect(span('2026-11-01T04:45Z', '2026-11-01T05:15Z')).to.equal('12:45 AM – 1:15 AM EDT');
    expect(span('2026-11-01T06:45Z', '2026-11-01T07:15Z')).to.equal('1:45 AM EST – 2:15 AM');
  });

  it('is told by the law where its ends are on two sides of one, whatever this runtime knows of it', () => {
    expect(span('2026-11-01T08:45Z', '2026-11-01T09:15Z', 'America/Vancouver')).to.equal(
      '1:45 AM – 2:15 AM',
    );
  });

  it('names the day on which it ends, where that is another', () => {
    expect(span('2026-11-25T04:30Z', '2026-11-25T05:15Z')).to.equal(
      '11:30 PM – Wednesday, November 25 at 12:15 AM',
    );
    // Midnight UTC, and nine in the morning there.
    expect(span('2026-11-24T23:45Z', '2026-11-25T00:15Z', 'Asia/Tokyo')).to.equal('8:45 – 9:15 AM');
    expect(span('2026-11-24T23:45Z', '2026-11-25T00:15Z', '-05:00')).to.equal('6:45 – 7:15 PM');
  });
});
