/**
 * A URL's query as text. `URLSearchParams` rewrites what it parses, which
 * breaks signed links and other people's parameters; here every byte that is
 * not asked for stays as it is.
 */

/** An address cut before the first `?` and the first `#`. */
interface AddressParts {
  readonly before: string;
  /** With its `?`; empty where there is none. */
  readonly query: string;
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
  const added = parameters.map(([name, value]) => `${name}=${encode(value)}`).join('&');
  if (added === '') return address;
  const joint = query === '' ? '?' : /^\?$|&$/.test(query) ? '' : '&';
  return before + query + joint + added + fragment;
}

/** Takes out the parameters with these names, and the `?` where nothing is left. */
export function removeParameters(address: string, names: readonly (string | undefined)[]): string {
  const { before, query, fragment } = split(address);
  const all = pieces(query);
  const kept = all.filter((piece) => !names.includes(read(piece).name));
  if (kept.length === all.length) return address;
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}

function split(address: string): AddressParts {
  const [, before = '', query = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(address) ?? [];
  return { before, query, fragment };
}

function pieces(query: string): readonly string[] {
  return query.length > 1 ? query.slice(1).split('&') : [];
}

function read(piece: string): QueryParameter {
  const [name = '', ...values] = piece.split('=');
  return { name: decode(name), value: decode(values.join('=')) };
}

/** Half a character, which no address can carry, becomes U+FFFD as everywhere on the web. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
