import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/catalogue/en.js';
import { es } from '../../src/i18n/catalogue/es.js';
import { draftLanguages } from '../../src/i18n/drafts.js';
import { Language } from '../../src/i18n/language.js';
import { english, speechFor, type WantedLocales } from '../../src/i18n/languages.js';

const wanting = (...named: readonly string[]): WantedLocales => ({ named, usual: [] });
const speaking = async (...named: readonly string[]) =>
  new Language(await speechFor(wanting(...named)));
const noon = '2026-11-24T17:00:00Z';
const zone = 'America/New_York';

describe('a language', () => {
  it('is the first wanted that there is, with the page’s own texts laid over it', async () => {
    const speech = await speechFor(
      { named: ['xx'], usual: ['es-MX', 'en'] },
      { es: { book: 'Reservar' } },
    );
    expect(speech.locale).to.equal('es-MX');
    expect(speech.catalogue.book).to.equal('Reservar');
    expect(speech.catalogue.retry).to.equal(es.retry);
  });

  it('that only the page brings falls back to English where it is incomplete', async () => {
    const speech = await speechFor({ named: ['sv'], usual: [] }, { sv: { book: 'Boka' } });
    expect([speech.locale, speech.catalogue.book, speech.catalogue.retry]).to.deep.equal([
      'sv',
      'Boka',
      en.retry,
    ]);
  });

  it('writes Gregorian dates, whatever calendar the locale prefers', () => {
    const thai = new Language({ locale: 'th-TH', catalogue: english.catalogue });
    expect(thai.at('2026-11-24T14:00:00Z', 'America/New_York', 'longDate')).to.contain('2026');
  });

  it('names the days of the week, one or several on end, as long as they are wanted', async () => {
    const spanish = await speaking('es');
    expect(spanish.weekdays(1, 1, 'long')).to.equal('lunes');
    expect(spanish.weekdays(8, 8, 'narrow')).to.equal(spanish.weekdays(1, 1, 'narrow'));
    expect((await speaking('en')).weekdays(1, 5).replace(/\s/g, ' ')).to.equal('Mon – Fri');
    expect((await speaking('ht')).weekdays(1, 1, 'long')).to.equal('lendi');
  });

  it('keeps to the hour cycle that the page wants', () => {
    const atTwo = (cycle: 'h12' | 'h23') =>
      new Language({ locale: 'en-US', catalogue: english.catalogue }, cycle).at(
        '2026-11-24T19:00:00Z',
        'America/New_York',
        'time',
      );
    expect(atTwo('h12').replace(/\s/g, ' ')).to.equal('2:00 PM');
    expect(atTwo('h23')).to.equal('14:00');
  });

  it('that nobody has checked is spoken where the page names it, and says so itself', async () => {
    for (const name of draftLanguages) {
      const language = await speaking(name);
      expect(language.locale, name).to.equal(`${name}-US`);
      expect(language.draft, name).to.have.length.above(10);
      expect(language.say('heading'), name).not.to.equal(en.heading);
    }
  });

  it('that nobody has checked is not spoken because a browser prefers it', async () => {
    const { locale, catalogue } = await speechFor({ named: [], usual: ['vi', 'es'] });
    expect([locale, catalogue.draft]).to.deep.equal(['es-US', undefined]);
  });

  it.each([
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['tl', 'fil'],
    ['pt-BR', 'pt'],
  ])(
    'goes by the writing and the people, not by the letters of its name: %s',
    async (name, same) => {
      expect((await speaking(name)).say('heading')).to.equal((await speaking(same)).say('heading'));
    },
  );

  it('of a page may lay its own words over a draft, and take back that it is one', async () => {
    const speech = await speechFor(wanting('fr'), { fr: { book: 'Réserver', draft: '' } });
    expect([speech.catalogue.book, speech.catalogue.draft]).to.deep.equal(['Réserver', '']);
  });

  it('has words of its own for dates where browsers do not know it', async () => {
    const creole = await speaking('ht');
    expect(creole.at(noon, zone, 'dateTime').replaceAll(/\s/g, ' ')).to.equal(
      'madi 24 novanm a 12:00 PM',
    );
    expect(creole.say('found', { count: 1_234 })).to.match(/1\s234/);
  });

  it('parts what it lists by its own comma, and by none of its words', async () => {
    const lists = ['en', 'es', 'fr', 'ht', 'ja', 'zh', 'ur'].map(async (name) =>
      (await speaking(name)).list(['1', '2']),
    );
    expect(await Promise.all(lists)).to.deep.equal([
      ...['1, 2', '1, 2', '1, 2', '1, 2'],
      ...['1、2', '1、2', '\u20681\u2069، \u20682\u2069'],
    ]);
  });

  it('written from right to left keeps what is written from left to right together', async () => {
    expect((await speaking('ar')).say('call', { phone: '(617) 555-0100' })).to.contain(
      '\u2068(617) 555-0100\u2069',
    );
  });
});

describe('a pseudo-locale', () => {
  it('makes every text longer, and leaves values and counts as they are', async () => {
    const accented = await speaking('en-XA');
    expect(accented.say('call', { phone: '555' })).to.equal('Çàĺĺ öñ 555');
    const found = accented.say('found', { count: 2 });
    expect(found).to.match(/^2 ťîḿéš ƒöûñď\. öñé/);
    expect(found).not.to.match(/[{}]|plural|other/);
    expect(found.length).to.be.at.least('2 times found.'.length * 1.3);
  });

  it('turns the page round', async () => {
    const mirrored = await speaking('ar-XB');
    expect(mirrored.direction).to.equal('rtl');
    expect(mirrored.say('retry')).to.equal('\u202eTry\u202c \u202eagain\u202c');
  });
});

describe('a concept', () => {
  const cardiology = {
    system: 'http://snomed.info/sct',
    code: '394579002',
    text: 'Cardiology (qualifier value)',
  };

  it('is told in the publisher’s own words where these are in the patient’s language', async () => {
    const translations = { 'es': 'Corazón', 'es-us': 'Cardiología de adultos' };
    expect((await speaking('es')).concept({ ...cardiology, translations })).to.equal(
      'Cardiología de adultos',
    );
    expect((await speaking('es-MX')).concept({ ...cardiology, translations })).to.equal('Corazón');
  });

  it('is told in ours where it is a common one, and as published where it is not', async () => {
    const spanish = await speaking('es');
    expect(spanish.concept(cardiology)).to.equal(es['concept.cardiology']);
    expect(spanish.concept({ ...cardiology, code: '1', text: 'Heart club' })).to.equal(
      'Heart club',
    );
    expect(spanish.concept({ text: 'Heart club' })).to.equal('Heart club');
  });

  it('stays as published in English, unless it is a mere code', async () => {
    const spoken = await speaking('en');
    expect(spoken.concept(cardiology)).to.equal(cardiology.text);
    await speaking('es');
    expect(spoken.concept({ ...cardiology, text: cardiology.code })).to.equal('Cardiology');
  });

  it('has a message for every common code, and only one code for each', async () => {
    const spanish = await speaking('es');
    const common = ['ROUTINE', 'WALKIN', 'CHECKUP', 'FOLLOWUP', 'EMERGENCY'];
    const told = common.map((code) =>
      spanish.concept({
        system: 'http://terminology.hl7.org/CodeSystem/v2-0276',
        code,
        text: code,
      }),
    );
    expect(new Set([...told, ...common]).size).to.equal(10);
  });
});
