/** Milliseconds: nothing is asked for twice within it (SMART Scheduling Links, "Polling"). */
export const shortestFreshness = 60_000;

/**
 * Milliseconds: what a publisher calls good for a year is looked at once a day,
 * because a patient cannot empty the cache of a page that shows yesterday's times.
 */
const longestFreshness = 24 * 3_600_000;

/**
 * Until when a copy may be used without asking again, in milliseconds since 1970.
 * Counts from `askedAt`, by `Cache-Control: max-age`, else by `Expires`; never less
 * than a minute, never more than a day. What cannot be understood is a minute.
 *
 * `no-cache` and `no-store` mean the minute as well: a page that forgot the copy at
 * once would have to ask at every reload. `s-maxage` is for caches that many share.
 * `Age` and `Date` count where the publisher exposes them.
 */
export function freshUntil(headers: Headers, askedAt: number): number {
  const lifetime = lifetimeIn(headers, askedAt);
  return askedAt + Math.min(Math.max(lifetime, shortestFreshness), longestFreshness);
}

/** Whether a file need not be asked for at `now`; of a time that lies ahead, nothing is believed. */
export function isFresh(
  { askedAt, freshUntil }: { readonly askedAt: number; readonly freshUntil: number },
  now: number,
): boolean {
  return now < freshUntil && askedAt < now + shortestFreshness;
}

function lifetimeIn(headers: Headers, askedAt: number): number {
  const directives = directivesIn(headers.get('Cache-Control') ?? '');
  if (directives.some(({ name }) => name === 'no-cache' || name === 'no-store')) return 0;
  const age = secondsIn(headers.get('Age') ?? '');
  const maxAges = directives.filter(({ name }) => name === 'max-age');
  // Where it is said twice, the shorter; the header's other words no longer count.
  if (maxAges.length > 0) return Math.min(...maxAges.map(({ value }) => secondsIn(value))) - age;
  const expires = dateIn(headers.get('Expires'));
  return expires === undefined ? 0 : expires - (dateIn(headers.get('Date')) ?? askedAt) - age;
}

function directivesIn(header: string): readonly { name: string; value: string }[] {
  return [...header.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,]*)))?/g)].map(
    ([, name = '', quoted, plain = '']) => ({ name: name.toLowerCase(), value: quoted ?? plain }),
  );
}

/** Whole seconds as milliseconds; anything else is none. */
function secondsIn(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : 0;
}

/** Only a whole date counts: to `Date.parse`, `0` and `-1` are years. */
function dateIn(text: string | null): number | undefined {
  return text && /^[A-Z][a-z]+, .+ GMT$/.test(text) ? Date.parse(text) || undefined : undefined;
}
