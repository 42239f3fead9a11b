import { id, text, type JsonObject } from './lenient.js';

/** States and territories of the US of which every ZIP code begins with 0, and those with 00. */
const withZero = ['CT', 'MA', 'ME', 'NH', 'NJ', 'PR', 'RI', 'VI', 'VT'];
const withZeros = ['PR', 'VI'];

/**
 * An Address's postal code. Spreadsheets take the zero from "08332-3762"; it is put back
 * where the state makes it certain that there was one.
 */
export function postalCodeOf(address: JsonObject): string | undefined {
  const code = text(id(address.postalCode));
  const state = text(address.state)?.toUpperCase() ?? '';
  const [, digits] = /^(\d{3,4})(?:-\d{4})?$/.exec(code ?? '') ?? [];
  const isHere = /^(US|USA)?$/i.test(text(address.country) ?? '');
  const lost = digits && isHere && (digits.length === 4 ? withZero : withZeros).includes(state);
  return lost ? '0'.repeat(5 - digits.length) + code : code;
}
