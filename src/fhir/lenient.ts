import { object, type JsonObject } from '../model/json-object.js';

/**
 * Reads of values that may be anything: feeds send null, strings for numbers,
 * and single values for lists. Nothing here throws.
 */

export { object, type JsonObject };

/** The members of a list; a lone value counts as a list of one, null as none. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.filter((item) => item !== null && item !== undefined);
  return value === undefined || value === null ? [] : [value];
}

/** Those members of a list that are objects; a lone one counts as a list of one. */
export function objects(value: unknown): readonly JsonObject[] {
  // Every slot is asked several times.
  const found: JsonObject[] = [];
  for (const member of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    const item = object(member);
    if (item) found.push(item);
  }
  return found;
}

/** Text without surrounding space, control characters or bidirectional overrides; publishers' placeholders count as none. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const clean = value
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  return clean === '' || clean === 'null' || clean === 'nil' ? undefined : clean.slice(0, 400);
}

/** An id, which may be a number or look like nothing ("0"). */
export function id(value: unknown): string | undefined {
  return typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value
      ? value
      : undefined;
}

export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}
