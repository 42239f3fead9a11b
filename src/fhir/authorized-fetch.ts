import { AccessToken, type AskForToken, type Grant } from './access-token.js';

type Fetch = typeof fetch;

const never = new AbortController().signal;

/**
 * A `fetch` that shows a page's token to one server. Only requests under `base`
 * (its origin, and its path up to a slash) carry it. They follow no redirect, take
 * no cookie along and are kept in no cache; all others go as they are. After a 401 the
 * page is asked once more, and the request is made once more with what it says then.
 */
export function authorizedFetch(fetch: Fetch, base: string, accessToken: AskForToken): Fetch {
  return fetchWith(new AccessToken(accessToken), fetch, base);
}

/** The same with a token that was asked for already. */
export function fetchWith(accessToken: AccessToken, fetch: Fetch, base: string): Fetch {
  return async (input, init = {}) => {
    const request = input instanceof Request ? input : undefined;
    if (!isUnder(base, request?.url ?? String(input))) return fetch(input, init);
    const signal = init.signal ?? request?.signal ?? never;
    const ask = ({ token }: Grant) => {
      const given = request?.clone() ?? input;
      if (token === undefined) return fetch(given, init);
      const headers = new Headers(init.headers ?? request?.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(given, { ...init, ...confidential, headers });
    };
    const grant = await accessToken.current(signal);
    const response = await ask(grant);
    if (response.status !== 401) return response;
    const renewed = await accessToken.renewed(grant, signal);
    if (renewed.token === undefined) return response;
    response.body?.cancel().catch(() => undefined);
    return ask(renewed);
  };
}

const confidential = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const;

/** What a server may read as a slash or as a step up, though the address has no such thing. */
const disguise = /%(?:2f|5c|25)|\/(?:\.|%2e){1,2}(?:;|$)/i;

function isUnder(base: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  const home = new URL(base);
  const path = home.pathname.replace(/\/+$/, '');
  const rest = pathname.slice(path.length);
  return (
    origin === home.origin &&
    pathname.startsWith(path) &&
    /^(?:\/|$)/.test(rest) &&
    !disguise.test(rest)
  );
}
