import { usualBudget, type FileBudget } from './file-budget.js';
import type { Asking, FileLine, FileStore, StoredFile } from './file-store.js';
import { IndexedDbFileStore } from './indexed-db-file-store.js';
import { MemoryFileStore } from './memory-file-store.js';

/** Milliseconds in which a database must answer; one that did not is not asked again by this page. */
const patience = 2_000;

/**
 * Files on the device, and in memory whatever the device does not take: storage is
 * denied or full, an upgrade is blocked, a newer version of the element was here, the
 * database does not answer. Never rejects; nobody has to know.
 */
export class DeviceFileStore implements FileStore {
  readonly #database: FileStore;
  readonly #memory: FileStore;
  #silent = false;

  /** Takes a function because the mere access to `indexedDB` throws in some frames. */
  constructor(factory: () => IDBFactory, budget: FileBudget = usualBudget) {
    this.#database = new IndexedDbFileStore(factory, budget);
    this.#memory = new MemoryFileStore(budget);
  }

  async line(url: string): Promise<FileLine | undefined> {
    const [stored, remembered] = await Promise.all([
      this.#onDevice((database) => database.line(url)),
      this.#memory.line(url),
    ]);
    return later(stored?.answer, remembered, (line) => line.kept);
  }

  async get(url: string): Promise<StoredFile | undefined> {
    const [stored, remembered] = await Promise.all([
      this.#onDevice((database) => database.get(url)),
      this.#memory.get(url),
    ]);
    return later(stored?.answer, remembered, ({ content }) => content !== undefined);
  }

  async put(file: StoredFile): Promise<void> {
    if (await this.#onDevice((database) => database.put(file))) return;
    // Where there is no room for the content, or it cannot be cloned, the line may still find a place.
    const { content: _, ...line } = file;
    await this.#onDevice((database) => database.put(line));
    await this.#memory.put(file);
  }

  async note(asking: Asking): Promise<void> {
    const noted = await this.#onDevice((database) => database.note(asking));
    if (!noted || (await this.#memory.line(asking.url))) await this.#memory.note(asking);
  }

  async lease(url: string, now: number, until: number): Promise<boolean> {
    const stored = await this.#onDevice((database) => database.lease(url, now, until));
    return stored ? stored.answer : this.#memory.lease(url, now, until);
  }

  async release(url: string, until: number): Promise<void> {
    await this.#onDevice((database) => database.release(url, until));
    await this.#memory.release(url, until);
  }

  async clear(): Promise<void> {
    await this.#onDevice((database) => database.clear());
    await this.#memory.clear();
  }

  /** What the database answers; nothing where it does not. */
  async #onDevice<T>(
    work: (database: FileStore) => Promise<T>,
  ): Promise<{ readonly answer: T } | undefined> {
    if (this.#silent) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        this.#silent = true;
        resolve(undefined);
      }, patience);
    });
    try {
      return await Promise.race([work(this.#database).then((answer) => ({ answer })), silence]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Of what the device has and what memory has, the later; of two that are equally late, the whole one. */
function later<T extends Asking>(
  stored: T | undefined,
  remembered: T | undefined,
  isWhole: (each: T) => boolean,
): T | undefined {
  if (!stored || !remembered) return stored ?? remembered;
  if (stored.askedAt !== remembered.askedAt) {
    return stored.askedAt > remembered.askedAt ? stored : remembered;
  }
  return isWhole(stored) ? stored : remembered;
}
