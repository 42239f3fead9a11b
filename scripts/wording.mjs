import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Findings } from './findings.mjs';
import { leftOver, locales, unaccented } from './leftovers.mjs';
import { readPage } from './page-reader.mjs';
import { openStage, storyNames } from './stage.mjs';

/**
 * Looks for words that find no room on a narrow page, and for English in other
 * languages: every story in every language.
 * `npm run wording -- [--sample] [--story Chosen …] [--locale es …]`
 */

/** The narrowest page that has to do (WCAG 2.2, 1.4.10), in pixels. */
export const narrow = { viewport: { width: 320, height: 900 } };

/** Stories that have between them most of what is said, and languages that differ most. */
export const sample = {
  story: ['FiltersOpen', 'ChosenInTwoZones', 'MonthOpen', 'BookedAtAnotherTime'],
  locale: ['es', 'ar', 'en-XA'],
};

/**
 * What is wrong with the words of stories.
 *
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ readonly story: readonly string[], readonly locale: readonly string[] }} wanted
 */
export async function wording(stage, { story: stories, locale: wanted }) {
  const plays = stories.flatMap((story) =>
    wanted.map((locale) => ({ story, locale, options: narrow })),
  );
  const findings = new Findings('the wording');
  await stage.playAll(plays, async (page, { story, locale }) => {
    findings.add({ story, locale }, await badWords(page, locale));
  });
  return findings;
}

/**
 * What finds no room on a page, and what is not in its language.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} locale
 */
export async function badWords(page, locale) {
  const { texts, troubles } = await page.evaluate(readPage);
  return [
    ...troubles,
    ...texts.flatMap(({ where, text }) => {
      const english = leftOver(text, locale);
      const plain = locale === 'en-XA' ? unaccented(text) : undefined;
      return [
        ...(english ? [{ rule: 'English left over', where, what: `${english} in: ${text}` }] : []),
        ...(plain ? [{ rule: 'in no catalogue', where, what: `${plain} in: ${text}` }] : []),
      ];
    }),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      sample: { type: 'boolean', default: false },
      story: { type: 'string', multiple: true, default: [...storyNames] },
      locale: { type: 'string', multiple: true, default: locales },
    },
  });
  const stage = await openStage();
  try {
    const findings = await wording(stage, values.sample ? sample : values);
    findings.print();
  } finally {
    await stage.close();
  }
}
