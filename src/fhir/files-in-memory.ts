import type { FileStore } from './file-store.js';

/** A store of files that is gone with the page, with the script for it. */
export async function filesInMemory(): Promise<FileStore> {
  const { MemoryFileStore } = await import('./keeping.js');
  return new MemoryFileStore();
}
