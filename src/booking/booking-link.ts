import { isLoopback, isSecure, toWholeUrl } from '../model/secure-url.js';
import { appendParameters, parametersOf } from './query-text.js';

/** Where `book` leads, or why a published link cannot be followed. */
export type BookingLink =
  | { readonly url: string; readonly host: string }
  | {
      readonly refused:
        'link-unsafe' | 'link-too-long' | 'portal-parameter-conflict' | 'portal-blocked';
    };

/** What a page allows of links. */
export interface LinkPolicy {
  /** The page that holds the element; only from loopback may a link lead to loopback. */
  readonly page: { readonly hostname: string };
  /** Origins that links may lead to; any, when empty. */
  readonly portalOrigins: readonly string[];
}

/** What travels to the portal. A hand-off that cannot be taken back has no `state` and no `returnUrl`. */
export interface HandoffParameters {
  readonly source?: string | undefined;
  readonly bookingReferral?: string | undefined;
  readonly state?: string | undefined;
  readonly returnUrl?: string | undefined;
}

const longestUrl = 8_000;

/**
 * The portal's published link with our parameters appended as text, so that no
 * byte of it changes (SMART Scheduling Links, "Deep Links"; booking
 * confirmation handshake). A link that is not plainly an address of a web page
 * elsewhere, or that already has a `state` or `returnUrl`, is refused.
 */
export function toBookingLink(
  published: string,
  parameters: HandoffParameters,
  { page, portalOrigins }: LinkPolicy,
): BookingLink {
  const link = published.trim();
  const target = toWholeUrl(link);
  if (!target || !isSecure(target) || (isLoopback(target) && !isLoopback(page)))
    return { refused: 'link-unsafe' };
  if (portalOrigins.length > 0 && !portalOrigins.includes(target.origin)) {
    return { refused: 'portal-blocked' };
  }
  if (parametersOf(link).some(({ name }) => name === 'state' || name === 'returnUrl')) {
    return { refused: 'portal-parameter-conflict' };
  }
  const { source, bookingReferral, state, returnUrl } = parameters;
  const url = appendParameters(
    link,
    Object.entries({ source, 'booking-referral': bookingReferral, state, returnUrl }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  return url.length > longestUrl ? { refused: 'link-too-long' } : { url, host: target.host };
}
