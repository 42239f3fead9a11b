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

  async clear(): Promise<void> {
    const stores = [this.open(true), this.#memory].map(async (store) => (await store)?.clear());
    await Promise.all(stores);
  }
}

async function openDevice(): Promise<FileStore> {
  const { DeviceFileStore } = await import('../fhir/device-file-store.js');
  return new DeviceFileStore(() => indexedDB);
}

async function openMemory(): Promise<FileStore> {
  const { MemoryFileStore } = await import('../fhir/memory-file-store.js');
  return new MemoryFileStore();
}
