import { AccessToken, type AskForToken } from './access-token.js';
import { fetchWith } from './authorized-fetch.js';

/** What changes in the settings of a publication for which the page has a token. */
export interface PublicationAccess {
  readonly fetch: typeof fetch;
  /** What a publication that is not for everybody says and names is kept nowhere. */
  readonly secret: true;
}

/**
 * Asks the page for its token, which then goes to the manifest's folder. Nothing
 * where it has none: then the publication is public, and is asked for as politely as any.
 */
export async function publicationAccess(
  manifestUrl: string,
  fetch: typeof globalThis.fetch,
  accessToken: AskForToken,
  signal: AbortSignal,
): Promise<PublicationAccess | undefined> {
  const access = new AccessToken(accessToken);
  const { token } = await access.current(signal);
  if (token === undefined) return undefined;
  return { fetch: fetchWith(access, fetch, new URL('.', manifestUrl).href), secret: true };
}
