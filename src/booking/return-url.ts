import { isSecure } from '../model/secure-url.js';
import { removeParameters } from './query-text.js';
import { returnParameters } from './return-parameters.js';

/**
 * Where the portal sends the patient back: what the page configured, or the
 * page itself without query and fragment, which may be private.
 * `undefined` where the configured address is not a safe one of the page's own origin.
 */
export function toReturnUrl(configured: string | undefined, page: URL): string | undefined {
  if (configured === undefined) return isSecure(page) ? page.origin + page.pathname : undefined;
  if (!URL.canParse(configured, page.href)) return undefined;
  const target = new URL(configured, page.href);
  if (target.origin !== page.origin || !isSecure(target)) return undefined;
  return removeParameters(target.href, returnParameters);
}
