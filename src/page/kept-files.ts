import type { FileStore } from '../fhir/file-store.js';
import { filesInMemory } from '../fhir/files-in-memory.js';
import { isMarked, mark } from '../model/mark.js';

/** The one store of this page that outlives it. */
let device: Promise<FileStore> | undefined;

/** Where an element keeps what it has read, for its next search or the next visit. */
export class KeptFiles {
  /** Kept for as long as the element is there. */
  #memory: Promise<FileStore> | undefined;

  /** @param onDevice whether it may be found there by whoever comes next */
  open(onDevice: boolean): Promise<FileStore> {
    if (!onDevice) return (this.#memory ??= filesInMemory());
    mark('files', true, storage);
    return (device ??= openDevice().catch((cause) => {
      device = undefined;
      throw cause;
    }));
  }

  /** Whether there may be any, told at once: the database itself takes a slow device as long as drawing the page. */
  mayHold(onDevice: boolean): boolean {
    if (!onDevice) return this.#memory !== undefined;
    return device !== undefined || (isMarked('files', storage) ?? true);
  }

  async clear(): Promise<void> {
    const stores = [this.open(true), this.#memory].map(async (store) => (await store)?.clear());
    await Promise.all(stores);
    mark('files', false, storage);
  }
}

const storage = () => localStorage;

async function openDevice(): Promise<FileStore> {
  const { DeviceFileStore } = await import('../fhir/keeping.js');
  return new DeviceFileStore(() => indexedDB);
}
