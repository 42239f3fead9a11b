import type { Catalogue } from './catalogue/catalogue.js';
import { closingBrace } from './message-format.js';

const inBothCases = (letters: string) => [...letters, ...letters.toUpperCase()];
const plain = inBothCases('abcdefghijklmnopqrstuvwxyz');
const marked = inBothCases('àƀçďéƒĝĥîĵķĺḿñöṕɋŕšťûṽŵẋýž');
const accents = new Map(plain.map((letter, index) => [letter, marked[index] as string]));
/** By how much the texts of other languages may be longer than the English. */
const growth = 0.4;
const padding = 'one two three four five six seven eight nine ten '.repeat(9);

/** English with an accent on every letter, and two fifths longer: shows what is not in the catalogue, and what finds no room. */
export function accented(english: Catalogue): Catalogue {
  return retold(english, (words) => {
    const [, before, text = '', after] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
    const more = padding.slice(0, Math.ceil(text.length * growth)).trimEnd();
    const changed = `${text} ${more}`.replace(/[a-z]/gi, (letter) => accents.get(letter) ?? letter);
    return `${before}${changed}${after}`;
  });
}

/** English from right to left: shows what does not turn round. */
export function mirrored(english: Catalogue): Catalogue {
  return retold(english, (words) => words.replace(/[^\s#]+/g, '\u202e$&\u202c'));
}

/** The same catalogue, as it is then and may grow, with its words told in another way; what stands for values stays. */
function retold(english: Catalogue, tell: (words: string) => string): Catalogue {
  return new Proxy(english, {
    get: (texts, key: keyof Catalogue) => texts[key] && retoldMessage(texts[key], tell),
  });
}

function retoldMessage(message: string, tell: (words: string) => string): string {
  const open = message.indexOf('{');
  const words = open < 0 ? message : message.slice(0, open);
  const told = /\p{L}/u.test(words) ? tell(words) : words;
  if (open < 0) return told;
  const close = closingBrace(message, open);
  const value = message.slice(open, close);
  const [plural] = /^\{\w+, plural,/.exec(value) ?? [];
  const kept = plural ? plural + retoldForms(value.slice(plural.length), tell) : value;
  return `${told}${kept}}${retoldMessage(message.slice(close + 1), tell)}`;
}

/** The forms of a plural: ` =0 {…} other {…}`. */
function retoldForms(forms: string, tell: (words: string) => string): string {
  const open = forms.indexOf('{');
  if (open < 0) return forms;
  const close = closingBrace(forms, open);
  const form = retoldMessage(forms.slice(open + 1, close), tell);
  return `${forms.slice(0, open + 1)}${form}}${retoldForms(forms.slice(close + 1), tell)}`;
}
