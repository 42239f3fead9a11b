import { withoutLoneSurrogates } from './hostile-text.js';
import type { LinkInput } from './published-link.js';

type Pairs = readonly (readonly [name: string, value: string])[];

/** Why a link must not be followed, worked out once more from the contract; none where it may be. */
export function expectedRefusal({ published, policy }: LinkInput): string | undefined {
  const link = published.trim();
  if (!isPlain(link)) return 'link-unsafe';
  const target = new URL(link);
  const isHere = isThisMachine(target.hostname);
  if (target.username || target.password) return 'link-unsafe';
  if (target.protocol === 'http:' && !isHere) return 'link-unsafe';
  if (isHere && !isThisMachine(policy.page.hostname)) return 'link-unsafe';
  const { portalOrigins } = policy;
  if (portalOrigins.length > 0 && !portalOrigins.some((origin) => origin === target.origin))
    return 'portal-blocked';
  const isTaken = target.searchParams.has('state') || target.searchParams.has('returnUrl');
  return isTaken ? 'portal-parameter-conflict' : undefined;
}

/** What is sent along, in its order. */
export function expectedParameters({ parameters }: LinkInput): Pairs {
  const { source, bookingReferral, state, returnUrl } = parameters;
  const all = { source, 'booking-referral': bookingReferral, state, returnUrl };
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, withoutLoneSurrogates(value)] as const],
  );
}

/** `http://` or `https://`, a host, and nothing that browsers skip or turn around. */
function isPlain(link: string): boolean {
  const start = link.toLowerCase();
  const scheme = ['http://', 'https://'].find((each) => start.startsWith(each));
  const isSkipped = (code: number) => code < 0x20 || code === 0x7f;
  const [place = ''] = link.split(/[?#]/);
  if (!scheme || ['', '/', '?', '#'].includes(link.charAt(scheme.length))) return false;
  if (place.includes('\\') || Array.from(link, (each) => each.charCodeAt(0)).some(isSkipped))
    return false;
  try {
    return Boolean(new URL(link));
  } catch {
    return false;
  }
}

/** Names and addresses that browsers take for the machine they run on (Secure Contexts, 3.1). */
export function isThisMachine(hostname: string): boolean {
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  const isName = name === 'localhost' || name.endsWith('.localhost');
  return isName || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
}
