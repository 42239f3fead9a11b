import { zoneOfPlace, type Atlas, type Whereabouts } from '../time/place-zone.js';
import type { IssueTally } from './issue-tally.js';
import { id, object, text, type JsonObject } from './lenient.js';
import { positionOf } from './location.js';
import { postalCodeOf } from './postal-code.js';

type Guess = Promise<string | undefined>;

/**
 * Guesses zones of places from where these are; each place once. In a chunk of its
 * own, for feeds that tell no zones.
 */
export class ZoneGuess {
  readonly #guesses = new Map<JsonObject, Guess>();
  #atlas: Promise<Atlas> | undefined;

  constructor(
    private readonly issues: IssueTally,
    private readonly openAtlas: () => Promise<Atlas> = atlas,
  ) {}

  /** The zone of the Locations that a visit may be at, where all are in the same. */
  async of(locations: readonly (JsonObject | undefined)[]): Guess {
    const zones = new Set<string | undefined>();
    for (const location of locations) zones.add(location && (await this.#zoneOf(location)));
    const [zone, ...others] = zones;
    return others.length === 0 ? zone : undefined;
  }

  #zoneOf(location: JsonObject): Guess {
    const guess = this.#guesses.get(location) ?? this.#guess(location);
    this.#guesses.set(location, guess);
    return guess;
  }

  async #guess(location: JsonObject): Guess {
    const where = whereaboutsOf(location);
    try {
      const { zone, contradictory } = await zoneOfPlace(
        where,
        () => (this.#atlas ??= this.openAtlas()),
      );
      if (contradictory) this.issues.add('place-contradictory', wordsOf(location, where));
      return zone;
    } catch (cause) {
      this.issues.add('zones-unread', String(cause));
      return undefined;
    }
  }
}

async function atlas(): Promise<Atlas> {
  return (await import('@photostructure/tz-lookup')).default;
}

/** What a Location says of where it is; of an address that is one text, what stands at its end. */
export function whereaboutsOf(location: JsonObject): Whereabouts {
  const address = object(location.address) ?? {};
  const [, state, postalCode] =
    /\b([A-Z]{2})[ ,]+(\d{5}(?:-\d{4})?)(?:[ ,]+USA?)?$/.exec(text(address.text) ?? '') ?? [];
  return {
    country: text(address.country),
    state: text(address.state) ?? state,
    postalCode: postalCodeOf(address) ?? postalCode,
    position: positionOf(object(location.position)),
  };
}

function wordsOf(location: JsonObject, { state, postalCode, position }: Whereabouts): string {
  return [
    `Location/${id(location.id)}:`,
    state,
    postalCode,
    position && `at ${position.latitude}, ${position.longitude}`,
  ]
    .filter(Boolean)
    .join(' ');
}
