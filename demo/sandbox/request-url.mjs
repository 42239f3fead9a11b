/**
 * The address a request asks for, or nothing where it is none: such a request is
 * answered 400 and ends no server.
 *
 * @param {import('node:http').IncomingMessage} request
 */
export function requestUrl(request) {
  try {
    const url = new URL(`http://sandbox.invalid${request.url ?? '/'}`);
    return { url, path: decodeURIComponent(url.pathname) };
  } catch {
    return undefined;
  }
}
