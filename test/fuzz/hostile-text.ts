import type { Dice } from './dice.js';

/** Text that breaks what reads it without care. */
const fragments = [
  '\u0000',
  '\t',
  '\n',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  'é',
  'е',
  '%',
  '%2',
  '%ZZ',
  '%E0%A4%A',
  '%C3',
  '%ED%A0%80',
  '%00',
  '%0A',
  '%EF%BF%BD',
  '+',
  '&',
  '&&',
  '=',
  ';',
  '?',
  '#',
  '\\',
  '/',
  '@',
  ' ',
  '<img src=x onerror=alert(1)>',
  "';--",
  '__proto__',
  'constructor',
  'state',
  'x',
  'Dr. Ramírez',
] as const;

/** A few of them, one after the other. */
export function hostileText(dice: Dice): string {
  return dice.several(4, () => dice.oneOf(fragments)).join('');
}

/** A text with one place changed: a character lost, doubled, replaced, or something put in between. */
export function damaged(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const rest = text.slice(at + 1);
  const kept = dice.oneOf(['', text.charAt(at).repeat(2), dice.oneOf(fragments)]);
  return text.slice(0, at) + (dice.chance(0.3) ? kept + text.slice(at) : kept + rest);
}

/** A value as somebody may write it into a query: encoded well, in another way, or not at all. */
export function written(dice: Dice, value: string): string {
  const way = dice.below(10);
  if (way < 6) return encodeURIComponent(withoutLoneSurrogates(value));
  if (way === 6) return value;
  if (way === 7) return encodeURIComponent(withoutLoneSurrogates(value)).replaceAll('%20', '+');
  // Encoded where nobody need have: %73tate is state.
  return Array.from(withoutLoneSurrogates(value).slice(0, 300), (character) =>
    way === 8 || dice.chance(0.2) ? everyByte(character) : encodeURIComponent(character),
  ).join('');
}

/** What becomes of a text on its way through an encoding (WHATWG Encoding, "UTF-8 encode"). */
export function withoutLoneSurrogates(text: string): string {
  return Buffer.from(text).toString();
}

function everyByte(character: string): string {
  return Array.from(
    Buffer.from(character),
    (byte) => `%${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}
