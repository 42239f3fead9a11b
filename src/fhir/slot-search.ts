import type { SlotQuery } from '../model/slot-query.js';
import type { Capabilities } from './capabilities.js';

/** One way to ask a server for slots, with the span of time that it can be narrowed to. */
export interface SlotSearch {
  readonly parameters: URLSearchParams;
  /** Whether the answer may lack slots that the query wants, so that "none" is not to be believed. */
  readonly narrowed: boolean;
  /** Whether the search has both bounds of time, so that it can be asked in parts. */
  readonly bounded: boolean;
}

/** A half-open span of time in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Slots that began a day ago are asked for as well: FHIR R4 has no search
 * parameter for a slot's end, and a window may still be running.
 */
const longestRunning = 86_400_000;

/** The span in which slots must start to be of interest to the query. */
export function spanOf({ from, to }: SlotQuery): Span {
  return { from: Date.parse(from) - longestRunning, to: Date.parse(to) };
}

const pageLength = 500;

const parts = {
  free: [['status', 'free']],
  sorted: [['_sort', 'start']],
  counted: [['_count', String(pageLength)]],
  included: [
    ['_include', 'Slot:schedule'],
    ['_include:iterate', 'Schedule:actor'],
    ['_include:iterate', 'PractitionerRole:practitioner'],
  ],
} satisfies Record<string, [string, string][]>;

/**
 * The ways to ask for slots, from the one that brings the most at once to the
 * plainest, for servers that refuse what they do not know. What the server says
 * that it does not know is left out from the start.
 *
 * @param actors what `schedule.actor` may be, where the page's filters tell
 */
export function slotSearches(
  query: SlotQuery,
  span: Span,
  actors: readonly string[] | undefined,
  capabilities?: Capabilities,
): readonly SlotSearch[] {
  const from: [string, string][] = [['start', `ge${instant(span.from)}`]];
  const both: [string, string][] = [...from, ['start', `lt${instant(span.to)}`]];
  const byActor: [string, string][] = actors ? [['schedule.actor', actors.join(',')]] : [];
  const byCode: [string, string][] = [
    ...coded('service-type', query.serviceType),
    ...coded('specialty', query.specialty),
  ];
  const { free, sorted, counted, included } = parts;
  const whole = [...free, ...both, ...sorted, ...counted];
  const ways = [
    [...whole, ...included, ...byActor],
    // Some servers demand a code. It comes second, as slots may leave theirs to the schedule.
    [...whole, ...included, ...byActor, ...byCode],
    [...whole, ...included],
    // Some refuse a parameter that is given twice.
    [...free, ...from, ...sorted, ...counted, ...included],
    [...free, ...both, ...counted, ...included],
    [...free, ...both],
    [...free, ...from],
    from,
    [],
  ];
  const known = ways.map((way) =>
    way.filter(([name, value]) => isKnown(name, value, capabilities)),
  );
  const distinct = new Map(known.map((way) => [String(new URLSearchParams(way)), way]));
  return [...distinct.values()].map((way) => ({
    parameters: new URLSearchParams(way),
    narrowed: way.some((each) => byActor.includes(each) || byCode.includes(each)),
    bounded: way.filter(([name]) => name === 'start').length === 2,
  }));
}

/** The same search for another span; nothing for one that has not both bounds. */
export function searchWithin({ parameters }: SlotSearch, span: Span): URLSearchParams {
  const narrowed = new URLSearchParams([...parameters].filter(([name]) => name !== 'start'));
  narrowed.append('start', `ge${instant(span.from)}`);
  narrowed.append('start', `lt${instant(span.to)}`);
  return narrowed;
}

function isKnown(
  name: string,
  value: string,
  { parameters, includes }: Capabilities = { slots: true, find: false },
): boolean {
  if (name === '_include') return includes?.has(value) ?? true;
  if (name === '_include:iterate') return includes?.has('Slot:schedule') ?? true;
  const [parameter = ''] = name.split('.');
  return name.startsWith('_') || (parameters?.has(parameter) ?? true);
}

function coded(name: string, codes: readonly string[] | undefined): [string, string][] {
  return codes?.length ? [[name, codes.join(',')]] : [];
}

/** A FHIR instant in whole seconds: not every server reads fractions. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}
