import type { SlotQuery } from '../model/slot-query.js';
import { after, type Duration } from '../time/duration.js';

/** The page's wishes about which times to offer. */
export interface QueryWishes extends Omit<SlotQuery, 'from' | 'to'> {
  /** How far ahead times are offered. */
  readonly horizon: Duration;
  /** How soon a time may start. */
  readonly minNotice: Duration;
}

/** The query for now: from now plus the notice, to before now plus the horizon. */
export function toQuery({ horizon, minNotice, ...filters }: QueryWishes, now: Date): SlotQuery {
  return {
    ...filters,
    from: new Date(after(now.getTime(), minNotice)).toISOString(),
    to: new Date(after(now.getTime(), horizon)).toISOString(),
  };
}
