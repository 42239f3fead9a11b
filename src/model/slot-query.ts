import type { Concept, Named, Slot } from './slot.js';

/** What is asked of every source: a span of time and the page's preset filters. */
export interface SlotQuery {
  /** First instant, inclusive. */
  readonly from: string;
  /** Last instant, exclusive. */
  readonly to: string;
  /** Each filter lists references, `system|code` or bare codes; any one match will do. */
  readonly practitioner?: readonly string[];
  readonly location?: readonly string[];
  readonly organization?: readonly string[];
  readonly specialty?: readonly string[];
  readonly serviceType?: readonly string[];
  readonly visitMode?: 'in-person' | 'virtual';
  readonly patientType?: 'new' | 'existing';
}

/**
 * Whether a slot is one that the query asks for. A window counts for as long
 * as its end is still ahead, a time only until it starts.
 */
export function matches(slot: Slot, query: SlotQuery): boolean {
  return (
    !isPast(slot, query) && Date.parse(slot.start) < Date.parse(query.to) && suits(slot, query)
  );
}

/** What of a slot the filters of a query look at. */
export type Filtered = Pick<
  Slot,
  'mode' | 'accepts' | 'practitioner' | 'place' | 'organization' | 'specialties' | 'services'
>;

/** Whether the filters of a query let a slot through, whenever it is. */
export function suits(slot: Filtered, query: SlotQuery): boolean {
  return (
    (query.visitMode === undefined || slot.mode === query.visitMode) &&
    (query.patientType === undefined || !slot.accepts || slot.accepts === query.patientType) &&
    refersTo(slot.practitioner, query.practitioner) &&
    refersTo(slot.place, query.location) &&
    refersTo(slot.organization, query.organization) &&
    means(slot.specialties, query.specialty) &&
    means(slot.services, query.serviceType)
  );
}

/** Whether a slot is over before the time that the query asks for begins. */
export function isPast(slot: Slot, { from }: SlotQuery): boolean {
  const last =
    slot.kind === 'window' && slot.end ? Date.parse(slot.end) - 1 : Date.parse(slot.start);
  return last < Date.parse(from);
}

function refersTo(named: Named | undefined, wanted: readonly string[] | undefined): boolean {
  if (!wanted?.length) return true;
  const reference = named?.reference;
  return (
    reference !== undefined &&
    wanted.some(
      (name) =>
        reference === name || reference.endsWith(`/${name}`) || name.endsWith(`/${reference}`),
    )
  );
}

function means(concepts: readonly Concept[], wanted: readonly string[] | undefined): boolean {
  if (!wanted?.length) return true;
  return concepts.some(
    ({ system, code }) =>
      code !== undefined && (wanted.includes(code) || wanted.includes(`${system ?? ''}|${code}`)),
  );
}
