import { intlLocale } from './own-dates.js';

/** Values that a message may mention. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Fills in a message: `{name}` for a value, and ICU plurals such as
 * `{count, plural, =0 {none} one {# time} other {# times}}`, where `#` is the
 * number as the locale writes it. A plural form that a catalogue lacks falls
 * back to `other`.
 */
export function formatMessage(message: string, values: MessageValues, locale: string): string {
  let output = '';
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf('{', at);
    if (open < 0) return output + message.slice(at);
    const close = closingBrace(message, open);
    output += message.slice(at, open) + argument(message.slice(open + 1, close), values, locale);
    at = close + 1;
  }
  return output;
}

function argument(text: string, values: MessageValues, locale: string): string {
  const [name = '', kind, forms = ''] = text.split(/,(?![^{]*})/, 3).map((part) => part.trim());
  const value = values[name];
  if (value === undefined) return '';
  if (kind !== 'plural') return typeof value === 'number' ? numberIn(locale, value) : value;
  const count = Number(value);
  const form =
    pluralForm(forms, `=${count}`) ??
    pluralForm(forms, numbersOf(locale).plural.select(count)) ??
    pluralForm(forms, 'other') ??
    '';
  return formatMessage(form.replaceAll('#', numberIn(locale, count)), values, locale);
}

function pluralForm(forms: string, selector: string): string | undefined {
  const start = forms.search(new RegExp(`(?:^|[\\s}])${selector}\\s*\\{`));
  if (start < 0) return undefined;
  const open = forms.indexOf('{', start);
  return forms.slice(open + 1, closingBrace(forms, open));
}

/** Where what a brace opens is closed again. */
export function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** A number as the locale writes it. */
export function numberIn(locale: string, value: number): string {
  return numbersOf(locale).format.format(value);
}

interface Numbers {
  readonly locale: string;
  readonly format: Intl.NumberFormat;
  readonly plural: Intl.PluralRules;
}

/** Of the locale that was spoken last. */
let numbers: Numbers | undefined;

function numbersOf(locale: string): Numbers {
  if (numbers?.locale !== locale)
    numbers = {
      locale,
      format: new Intl.NumberFormat(intlLocale(locale)),
      plural: new Intl.PluralRules(intlLocale(locale)),
    };
  return numbers;
}
