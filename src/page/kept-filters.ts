import type { Value } from '../availability/choices.js';
import {
  knownValues,
  reaches,
  wantedDimensions,
  type Vicinity,
  type Wanted,
} from '../availability/wanted.js';
import { object, type JsonObject } from '../model/json-object.js';

/** What is kept of the filters in a tab. */
export interface KeptFilters {
  readonly wanted: Wanted;
  readonly isOpen: boolean;
}

const version = 1;
/** Characters of all of it, and of one text in it. */
const longest = { note: 16_000, text: 500 };
const mostValues = 20;

/** As text; nothing where there is nothing to keep, or too much. */
export function writeFilters({ wanted, isOpen }: KeptFilters): string | undefined {
  if (Object.keys(wanted).length === 0 && !isOpen) return undefined;
  const note = JSON.stringify({ version, isOpen, wanted });
  return note.length > longest.note ? undefined : note;
}

/** Reads what was kept. What has no sense, or no longer, is left out. */
export function readFilters(note: string | undefined): KeptFilters {
  const kept = parse(note);
  if (kept?.version !== version) return { wanted: {}, isOpen: false };
  const wanted = object(kept.wanted) ?? {};
  const values = wantedDimensions.flatMap((dimension) => {
    const read = list(wanted[dimension])
      .flatMap((each) => valueFrom(each) ?? [])
      .filter(({ value }) => knownValues[dimension]?.includes(value) ?? true);
    return read.length > 0 ? [[dimension, read.slice(0, mostValues)] as const] : [];
  });
  const near = vicinityFrom(object(wanted.near));
  return {
    wanted: { ...Object.fromEntries(values), ...(near && { near }) },
    isOpen: kept.isOpen === true,
  };
}

function parse(note: string | undefined): JsonObject | undefined {
  if (note === undefined || note.length > longest.note) return undefined;
  try {
    return object(JSON.parse(note));
  } catch {
    return undefined;
  }
}

function valueFrom(given: unknown): Value | undefined {
  const { value, text } = object(given) ?? {};
  return isText(value) && isText(text) ? { value, text } : undefined;
}

function vicinityFrom(given: JsonObject | undefined): Vicinity | undefined {
  const { latitude, longitude } = object(given?.position) ?? {};
  const reach = reaches.find((each) => each === given?.reach);
  if (!reach || !isWithin(90, latitude) || !isWithin(180, longitude)) return undefined;
  const label = given?.label;
  return { ...(isText(label) && { label }), position: { latitude, longitude }, reach };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest.text;
}

function isWithin(limit: number, value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= limit;
}
