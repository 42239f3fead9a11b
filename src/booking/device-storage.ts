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

/** The store of attempts for a page's wish: IndexedDB, then localStorage; or sessionStorage alone. */
export function attemptStoreOn(device: DeviceStorage, remember: 'device' | 'tab'): AttemptStore {
  return new StorageLadder(
    remember === 'tab'
      ? [new WebStorageStore(device.sessionStorage)]
      : [new IndexedDbStore(device.indexedDB), new WebStorageStore(device.localStorage)],
  );
}
