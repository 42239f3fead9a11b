import { mayLieIn, zoneOfZip, zonesOfState, zonesOfUs, type Position } from './us-zones.js';
import { isZone, wallClockAt } from './zone.js';

/** Where a place is, as far as anybody has said. */
export interface Whereabouts {
  readonly country?: string | undefined;
  /** Code or English name of a state of the US, or a part of another country. */
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly position?: Position | undefined;
}

/** The zone of a place, and what told it. */
export interface PlaceZone {
  readonly zone?: string;
  readonly from?: 'zip' | 'state' | 'position';
  /** Whether what is said of the place cannot all be true. */
  readonly contradictory: boolean;
}

/** Tells the IANA zone at a latitude and a longitude, somewhat roughly; passed in, because few feeds need it and it is large. */
export type Atlas = (latitude: number, longitude: number) => string;

/**
 * Guesses the zone of a place where people go. In the United States the address
 * counts before the position: the table knows on which side of a border a ZIP code
 * lies, where the atlas is some tens of kilometres off; and an address is read by
 * people, who have it corrected, while nobody sees that a position lacks its sign.
 * So a position helps where an address leaves a choice, and anywhere else on earth.
 *
 * @param openAtlas asked for only where nothing else will do
 */
export async function zoneOfPlace(
  where: Whereabouts,
  openAtlas: () => Promise<Atlas>,
): Promise<PlaceZone> {
  const address = inUs(where);
  const position = where.position && isPosition(where.position) ? where.position : undefined;
  const { contradictory = false, told, from } = address ?? {};
  if (told && from) {
    if (!position || mayLieIn([told], position)) return { zone: told, from, contradictory };
    // Other countries have codes of five digits, too.
    return address?.isCertain ? { zone: told, from, contradictory: true } : { contradictory: true };
  }
  if (!position) return { contradictory };
  const possible = address?.possible;
  if (possible && !mayLieIn(possible, position)) return { contradictory: true };
  const found = (await openAtlas())(position.latitude, position.longitude);
  const zone = possible ? oneOf(possible, found) : found;
  return zone && isInhabited(zone) && isZone(zone)
    ? { zone, from: 'position', contradictory }
    : { contradictory };
}

/** What an address in the United States says. */
interface UsAddress {
  /** The zones that it leaves to choose from. */
  readonly possible: readonly string[];
  /** The one that it tells. */
  readonly told?: string | undefined;
  readonly from?: 'zip' | 'state';
  /** Whether it names the country, or a state of it. */
  readonly isCertain: boolean;
  readonly contradictory: boolean;
}

/** Reads an address; nothing where it is none in the United States. */
function inUs({ country, state, postalCode }: Whereabouts): UsAddress | undefined {
  const land = country?.replace(/\./g, '').toUpperCase() ?? '';
  const isNamed = /^(US|USA|UNITED STATES( OF AMERICA)?)$/.test(land);
  const isTerritory = /^(AS|GU|MP|PR|VI|PUERTO RICO)$/.test(land);
  if (land && !isNamed && !isTerritory) return undefined;
  const region = isTerritory ? land : state;
  const byState = region === undefined ? undefined : zonesOfState(region);
  const byZip = postalCode === undefined ? undefined : zoneOfZip(postalCode);
  if (!isNamed && !byState && (region !== undefined || !byZip)) return undefined;
  const isCertain = isNamed || byState !== undefined;
  if (byZip && byState && !oneOf(byState, byZip))
    return { possible: [byZip, ...byState], isCertain, contradictory: true };
  const certain = { isCertain, contradictory: false };
  if (byZip) return { possible: [byZip], told: byZip, from: 'zip', ...certain };
  const possible = byState ?? zonesOfUs;
  return possible.length === 1
    ? { possible, told: possible[0], from: 'state', ...certain }
    : { possible, ...certain };
}

/** Which of several zones is meant by a name, or by that of one with the same clocks. */
function oneOf(zones: readonly string[], name: string): string | undefined {
  return zones.includes(name) ? name : zones.find((zone) => haveSameClocks(zone, name));
}

const midwinter = Date.UTC(2026, 0, 15);
const midsummer = Date.UTC(2026, 6, 15);

function haveSameClocks(one: string, other: string): boolean {
  return [midwinter, midsummer].every(
    (instant) => isZone(other) && wallClockAt(instant, one) === wallClockAt(instant, other),
  );
}

/** Zero and zero is what an empty form sends. */
function isPosition({ latitude, longitude }: Position): boolean {
  return (
    Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  );
}

/** Nobody books a visit at sea, nor where latitude and longitude of the United States are swapped. */
function isInhabited(zone: string): boolean {
  return !/^(Etc|Antarctica)\//.test(zone);
}
