import { withoutQuery } from '../model/without-query.js';
import { parametersOf } from './query-text.js';

/**
 * Names in a query that a portal brought back although nobody agreed on them, once the
 * handshake's own are gone. Only on the page that was to be returned to, for elsewhere
 * nobody knows which names are the page's own.
 */
export function undocumentedNames(address: string, returnUrl: string): readonly string[] {
  if (withoutQuery(address) !== withoutQuery(returnUrl)) return [];
  const own = parametersOf(returnUrl).map(({ name }) => name);
  return parametersOf(address).flatMap(({ name }) => (own.includes(name) ? [] : name || []));
}
