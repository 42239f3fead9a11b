/**
 * A URL's query as text. `URLSearchParams` rewrites what it parses, which
 * breaks signed links and other people's parameters; here every byte that is
 * not asked for stays as it is.
 */

/** An address cut at the first `?` and the first `#`. */
interface AddressParts {
  readonly before: string;
  readonly query: string | undefined;
  readonly fragment: string;
}

/** One `name=value` of a query; decoded parts are `undefined` where an escape is broken. */
interface QueryParameter {
  readonly name: string | undefined;
  readonly value: string | undefined;
}

export function parametersOf(address: string): readonly QueryParameter[] {
  return pieces(split(address).query).map(read);
}

/** Appends parameters before the fragment. */
export function appendParameters(
  address: string,
  parameters: readonly (readonly [name: string, value: string])[],
): string {
  const { before, query, fragment } = split(address);
  const added = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  if (added === '') return address;
  const joint = query === undefined || query === '' || query.endsWith('&') ? '' : '&';
  return `${before}?${query ?? ''}${joint}${added}${fragment}`;
}

/** Takes out the parameters with these names, and the `?` where nothing is left. */
export function removeParameters(address: string, names: readonly string[]): string {
  const { before, query, fragment } = split(address);
  const all = pieces(query);
  const kept = all.filter((piece) => !names.includes(read(piece).name ?? ''));
  if (kept.length === all.length) return address;
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}

function split(address: string): AddressParts {
  const hash = address.indexOf('#');
  const whole = hash < 0 ? address : address.slice(0, hash);
  const mark = whole.indexOf('?');
  return {
    before: mark < 0 ? whole : whole.slice(0, mark),
    query: mark < 0 ? undefined : whole.slice(mark + 1),
    fragment: hash < 0 ? '' : address.slice(hash),
  };
}

function pieces(query: string | undefined): readonly string[] {
  return query ? query.split('&') : [];
}

function read(piece: string): QueryParameter {
  const equals = piece.indexOf('=');
  return {
    name: decode(equals < 0 ? piece : piece.slice(0, equals)),
    value: decode(equals < 0 ? '' : piece.slice(equals + 1)),
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
