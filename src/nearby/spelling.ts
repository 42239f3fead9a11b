/** Words that are written in short, wherever they stand, as in Port St Lucie. */
const longWords = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
  ['hts', 'heights'],
  ['spgs', 'springs'],
]);
/** These only where a name begins with them: elsewhere they are initials. */
const directions = new Map([
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
]);

/** What people call a city, though the post does not. */
const otherNames = new Map([
  ['nyc', 'new york'],
  ['new york city', 'new york'],
  ['nueva york', 'new york'],
  ['nueva orleans', 'new orleans'],
  ['filadelfia', 'philadelphia'],
  ['philly', 'philadelphia'],
  ['vegas', 'las vegas'],
  ['cayo hueso', 'key west'],
  ['san agustin', 'saint augustine'],
]);

/** The words of a name in the one spelling in which names are compared: without case, accents, points and short forms. */
export function plainWords(text: string): readonly string[] {
  const words = text
    .normalize('NFD')
    .replace(/[\p{M}'’‘ʻ]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const direction = words.length > 1 ? directions.get(words[0] ?? '') : undefined;
  return words.map((word, index) => (index === 0 && direction) || (longWords.get(word) ?? word));
}

/** What a city is found by: its words as one, because it is DeKalb in one state and De Kalb in another. */
export function cityKey(words: readonly string[]): string {
  return (otherNames.get(words.join(' ')) ?? words.join(' ')).replaceAll(' ', '');
}
