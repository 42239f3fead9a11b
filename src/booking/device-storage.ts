import type { AttemptStore } from './attempt-store.js';
import { IndexedDbStore } from './indexed-db-store.js';
import { StorageLadder } from './storage-ladder.js';
import { WebStorageStore } from './web-storage-store.js';

/** Where this browser keeps attempts: on the device, or only for as long as the tab. */
export interface DeviceStorage {
  readonly indexedDB: () => IDBFactory;
  readonly localStorage: () => Storage;
  readonly sessionStorage: () => Storage;
}

/**
 * The store of attempts for a page's wish: IndexedDB, then localStorage; or sessionStorage
 * alone; or a store of the page's own. What one element keeps elsewhere, every other finds:
 * the one that takes a return need not be the one that the patient left from.
 */
export function attemptStoreOn(
  device: DeviceStorage,
  remember: 'device' | 'tab',
  own?: AttemptStore,
): AttemptStore {
  const database = new IndexedDbStore(device.indexedDB);
  const local = new WebStorageStore(device.localStorage);
  const tab = new WebStorageStore(device.sessionStorage);
  if (own) return new StorageLadder([own, database, local, tab], [own]);
  const keeps = remember === 'tab' ? [tab] : [database, local];
  return new StorageLadder([database, local, tab], keeps);
}
