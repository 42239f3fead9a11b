/** A zone whose clocks stay as they are from an instant on, by a law so young that browsers in use do not know it. */
export interface YoungLaw {
  readonly zones: readonly string[];
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly offset: string;
}

const laws: readonly YoungLaw[] = [
  // British Columbia keeps its summer time: what would have been the change back is none.
  {
    zones: ['America/Vancouver', 'Canada/Pacific'],
    from: Date.UTC(2026, 10, 1, 9),
    offset: '-07:00',
  },
];

/** The law that holds in a zone at an instant (milliseconds), where it is such a one. */
export function youngLaw(instant: number, zone: string): YoungLaw | undefined {
  return laws.find(({ zones, from }) => instant >= from && zones.includes(zone));
}
