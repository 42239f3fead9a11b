import type { ReturnReading } from '../../src/booking/return-parameters.js';

const names = ['state', 'outcome', 'reason', 'bookingRef', 'appointmentRef', 'resultToken'];
const outcomes = ['booked', 'cancelled', 'failed', 'entered-in-error'] as const;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

interface Piece {
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly isBroken: boolean;
}

/**
 * What an address says about a return, worked out once more from the contract,
 * with the platform's own reading of queries and no code in common with `src`.
 */
export function expectedReading(
  address: string,
  recordsEndpoint?: string,
): ReturnReading | undefined {
  const pieces = piecesOf(address);
  const ours = pieces.filter(({ name }) => names.includes(name));
  const state = ours.find(({ name, value, isBroken }) => {
    return name === 'state' && !isBroken && hasOurForm(value);
  });
  if (!state) return undefined;
  const clean = withoutPieces(address, pieces, ours);
  const rejected = (code: 'duplicate-parameter' | 'malformed' | 'invalid-outcome') =>
    ({ code, address: clean }) as const;
  if (names.some((each) => ours.filter(({ name }) => name === each).length > 1))
    return rejected('duplicate-parameter');
  if (ours.some(({ isBroken }) => isBroken)) return rejected('malformed');
  const told = new Map(ours.map(({ name, value }) => [name, value]));
  const outcome = outcomes.find((each) => each === told.get('outcome'));
  if (!outcome) return rejected('invalid-outcome');

  const bookingRef = told.get('bookingRef');
  // A value that is empty is none.
  const appointmentRef = told.get('appointmentRef') || undefined;
  const resultToken = told.get('resultToken') || undefined;
  const badRef = bookingRef !== undefined && bookingRef.length > 256;
  const badAppointment = appointmentRef !== undefined && !isTheirs(appointmentRef, recordsEndpoint);
  const badToken = resultToken !== undefined && resultToken.length > 4_096;
  const reason = expectedReason(told.get('reason'));
  const shownRef = badRef ? '' : expectedText(bookingRef ?? '');
  return {
    address: clean,
    state: state.value,
    outcome: { outcome, ...(reason && { reason }), ...(shownRef && { bookingRef: shownRef }) },
    ...(appointmentRef !== undefined && !badAppointment && { appointmentRef }),
    ...(resultToken !== undefined && !badToken && { resultToken }),
    dropped: [
      ...(badRef ? (['bookingRef'] as const) : []),
      ...(badAppointment ? (['appointmentRef'] as const) : []),
      ...(badToken ? (['resultToken'] as const) : []),
    ],
  };
}

/** A reason as it may be kept: a code, or `other`; none where it is empty. */
export function expectedReason(reason = ''): string | undefined {
  if (reason === '') return undefined;
  const isCode = [...reason].every((each) =>
    'abcdefghijklmnopqrstuvwxyz0123456789-'.includes(each),
  );
  return isCode && reason.length <= 64 ? reason : 'other';
}

/** A confirmation number as it may be shown: no control characters, no direction overrides. */
export function expectedText(text: string): string {
  const isShown = (character: string) => {
    const code = character.charCodeAt(0);
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    return !isControl && !(code >= 0x202a && code <= 0x202e) && !(code >= 0x2066 && code <= 0x2069);
  };
  return [...text].filter(isShown).join('').trim();
}

function hasOurForm(value: string): boolean {
  const digits = value.slice('ss1.'.length);
  if (!value.startsWith('ss1.') || digits.length !== 43) return false;
  return [...digits].every((digit) => base64url.includes(digit));
}

function isTheirs(reference: string, recordsEndpoint: string | undefined): boolean {
  const base = recordsEndpoint?.endsWith('/') ? recordsEndpoint : `${recordsEndpoint}/`;
  const isUnder = recordsEndpoint !== undefined && reference.startsWith(base);
  const [type, id = '', ...more] = (isUnder ? reference.slice(base.length) : reference).split('/');
  const allowed = `${base64url.replace('_', '')}.`;
  const isId = id.length >= 1 && id.length <= 64 && [...id].every((each) => allowed.includes(each));
  return type === 'Appointment' && isId && more.length === 0;
}

/** The pieces of the query, each read by the platform on its own. */
function piecesOf(address: string): readonly Piece[] {
  const [whole = ''] = address.split('#');
  const query = whole.includes('?') ? whole.slice(whole.indexOf('?') + 1) : '';
  return query.split('&').map((text) => {
    // Without the mark in front, a name that begins with one would lose it.
    const [[name, value] = ['', '']] = [...new URLSearchParams(`?${text}`)];
    const raw = text.includes('=') ? text.slice(text.indexOf('=') + 1) : '';
    return { text, name, value, isBroken: isBroken(raw) };
  });
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether a percent escape is not one, or its bytes are no text. */
function isBroken(raw: string): boolean {
  if (!raw.includes('%')) return false;
  const escapes = raw.match(/(?:%[0-9a-f]{2})+|%/gi) ?? [];
  return escapes.some((run) => {
    if (run === '%') return true;
    try {
      strict.decode(Buffer.from(run.replaceAll('%', ''), 'hex'));
      return false;
    } catch {
      return true;
    }
  });
}

function withoutPieces(address: string, pieces: readonly Piece[], ours: readonly Piece[]): string {
  const kept = pieces.filter((piece) => !ours.includes(piece)).map(({ text }) => text);
  const start = address.slice(0, address.indexOf('?'));
  const end = address.includes('#') ? address.slice(address.indexOf('#')) : '';
  return start + (kept.length > 0 ? '?' : '') + kept.join('&') + end;
}
