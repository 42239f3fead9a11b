import { AccessToken } from './access-token.js';
import { fetchWith } from './authorized-fetch.js';
import type { EndpointSettings } from './endpoint-settings.js';

/**
 * A publication's settings after the page was asked for its token, which then goes to the
 * manifest's folder; what is not for everybody is kept nowhere. Where the page has
 * none they stay as they are: the publication is public, and is asked for as politely as any.
 */
export async function withAccess<T extends EndpointSettings>(
  manifestUrl: string,
  settings: T,
  signal: AbortSignal,
): Promise<T & { readonly secret?: boolean }> {
  const { fetch = globalThis.fetch.bind(globalThis), accessToken } = settings;
  const access = accessToken && new AccessToken(accessToken);
  const grant = await access?.current(signal);
  if (!access || grant?.token === undefined) return settings;
  const folder = new URL('.', manifestUrl).href;
  return { ...settings, fetch: fetchWith(access, fetch, folder), secret: true };
}
