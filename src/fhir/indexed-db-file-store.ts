import { connect, result, transact, type DatabaseDesign } from '../model/database.js';
import { surplusOf, usualBudget, type FileBudget } from './file-budget.js';
import {
  lineOf,
  renewed,
  type Asking,
  type FileLine,
  type FileStore,
  type StoredFile,
} from './file-store.js';

/**
 * Lines and contents lie apart, so that what is known of a file need not be looked
 * for among megabytes. When contents get another shape, raise the version and throw the
 * older stores away; an element of an older version then keeps its files in memory.
 */
const design: DatabaseDesign<keyof FileTransaction> = {
  name: 'smart-scheduler-files',
  version: 1,
  keys: { lines: 'url', contents: 'url', leases: 'url' },
};

/** Milliseconds after which a connection is closed that nobody uses: an open one may keep a page from being kept for "back". */
const idle = 1_000;

/** A transaction over all of them. */
interface FileTransaction {
  readonly lines: IDBObjectStore;
  readonly contents: IDBObjectStore;
  readonly leases: IDBObjectStore;
}

/** Files in IndexedDB. Rejects where the browser refuses: see `DeviceFileStore`. */
export class IndexedDbFileStore implements FileStore {
  readonly #factory: () => IDBFactory;
  readonly #budget: FileBudget;
  #connection: Promise<IDBDatabase> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(factory: () => IDBFactory, budget: FileBudget = usualBudget) {
    this.#factory = factory;
    this.#budget = budget;
  }

  line(url: string): Promise<FileLine | undefined> {
    return this.#transact('readonly', ({ lines }) => result(lines.get(url)));
  }

  get(url: string): Promise<StoredFile | undefined> {
    return this.#transact('readonly', async ({ lines, contents }) => {
      const line = await result<FileLine | undefined>(lines.get(url));
      if (!line) return undefined;
      const { kept, ...file } = line;
      if (!kept) return file;
      const { content } = await result<{ readonly content: unknown }>(contents.get(url));
      return { ...file, content };
    });
  }

  put(file: StoredFile): Promise<void> {
    return this.#transact('readwrite', async ({ lines, contents }) => {
      const line = lineOf(file, this.#budget.largest);
      if (line.kept) contents.put({ url: file.url, content: file.content });
      else contents.delete(file.url);
      lines.put(line);
      const all = await result<FileLine[]>(lines.getAll());
      const surplus = surplusOf(all, file.askedAt, this.#budget);
      for (const each of all.filter(({ url }) => surplus.contents.includes(url))) {
        lines.put({ ...each, kept: false } satisfies FileLine);
        contents.delete(each.url);
      }
      for (const url of surplus.lines) lines.delete(url);
    });
  }

  note(asking: Asking): Promise<void> {
    return this.#transact('readwrite', async ({ lines }) => {
      const line = await result<FileLine | undefined>(lines.get(asking.url));
      lines.put(renewed(line, asking));
    });
  }

  lease(url: string, now: number, until: number): Promise<boolean> {
    return this.#transact('readwrite', async ({ leases }) => {
      const lease = await result<{ readonly until: number } | undefined>(leases.get(url));
      if (lease && lease.until > now) return false;
      leases.put({ url, until });
      return true;
    });
  }

  release(url: string, until: number): Promise<void> {
    return this.#transact('readwrite', async ({ leases }) => {
      const lease = await result<{ readonly until: number } | undefined>(leases.get(url));
      if (lease?.until === until) leases.delete(url);
    });
  }

  clear(): Promise<void> {
    return this.#transact('readwrite', async ({ lines, contents, leases }) => {
      lines.clear();
      contents.clear();
      leases.clear();
    });
  }

  async #transact<T>(
    mode: IDBTransactionMode,
    work: (transaction: FileTransaction) => Promise<T>,
  ): Promise<T> {
    clearTimeout(this.#idle);
    const stores = (store: (name: keyof FileTransaction) => IDBObjectStore) =>
      work({ lines: store('lines'), contents: store('contents'), leases: store('leases') });
    try {
      return await transact((this.#connection ??= this.#connect()), mode, stores, true);
    } finally {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.#disconnect(), idle);
    }
  }

  async #connect(): Promise<IDBDatabase> {
    try {
      const database = await connect(this.#factory, design);
      // Another version's upgrade must not wait for this page.
      database.onversionchange = () => this.#disconnect();
      database.onclose = () => this.#disconnect();
      return database;
    } catch (cause) {
      this.#connection = undefined;
      throw cause;
    }
  }

  #disconnect(): void {
    void this.#connection?.then(
      (database) => database.close(),
      () => undefined,
    );
    this.#connection = undefined;
  }
}
