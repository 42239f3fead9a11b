import { runnerImport } from 'vite';

/** @type {{ module: typeof import('../stories/stage/vocabulary.js') }} */
const { module } = await runnerImport(
  new URL('../stories/stage/vocabulary.ts', import.meta.url).pathname,
);
const { english, catalogues, published, common } = module;

/** The languages that have a catalogue, and the two that show what has none and what finds no room. */
export const locales = [...new Set(['es', 'ar', 'en-XA', 'ar-XB', ...Object.keys(catalogues)])];

/** What divides a message: values, the forms of plurals, and the numbers in them. */
const divisions = /\{\w+(?:, plural,)?|(?:=\d|one|other) \{|[{}#]/;
const pieces = [...Object.values(english).flatMap((message) => piecesOf(message)), ...common];
const englishFormats = wordsOfFormats('en-US');

/** @param {string} message */
function piecesOf(message) {
  return message
    .split(divisions)
    .map((piece) => piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((piece) => piece !== '');
}

/** Every word that the runtime writes: in dates of the stories’ zones, and in ways. @param {string} locale */
function wordsOfFormats(locale) {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return new Set();
  const days = Array.from({ length: 366 }, (_, day) => Date.UTC(2024, 0, 1 + day, day % 24));
  const written = ['America/New_York', 'America/Chicago'].flatMap((timeZone) => {
    const long = new Intl.DateTimeFormat(locale, {
      timeZone,
      dateStyle: 'full',
      timeStyle: 'long',
    });
    const brief = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', month: 'short' });
    return days.flatMap((day) => [long.format(day), brief.format(day)]);
  });
  const ways = ['mile', 'kilometer'].flatMap((unit) =>
    /** @type {const} */ (['long', 'short']).map((unitDisplay) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(25),
    ),
  );
  return new Set([...written, ...ways].join(' ').match(/\p{L}+/gu));
}

/** What finds English in a locale, by locale. @type {Map<string, RegExp>} */
const finders = new Map();

/**
 * A piece of English of at least four letters in a row. A single word that the
 * language's own catalogue or calendar has as well is its own.
 *
 * @param {string} locale
 */
function englishIn(locale) {
  let finder = finders.get(locale);
  if (!finder) {
    const own = new Set([
      ...Object.values(catalogues[locale] ?? {}).flatMap((text) => text.match(/\p{L}+/gu) ?? []),
      ...wordsOfFormats(locale),
    ]);
    const foreign = [...pieces, ...englishFormats]
      .filter((piece) => /\p{L}{4}/u.test(piece) && !own.has(piece))
      .sort((one, other) => other.length - one.length);
    // In the mirrored locale a word begins with what turns it round.
    const words = [...new Set(foreign)].map(literal).join('|');
    finder = new RegExp(`(?<![\\p{L}\\p{M}\\u202e])(?:${words})(?![\\p{L}\\p{M}])`, 'u');
    finders.set(locale, finder);
  }
  return finder;
}

const names = finderOf([...published]);
/** In English, common concepts are called what publishers call them. */
const namesInEnglish = finderOf([...published, ...common]);

/** Finds any of several texts, of which the longest counts. @param {readonly string[]} texts */
function finderOf(texts) {
  const longestFirst = texts.toSorted((one, other) => other.length - one.length);
  return new RegExp(longestFirst.map(literal).join('|'), 'gu');
}

/** @param {string} text */
function literal(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * The English that is left over in a text that is told in another language, if there is any.
 *
 * @param {string} text
 * @param {string} locale
 */
export function leftOver(text, locale) {
  return englishIn(locale).exec(
    ownWords(text, locale.startsWith('en') ? namesInEnglish : names),
  )?.[0];
}

/**
 * A word in a text of the accented locale that carries no accents, and so comes from
 * no catalogue; dates, and what has digits in it, aside.
 *
 * @param {string} text
 */
export function unaccented(text) {
  const words = ownWords(text, namesInEnglish).match(/[\p{L}\p{M}\p{N}-]+/gu) ?? [];
  return words.find((word) => /^[a-z-]*[a-z][a-z-]*$/i.test(word) && !englishFormats.has(word));
}

/** A text without what publishers wrote, and without what keeps directions apart. @param {string} text @param {RegExp} written */
function ownWords(text, written) {
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(written, ' ')
    .replace(/\s+/g, ' ');
}
