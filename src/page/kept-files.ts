import { fileDatabase } from '../fhir/file-database.js';
import type { FileStore } from '../fhir/file-store.js';

/** The one store of this page that outlives it. */
let device: Promise<FileStore> | undefined;

/** Where an element keeps what it has read, for its next search or the next visit. */
export class KeptFiles {
  /** Kept for as long as the element is there. */
  #memory: Promise<FileStore> | undefined;

  /** @param onDevice whether it may be found there by whoever comes next */
  open(onDevice: boolean): Promise<FileStore> {
    if (onDevice)
      return (device ??= openDevice().catch((cause) => {
        device = undefined;
        throw cause;
      }));
    return (this.#memory ??= openMemory());
  }

  /** Whether there may be any, told without the script that keeps them. */
  async mayHold(onDevice: boolean): Promise<boolean> {
    return onDevice ? device !== undefined || isOnDevice() : this.#memory !== undefined;
  }

  async clear(): Promise<void> {
    const stores = [this.open(true), this.#memory].map(async (store) => (await store)?.clear());
    await Promise.all(stores);
  }
}

/** Milliseconds in which a browser must say which databases it has; one that cannot say may have any. */
const patience = 1_000;

function isOnDevice(): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    setTimeout(resolve, patience, true);
    // The mere access throws in some frames, and older browsers have no such list.
    indexedDB
      .databases()
      .then((all) => resolve(all.some(({ name }) => name === fileDatabase)), reject);
  }).catch(() => true);
}

async function openDevice(): Promise<FileStore> {
  const { DeviceFileStore } = await import('../fhir/keeping.js');
  return new DeviceFileStore(() => indexedDB);
}

async function openMemory(): Promise<FileStore> {
  const { MemoryFileStore } = await import('../fhir/keeping.js');
  return new MemoryFileStore();
}
