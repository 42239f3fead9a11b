/** A database in the browser: its name, its version, and the key of each of its object stores. */
export interface DatabaseDesign<Name extends string> {
  readonly name: string;
  readonly version: number;
  readonly keys: Readonly<Record<Name, string>>;
}

/**
 * Opens a database. Takes a function because the mere access to `indexedDB`
 * throws in some frames.
 */
export async function connect<Name extends string>(
  factory: () => IDBFactory,
  { name, version, keys }: DatabaseDesign<Name>,
): Promise<IDBDatabase> {
  const opening = factory().open(name, version);
  opening.onupgradeneeded = () => {
    for (const store in keys) opening.result.createObjectStore(store, { keyPath: keys[store] });
  };
  return result(opening);
}

/**
 * Runs one transaction over all stores of a database, and closes the connection,
 * unless it `stays`: one left open stands in the way of another version's upgrade.
 * Rejects unless everything was committed.
 */
export async function transact<Name extends string, T>(
  connection: Promise<IDBDatabase>,
  mode: IDBTransactionMode,
  work: (store: (name: Name) => IDBObjectStore) => Promise<T>,
  stays = false,
): Promise<T> {
  const database = await connection;
  try {
    const transaction = database.transaction(database.objectStoreNames, mode);
    const committed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error as Error);
    });
    return (await Promise.all([work((name) => transaction.objectStore(name)), committed]))[0];
  } finally {
    if (!stays) database.close();
  }
}

/** A request's result as a promise. */
export function result<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error as Error);
  });
}
