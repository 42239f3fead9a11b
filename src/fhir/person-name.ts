/** How somebody is addressed, and degrees: two people may well share these. */
const titles = new Set(
  (
    'aprn crnp dds dmd do doc doctor dpm dr dra fnp jr lcsw mba md mph mr mrs ms mx ' +
    'np od pa pharmd phd prof professor psyd rn sr'
  ).split(' '),
);

/**
 * Whether two names are one person's, as far as names tell: `same` where one has nothing that the
 * other has not ("Hart, A., MD" and "Dr. Amelia Hart"), `other` where they share nothing, and
 * `unsure` where they share a part, as nicknames and namesakes do.
 */
export function samePerson(one: string, other: string): 'same' | 'other' | 'unsure' {
  const [left, right] = [ownWords(one), ownWords(other)];
  if (left.length === 0 || right.length === 0) return 'unsure';
  if (isWithin(left, right) || isWithin(right, left)) return 'same';
  return left.some((word) => isIn(word, right)) ? 'unsure' : 'other';
}

/** A name's words in any order, without accents and titles. */
function ownWords(name: string): readonly string[] {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !titles.has(word));
}

function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => isIn(word, others));
}

/** A single letter stands for each word that begins with it. */
function isIn(word: string, others: readonly string[]): boolean {
  return others.some(
    (other) =>
      word === other || ((word.length === 1 || other.length === 1) && word[0] === other[0]),
  );
}
