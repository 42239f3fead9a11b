import { describe, expect, it } from 'vitest';
import type { Catalogue, MessageKey } from '../../src/i18n/catalogue/catalogue.js';
import { enConcepts } from '../../src/i18n/catalogue/en-concepts.js';
import { enFilters } from '../../src/i18n/catalogue/en-filters.js';
import { enJourney } from '../../src/i18n/catalogue/en-journey.js';
import { enMonth } from '../../src/i18n/catalogue/en-month.js';
import { en as enTimes } from '../../src/i18n/catalogue/en.js';
import { formatMessage } from '../../src/i18n/message-format.js';

const en: Catalogue = { ...enTimes, ...enConcepts, ...enFilters, ...enJourney, ...enMonth };
const keys = Object.keys(en) as MessageKey[];

/** Every catalogue but the English one, by its file's name, which is its language. */
const catalogues = Object.entries(
  import.meta.glob<Record<string, Catalogue & { readonly draft?: string }>>(
    ['../../src/i18n/catalogue/*.ts', '!**/en*.ts', '!**/catalogue.ts'],
    { eager: true },
  ),
).flatMap(([path, module]) => {
  const [, language = ''] = /([\w-]+)\.ts$/.exec(path) ?? [];
  return Object.values(module).map((catalogue) => ({ language, catalogue }));
});

const placeholders = (message: string) =>
  new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name));
const words = (message: string) => message.replace(/\{\w+\}/g, '').match(/\p{L}+/gu);
/** What a message says with every value that it may be given, however many there are. */
const samples = [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000];

/** Words that are the same in English and in another language, and no English left over. */
const shared: Readonly<Record<string, readonly MessageKey[]>> = {
  // Medical staff and patients in the US say these in English.
  fil: ['group.unnamed', 'concept.check-up', 'concept.physical-therapy'],
  fr: ['concept.nutrition'],
};

describe.each(catalogues)('the catalogue in $language', ({ language, catalogue }) => {
  it('says all that there is to say, and nothing else', () => {
    expect(Object.keys(catalogue).filter((key) => key !== 'draft')).to.have.members(keys);
  });

  it('mentions the same values as the English', () => {
    const different = keys.filter(
      (key) =>
        [...placeholders(en[key])].sort().join() !==
        [...placeholders(catalogue[key])].sort().join(),
    );
    expect(different).to.deep.equal([]);
  });

  it('leaves no English over', () => {
    const same = keys.filter((key) => catalogue[key] === en[key] && words(en[key]));
    expect(same.filter((key) => !shared[language]?.includes(key))).to.deep.equal([]);
  });

  it('has a form for every number, and says the number or that there is none', () => {
    const wrong = keys
      .filter((key) => en[key].includes('plural'))
      .flatMap((key) =>
        samples.map((count) => {
          const values = { count, when: 'W', day: 'D' };
          return { key, count, said: formatMessage(catalogue[key], values, language) };
        }),
      )
      .filter(({ said }) => said.trim() === '' || /[{}#]|undefined/.test(said));
    expect(wrong).to.deep.equal([]);
  });

  it('tells the forms of its plurals by the names that its language has', () => {
    const names = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const unknown = keys.flatMap((key) =>
      [...catalogue[key].matchAll(/(?:^|[\s}])([a-z]+) \{/g)]
        .map(([, name = '']) => name)
        .filter((name) => catalogue[key].includes('plural') && !names.some((one) => one === name))
        .map((name) => `${key}: ${name}`),
    );
    // A form that a language lacks in this runtime is never said; Spanish has "many" only in newer ones.
    expect(unknown.filter((each) => !/: (one|other|many)$/.test(each))).to.deep.equal([]);
  });

  it('is quoted and dashed like a text, not like a program', () => {
    const typed = keys.filter((key) => /["'`]|\.\.\.| - /.test(catalogue[key]));
    expect(typed).to.deep.equal([]);
  });
});
