/** Whether a host is this machine: what secure-context rules call potentially trustworthy. */
export function isLoopback({ hostname }: { readonly hostname: string }): boolean {
  return (
    /(^|\.)localhost\.?$/.test(hostname) ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/** Whether an address may be asked or linked to: `https:`, or `http:` on this machine; never with a user name in it. */
export function isSecure(url: URL): boolean {
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return safe && url.username === '' && url.password === '';
}

/**
 * An address that is whole: `http://` or `https://`, a host, and nothing that browsers skip or
 * turn around. Anything else may lead elsewhere from another page: there, `https:host` is a path.
 */
export function toWholeUrl(address: string): URL | undefined {
  const isWhole = /^https?:\/\/[^/\\?#][^\\?#]*([?#]|$)/i.test(address);
  if (!isWhole || /[\u0000-\u001f\u007f]/.test(address)) return undefined;
  try {
    // Not URL.canParse: in Node 20, once it is hot, it takes hosts with umlauts for none.
    return new URL(address);
  } catch {
    return undefined;
  }
}
