import { describe, expect, it } from 'vitest';
import { enConcepts } from '../../src/i18n/catalogue/en-concepts.js';
import { enFilters } from '../../src/i18n/catalogue/en-filters.js';
import { enJourney } from '../../src/i18n/catalogue/en-journey.js';
import { enMonth } from '../../src/i18n/catalogue/en-month.js';
import { en as enTimes } from '../../src/i18n/catalogue/en.js';
import { es } from '../../src/i18n/catalogue/es.js';
import { Language } from '../../src/i18n/language.js';
import { speechFor } from '../../src/i18n/languages.js';
import { formatMessage } from '../../src/i18n/message-format.js';

const en = { ...enTimes, ...enConcepts, ...enFilters, ...enJourney, ...enMonth };

describe('a message', () => {
  it('says one and many as the language does', () => {
    const message = '{count, plural, =0 {none} one {# time} other {# times}}';
    expect(
      [0, 1, 2, 1_234].map((count) => formatMessage(message, { count }, 'en-US')),
    ).to.deep.equal(['none', '1 time', '2 times', '1,234 times']);
  });

  it('falls back to "other" where a catalogue lacks a form', () => {
    expect(
      formatMessage('{count, plural, one {#} other {muchos}}', { count: 1_000_000 }, 'es'),
    ).to.equal('muchos');
  });

  it('puts values in as they are, and never reads them again', () => {
    expect(formatMessage('Call {phone}.', { phone: '{phone} <b>' }, 'en')).to.equal(
      'Call {phone} <b>.',
    );
  });
});

describe('a language', () => {
  it('is the first wanted that there is, with the page’s own texts laid over it', async () => {
    const speech = await speechFor(['xx', 'es-MX', 'en'], { es: { book: 'Reservar' } });
    expect(speech.locale).to.equal('es-MX');
    expect(speech.catalogue.book).to.equal('Reservar');
    expect(speech.catalogue.retry).to.equal(es.retry);
  });

  it('that only the page brings falls back to English where it is incomplete', async () => {
    const speech = await speechFor(['fr'], { fr: { book: 'Réserver' } });
    expect([speech.locale, speech.catalogue.book, speech.catalogue.retry]).to.deep.equal([
      'fr',
      'Réserver',
      en.retry,
    ]);
  });

  it('writes Gregorian dates, whatever calendar the locale prefers', () => {
    const thai = new Language({ locale: 'th-TH', catalogue: en });
    expect(thai.at('2026-11-24T14:00:00Z', 'America/New_York', 'longDate')).to.contain('2026');
  });

  it('keeps to the hour cycle that the page wants', () => {
    const english = (cycle: 'h12' | 'h23') =>
      new Language({ locale: 'en-US', catalogue: en }, cycle).at(
        '2026-11-24T19:00:00Z',
        'America/New_York',
        'time',
      );
    expect(english('h12').replace(/\s/g, ' ')).to.equal('2:00 PM');
    expect(english('h23')).to.equal('14:00');
  });
});
