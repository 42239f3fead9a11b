import type { Slot } from '../model/slot.js';
import { withoutQuery } from '../model/without-query.js';
import type { ReadReference } from './reference.js';

/** What the addresses of a server's resources begin with. */
export function folderOf(base: string): string {
  return withoutQuery(base).replace(/\/*$/, '/');
}

/** Whether a slot was found at a server, so that its references are that server's: an id says nothing about another server's. */
export function isFromServer(base: string, { endpoint }: Slot): boolean {
  return endpoint !== undefined && folderOf(endpoint) === folderOf(base);
}

/** Whether a reference in a server's resource leads to that server: as a relative one does. */
export function isAtServer(base: string, { address }: ReadReference): boolean {
  return address === undefined || address.startsWith(folderOf(base));
}
