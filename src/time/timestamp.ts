/** A point in time as a publisher wrote it. */
export interface Timestamp {
  /** Milliseconds since 1970, where the text has an offset or `Z`. */
  readonly instant?: number;
  /** What the clock on the wall says: `2026-11-24T09:00:00`. */
  readonly wallClock: string;
  /** `Z`, `-05:00`, or nothing. */
  readonly offset?: string;
}

const form =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:(Z|z)|([+-])(\d{2}):?(\d{2})?)?$/;

/**
 * Reads a FHIR instant, and what publishers send for one: no seconds, an
 * offset without minutes (`-05`) or without a colon, no offset at all.
 */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const [, date, clock, seconds = '00', fraction = '', z, sign, hours = '', minutes = '00'] = match;
  const wallClock = `${date}T${clock}:${seconds}`;
  const offset = z ? 'Z' : sign ? `${sign}${hours}:${minutes}` : undefined;
  const utc = Date.parse(`${wallClock}Z`);
  // Date.parse takes the 31st of any month for the 1st or so of the next.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== date) return undefined;
  if (offset === undefined) return { wallClock };
  const millisecond = Number(fraction.padEnd(3, '0').slice(0, 3));
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return { instant: utc + millisecond - ahead, wallClock, offset };
}
