import { parts, regions, states, zones } from './zone-table.js';

/** A point on the earth in degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is known of a zone beyond its name. */
interface Area {
  readonly zone: string;
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

const areas: readonly Area[] = zones.split(';').map((entry) => {
  const [zone = '', ...bounds] = entry.split(' ');
  const [south = 0, north = 0, west = 0, east = 0] = bounds.map(Number);
  return { zone, south, north, west, east };
});

/** The zones of the United States and its territories. */
export const zonesOfUs: readonly string[] = areas.map(({ zone }) => zone);

const zonesByState = new Map(
  states.split(';').flatMap((entry) => {
    const [code = '', letters = '', ...name] = entry.split(' ');
    const ofState = zonesOf(letters);
    return [
      [code, ofState],
      [name.join(' ').toUpperCase(), ofState],
    ];
  }),
);

/** The zones of a state or territory by its code or English name; nothing where it is none of the United States. */
export function zonesOfState(state: string): readonly string[] | undefined {
  return zonesByState.get(state.toUpperCase());
}

/** The zone of a ZIP code, with or without the four digits of ZIP+4; nothing where its post office is not known and its neighbours differ. */
export function zoneOfZip(code: string): string | undefined {
  const [, region, office] = /^(\d{3})(\d\d)(?:-?\d{4})?$/.exec(code) ?? [];
  if (!region || !office) return undefined;
  const [only, ...others] = zonesOf(lettersOf(region));
  return others.length > 0 ? zoneWithin(region, office) : only;
}

/** Whether a position may lie in one of these zones: whether it is not plainly elsewhere. */
export function mayLieIn(names: readonly string[], { latitude, longitude }: Position): boolean {
  return areas.some(
    ({ zone, south, north, west, east }) =>
      names.includes(zone) &&
      south <= latitude &&
      latitude <= north &&
      west <= longitude &&
      longitude <= east,
  );
}

function zonesOf(letters: string): readonly string[] {
  return areas
    .filter((_, index) => letters.includes(String.fromCharCode(65 + index)))
    .map(({ zone }) => zone);
}

/** From which three digits on which letters hold. */
const stretches = [...regions.matchAll(/(\d{3})(\D+)/g)].map(([, from = '', letters = '']) => ({
  from,
  letters,
}));

function lettersOf(region: string): string {
  return stretches.findLast(({ from }) => from <= region)?.letters ?? '';
}

function zoneWithin(region: string, office: string): string | undefined {
  const part = parts.split(';').find((entry) => entry.startsWith(region)) ?? '';
  const found = [...part.slice(3).matchAll(/([A-Z])(\d+)/g)].find(([, , offices = '']) =>
    offices.match(/../g)?.includes(office),
  );
  return found && zonesOf(found[1] ?? '')[0];
}
