import type { Place } from '../model/slot.js';
import type { JsonObject } from './lenient.js';
import { placeOf } from './location.js';
import type { ReadReference } from './reference.js';

/** A place that a schedule may mean, and its Location where that is published. */
export interface Site {
  readonly reference: ReadReference;
  readonly location: JsonObject | undefined;
}

type Find = (reference: ReadReference) => JsonObject | undefined;

/** A schedule's own places are all of the visit, a building and a room of it: the one with an address. */
export function siteOf(references: readonly ReadReference[], find: Find): readonly Site[] {
  const sites = references.map((reference) => ({ reference, location: find(reference) }));
  const site =
    sites.find(({ location }) => location?.address) ??
    sites.find(({ location }) => location) ??
    sites[0];
  return site ? [site] : [];
}

/**
 * The places that a schedule may mean without naming any: its role's, its
 * service's, its device's; of several, those on which they agree.
 */
export function possibleSites(
  ways: readonly (readonly ReadReference[])[],
  find: Find,
): readonly Site[] {
  const known = ways.filter((way) => way.length > 0);
  const [first = []] = known;
  const agreed = first.filter(({ key }) =>
    known.every((way) => way.some((reference) => reference.key === key)),
  );
  const byKey = new Map(
    (agreed.length > 0 ? agreed : first).map((reference) => [
      reference.key ?? reference.display,
      reference,
    ]),
  );
  return [...byKey.values()].map((reference) => ({ reference, location: find(reference) }));
}

/** Of more places not even the names are told: it would be a list to guess from. */
const most = 3;

/** The place as far as it is certain: of several possible ones only what they are called. */
export function placeAt(sites: readonly Site[]): Place | undefined {
  const places = sites.flatMap(({ location, reference }) => placeOf(location, reference) ?? []);
  const [place, ...others] = places;
  if (!place || others.length === 0) return place;
  return places.length > most ? undefined : { name: places.map(({ name }) => name).join(' / ') };
}
