import { describe, expect, it } from 'vitest';
import { CalendarNames, firstDayOfWeek } from '../../src/i18n/calendar-names.js';
import { Language } from '../../src/i18n/language.js';
import { english } from '../../src/i18n/languages.js';

const namesIn = (locale: string) => new CalendarNames(new Language({ ...english, locale }));
/** What this runtime knows of weeks. */
const known = (locale: string) =>
  (new Intl.Locale(locale) as unknown as { weekInfo: { firstDay: number } }).weekInfo;

describe('a week', () => {
  it('begins as it does where the language is spoken', () => {
    expect(
      ['en-US', 'es-US', 'es-ES', 'de', 'ar-EG'].map((locale) => firstDayOfWeek(locale)),
    ).to.deep.equal([7, 7, 1, 1, 6]);
  });

  it('begins as the browser says, which may know better', () => {
    expect(firstDayOfWeek('en-US', { firstDay: 1 })).to.equal(1);
  });

  it('begins so in a browser that does not know, too', () => {
    const regions = 'US MX PR BR CA IN JP IL PH SA ES DE FR GB AU CN VN RU HT EG IR KW MV AE'.split(
      ' ',
    );
    const wrong = regions.filter((region) => {
      const locale = `und-${region}`;
      return firstDayOfWeek(locale, null) !== known(locale).firstDay;
    });
    expect(wrong).to.deep.equal([]);
  });

  it('begins with Monday where nobody knows the place', () => {
    expect(firstDayOfWeek('xx', null)).to.equal(1);
  });
});

describe('the names of a calendar', () => {
  it('head its columns from the first day on, in full and in short', () => {
    const weekdays = (locale: string) => namesIn(locale).weekdays;
    expect(weekdays('en-US')[0]).to.deep.equal({ long: 'Sunday', short: 'Sun' });
    expect(weekdays('es-ES')[0]).to.deep.equal({ long: 'lunes', short: 'lun' });
    expect(weekdays('en-US').map(({ long }) => long)[6]).to.equal('Saturday');
  });

  it('are initials where short names are as long as full ones', () => {
    const [saturday] = namesIn('ar-EG').weekdays;
    expect(saturday?.long).to.equal('السبت');
    expect(saturday?.short).to.equal('س');
  });

  it('say month and year of the Gregorian calendar, in the locale’s digits', () => {
    expect(namesIn('en-US').month('2026-11')).to.equal('November 2026');
    expect(namesIn('th-TH').month('2026-11')).to.contain('2026');
    expect(namesIn('ar-EG').dayOfMonth('2026-11-04')).to.equal('٤');
    expect(namesIn('ja-JP').dayOfMonth('2026-11-04')).to.equal('4');
  });
});
