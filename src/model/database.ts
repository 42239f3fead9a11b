/** A database in the browser: its name, its version, and how its object stores come to be. */
export interface DatabaseDesign<Name extends string> {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly Name[];
  readonly upgrade: (database: IDBDatabase) => void;
}

/**
 * Runs one transaction over all stores of a database, on a connection of its own:
 * one left open would stand in the way of another version's upgrade. Rejects
 * unless everything was committed. Takes a function because the mere access to
 * `indexedDB` throws in some frames.
 */
export async function transact<Name extends string, T>(
  factory: () => IDBFactory,
  { name, version, stores, upgrade }: DatabaseDesign<Name>,
  mode: IDBTransactionMode,
  work: (stores: Readonly<Record<Name, IDBObjectStore>>) => Promise<T>,
): Promise<T> {
  const opening = factory().open(name, version);
  opening.onupgradeneeded = () => upgrade(opening.result);
  const database = await result<IDBDatabase>(opening);
  try {
    const transaction = database.transaction(stores, mode);
    const committed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error as Error);
    });
    const opened = Object.fromEntries(
      stores.map((store) => [store, transaction.objectStore(store)]),
    ) as Record<Name, IDBObjectStore>;
    const [answer] = await Promise.all([work(opened), committed]);
    return answer;
  } finally {
    database.close();
  }
}

/** A request's result as a promise. */
export function result<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error as Error);
  });
}
