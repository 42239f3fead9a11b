/** Whether a host is this machine: what secure-context rules call potentially trustworthy. */
export function isLoopback({ hostname }: { readonly hostname: string }): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/** Whether an address may be asked or linked to: `https:`, or `http:` on this machine; never with a user name in it. */
export function isSecure(url: URL): boolean {
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return safe && url.username === '' && url.password === '';
}
