import type { SlotQuery } from '../model/slot-query.js';
import type { Capabilities } from './capabilities.js';
import { idIn } from './reference-text.js';
import { spanBefore, type Span } from './span.js';

/** One way to ask a server for slots, whatever the span of time. */
export interface SlotSearch {
  /** All but the bounds of time. */
  readonly parameters: readonly Parameter[];
  /** Which bounds the search has; with both it can be asked in parts. */
  readonly bounds: Bounds;
  /** What must have happened before it is of use: a refusal, or anything. */
  readonly after: 'refusal' | 'anything';
}

export type Parameter = readonly [name: string, value: string];
type Bounds = 'both' | 'from' | 'none';

/** What bears on how a server is asked, besides the query. */
export interface SearchTerms {
  /** What `schedule.actor` may be, where the page's filters tell. */
  readonly actors?: readonly string[] | undefined;
  /** What the page wants in every search; it takes the place of what has the same name. */
  readonly house?: readonly Parameter[];
  readonly capabilities?: Capabilities | undefined;
  /** Whether the server has said that it wants a service type. */
  readonly wantsService?: boolean;
}

/** Slots asked for in one page; a server may send fewer. */
export const pageLength = 500;
const sorted: Parameter = ['_sort', 'start'];
const counted: Parameter = ['_count', String(pageLength)];
const withSchedule: Parameter = ['_include', 'Slot:schedule'];

/** What slots lead to, with the word for following what was included: R4's, STU3's, or none. */
function included(further: ':iterate' | ':recurse' | ''): readonly Parameter[] {
  return [
    withSchedule,
    [`_include${further}`, 'Schedule:actor'],
    [`_include${further}`, 'PractitionerRole:practitioner'],
  ];
}

/**
 * The ways to ask for slots, from the one that brings the most at once to the
 * plainest, for servers that refuse what they do not know. What the server says
 * that it does not know is left out from the start.
 */
export function slotSearches(query: SlotQuery, terms: SearchTerms): readonly SlotSearch[] {
  const { actors, house = [], capabilities, wantsService = false } = terms;
  const known = capabilities?.parameters;
  const byActor: readonly Parameter[] = actors ? [['schedule.actor', actors.join(',')]] : [];
  const byService = coded('service-type', query.serviceType);
  const byCode = [...byService, ...coded('specialty', query.specialty)];
  const free: Parameter = [known?.has('fb-type') ? 'fb-type' : 'status', 'free'];
  const whole = [
    free,
    sorted,
    counted,
    ...included(capabilities?.olderThanR4 ? ':recurse' : ':iterate'),
  ];
  // Servers that know no chain may know the place by its id.
  const byPlace = known?.has('-location') ? coded('-location', query.location?.map(idIn)) : [];
  const always = [...byPlace, ...(wantsService ? byService : [])];

  const ways: readonly (readonly [SlotSearch['after'], Bounds, ...Parameter[]])[] = [
    ['anything', 'both', ...whole, ...byActor],
    // Some servers demand a code. It comes second, as slots may leave theirs to the schedule.
    ['anything', 'both', ...whole, ...byActor, ...byCode],
    ['anything', 'both', ...whole],
    // Some refuse a parameter that is given twice.
    ['refusal', 'from', ...whole],
    ['refusal', 'both', free, counted, ...included(':iterate')],
    ['refusal', 'both', free, counted, ...included(':recurse')],
    ['refusal', 'both', free, counted, ...included('')],
    ['refusal', 'both', free, counted, withSchedule],
    ['refusal', 'both', counted, withSchedule, ...byService],
    ['anything', 'both', free, counted],
    ['refusal', 'both', counted, ...byService],
    ['anything', 'both', free],
    ['refusal', 'both', ...byService],
    ['anything', 'from', free],
    ['anything', 'from'],
    ['anything', 'none'],
  ];
  const names = new Set<string>();
  return ways
    .map(([after, bounds, ...own]) => ({ after, bounds, way: [...own, ...without(always, own)] }))
    .map(({ after, bounds, way }): SlotSearch => ({
      parameters: [
        ...without(way, house).filter(([name, value]) => isKnown(name, value, capabilities)),
        ...house,
      ],
      bounds: isKnown('start', '', capabilities) ? bounds : 'none',
      after,
    }))
    .filter((search) => !names.has(nameOf(search)) && names.add(nameOf(search)));
}

/** What tells one way of asking from another. */
export function nameOf({ bounds, parameters }: SlotSearch): string {
  return `${bounds} ${new URLSearchParams(parameters.map((each) => [...each]))}`;
}

/** Whether a search asks for nothing but slots. */
export function isPlain({ parameters }: SlotSearch): boolean {
  return !parameters.some(([name]) => name.startsWith('_include'));
}

/** A search's parameters for a span of time. */
export function searchWithin(
  { parameters, bounds }: Pick<SlotSearch, 'parameters' | 'bounds'>,
  span: Span,
): URLSearchParams {
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
  { parameters, includes }: Pick<Capabilities, 'parameters' | 'includes'> = {},
): boolean {
  if (name.startsWith('_include')) {
    const wanted = value.startsWith('Slot:') ? value : withSchedule[1];
    return !includes || includes.has('*') || includes.has(wanted);
  }
  const [parameter = ''] = name.split('.');
  return name.startsWith('_') || !parameters || parameters.has(parameter) || parameters.has(name);
}

/** Parameters without those that others have the names of. */
function without(
  parameters: readonly Parameter[],
  others: readonly Parameter[],
): readonly Parameter[] {
  return parameters.filter(([name]) => others.every((each) => each[0] !== name));
}

function coded(name: string, codes: readonly string[] | undefined): readonly Parameter[] {
  return codes?.length ? [[name, codes.join(',')]] : [];
}

/** A FHIR instant in whole seconds: not every server reads fractions. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}
