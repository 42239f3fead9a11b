import type { SlotQuery } from '../model/slot-query.js';
import type { Capabilities } from './capabilities.js';
import { spanBefore, type Span } from './span.js';

/** One way to ask a server for slots, whatever the span of time. */
export interface SlotSearch {
  /** All but the bounds of time. */
  readonly parameters: readonly Parameter[];
  /** Which bounds the search has; with both it can be asked in parts. */
  readonly bounds: 'both' | 'from' | 'none';
}

type Parameter = readonly [name: string, value: string];

/** Slots asked for in one page; a server may send fewer. */
export const pageLength = 500;
const free: Parameter = ['status', 'free'];
const sorted: Parameter = ['_sort', 'start'];
const counted: Parameter = ['_count', String(pageLength)];
const included: readonly Parameter[] = [
  ['_include', 'Slot:schedule'],
  ['_include:iterate', 'Schedule:actor'],
  ['_include:iterate', 'PractitionerRole:practitioner'],
];

/**
 * The ways to ask for slots, from the one that brings the most at once to the
 * plainest, for servers that refuse what they do not know. What the server says
 * that it does not know is left out from the start.
 *
 * @param actors what `schedule.actor` may be, where the page's filters tell
 */
export function slotSearches(
  query: SlotQuery,
  actors: readonly string[] | undefined,
  capabilities?: Capabilities,
): readonly SlotSearch[] {
  const byActor: readonly Parameter[] = actors ? [['schedule.actor', actors.join(',')]] : [];
  const byCode = [
    ...coded('service-type', query.serviceType),
    ...coded('specialty', query.specialty),
  ];
  const whole = [free, sorted, counted, ...included];
  const ways: readonly (readonly [SlotSearch['bounds'], ...Parameter[]])[] = [
    ['both', ...whole, ...byActor],
    // Some servers demand a code. It comes second, as slots may leave theirs to the schedule.
    ['both', ...whole, ...byActor, ...byCode],
    ['both', ...whole],
    // Some refuse a parameter that is given twice.
    ['from', ...whole],
    ['both', free, counted, ...included],
    ['both', free],
    ['from', free],
    ['from'],
    ['none'],
  ];
  const searches = ways.map(([bounds, ...way]): SlotSearch => ({
    parameters: way.filter(([name, value]) => isKnown(name, value, capabilities)),
    bounds: isKnown('start', '', capabilities) ? bounds : 'none',
  }));
  return [...new Map(searches.map((search) => [nameOf(search), search])).values()];
}

/** What tells one way of asking from another. */
export function nameOf({ bounds, parameters }: SlotSearch): string {
  return `${bounds} ${new URLSearchParams(parameters.map((each) => [...each]))}`;
}

/** A search's parameters for a span of time. */
export function searchWithin({ parameters, bounds }: SlotSearch, span: Span): URLSearchParams {
  const all = new URLSearchParams(parameters.map((each) => [...each]));
  if (bounds === 'from') all.append('start', `ge${instant(spanBefore(span).from)}`);
  if (bounds === 'both') {
    all.append('start', `ge${instant(span.from)}`);
    all.append('start', `lt${instant(span.to)}`);
  }
  return all;
}

function isKnown(
  name: string,
  value: string,
  { parameters, includes }: Omit<Capabilities, 'slots' | 'find'> = {},
): boolean {
  if (name === '_include') return includes?.has(value) ?? true;
  if (name === '_include:iterate') return includes?.has('Slot:schedule') ?? true;
  const [parameter = ''] = name.split('.');
  return name.startsWith('_') || (parameters?.has(parameter) ?? true);
}

function coded(name: string, codes: readonly string[] | undefined): readonly Parameter[] {
  return codes?.length ? [[name, codes.join(',')]] : [];
}

/** A FHIR instant in whole seconds: not every server reads fractions. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}
