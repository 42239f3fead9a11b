import type { Asking, FileLine, FileStore, StoredFile } from './file-store.js';

/** A store of files that is opened when it is needed. */
export interface FileKeeping {
  /** Whether there may be anything in it, told without opening it. */
  mayHold(): boolean;
  open(): Promise<FileStore>;
}

/**
 * A store that is opened where there may be something in it, else when something is about
 * to be kept: nobody waits for it on a first visit. Where it cannot be opened, nothing is kept.
 */
export class LateFileStore implements FileStore {
  #opening: Promise<FileStore | undefined> | undefined;
  /** Nothing was in it when it began to be opened, and it has not answered yet. */
  #isEmpty = false;

  constructor(private readonly keeping: FileKeeping) {}

  prepare(): boolean {
    if (this.#opening || this.keeping.mayHold()) return this.#isEmpty;
    this.#isEmpty = true;
    const answered = this.#open().then((store) => store?.line(''));
    void answered.catch(() => undefined).then(() => (this.#isEmpty = false));
    return true;
  }

  async line(url: string): Promise<FileLine | undefined> {
    return (await this.#opened())?.line(url);
  }

  async get(url: string): Promise<StoredFile | undefined> {
    return (await this.#opened())?.get(url);
  }

  async put(file: StoredFile): Promise<void> {
    await (await this.#open())?.put(file);
    this.#isEmpty = false;
  }

  async note(asking: Asking): Promise<void> {
    await (await this.#open())?.note(asking);
  }

  async lease(url: string, now: number, until: number): Promise<boolean> {
    return (await this.#open())?.lease(url, now, until) ?? true;
  }

  async release(url: string, until: number): Promise<void> {
    await (await this.#open())?.release(url, until);
  }

  async clear(): Promise<void> {
    await (await this.#open())?.clear();
  }

  /** The store, unless there is nothing in it. */
  async #opened(): Promise<FileStore | undefined> {
    if (this.#isEmpty || !(this.#opening || this.keeping.mayHold())) return undefined;
    return this.#open();
  }

  #open(): Promise<FileStore | undefined> {
    return (this.#opening ??= this.keeping.open().catch(() => undefined));
  }
}
