/** What a page can be: every story is looked at in all of it. */
export const locales = ['en', 'es', 'ar'];
export const widths = [320, 768, 1280];
/** @satisfies {Record<string, { colorScheme: 'light' | 'dark', forcedColors: 'none' | 'active' }>} */
export const schemes = {
  'light': { colorScheme: 'light', forcedColors: 'none' },
  'dark': { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

const schemeNames = /** @type {(keyof typeof schemes)[]} */ (Object.keys(schemes));

/**
 * @typedef {object} Visit - a page that is opened once, and looked at in several ways
 * @property {string} story
 * @property {string} locale
 * @property {readonly Look[]} looks
 *
 * @typedef {object} Look
 * @property {keyof typeof schemes} scheme
 * @property {number} width
 */

/**
 * All that there is to look at.
 *
 * @param {readonly string[]} stories
 * @param {readonly string[]} [wanted] - locales
 * @returns {readonly Visit[]}
 */
export function everything(stories, wanted = locales) {
  const looks = widths.flatMap((width) => schemeNames.map((scheme) => ({ scheme, width })));
  return stories.flatMap((story) => wanted.map((locale) => ({ story, locale, looks })));
}

/**
 * Nine of them, in which any two of a locale, a scheme and a width meet once; of
 * stories that lie far from each other.
 *
 * @param {readonly string[]} stories
 * @returns {readonly Visit[]}
 */
export function sample(stories) {
  return locales.flatMap((locale, row) =>
    schemeNames.map((scheme, column) => {
      const story = stories[Math.floor(((row * 3 + column) * stories.length) / 9)] ?? '';
      const width = widths[(row + column) % 3] ?? NaN;
      return { story, locale, looks: [{ scheme, width }] };
    }),
  );
}
