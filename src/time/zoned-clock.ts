import { instantAt, type FromZonedTime } from './wall-clock.js';

/** Tells instants by the clocks of zones; each wall clock of a zone is worked out once. */
export class ZonedClock {
  readonly #known = new Map<string, Map<number, number | undefined>>();

  constructor(private readonly fromZonedTime: FromZonedTime) {}

  /**
   * The instant at which a zone's clocks show a wall clock, both in
   * milliseconds, the latter as if it were UTC. Nothing where they skip it.
   */
  instantAt(wall: number, zone: string): number | undefined {
    let walls = this.#known.get(zone);
    if (!walls) this.#known.set(zone, (walls = new Map()));
    if (!walls.has(wall)) walls.set(wall, this.#find(wall, zone));
    return walls.get(wall);
  }

  #find(wall: number, zone: string): number | undefined {
    const seconds = Math.floor(wall / 1_000) * 1_000;
    const written = new Date(seconds).toISOString().slice(0, 19);
    const instant = instantAt(written, zone, this.fromZonedTime);
    return instant === undefined ? undefined : instant + wall - seconds;
  }
}
