import type { Outcome } from '../model/outcome.js';
import { readRecord, type AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import { redeem, type Redemption } from './redemption.js';
import { surplus } from './surplus.js';

const prefix = 'smart-scheduler.attempt.';

/**
 * Attempts in localStorage or sessionStorage: the next rung where IndexedDB is
 * not to be had. Two tabs that redeem at the same moment could both win here.
 * Takes a function because the mere access to a storage throws in some frames.
 */
export class WebStorageStore implements AttemptStore {
  readonly #storage: () => Storage;

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  async prepare(record: AttemptRecord): Promise<void> {
    const storage = this.#storage();
    const own = prefix + record.state;
    const outcomes = read(storage, own)?.outcomes ?? record.outcomes;
    const records = new Map(keysOf(storage).map((key) => [key, read(storage, key)]));
    records.set(own, { ...record, outcomes });
    // First, because there may be no room for one more.
    for (const key of surplus([...records], Date.parse(record.startedAt))) storage.removeItem(key);
    storage.setItem(own, JSON.stringify(records.get(own)));
  }

  redeem(state: string, outcome: Outcome): Promise<Redemption> {
    return redeemInStorage(this.#storage, state, outcome);
  }

  async list(): Promise<readonly AttemptRecord[]> {
    const storage = this.#storage();
    return keysOf(storage).flatMap((key) => read(storage, key) ?? []);
  }

  async clear(): Promise<void> {
    const storage = this.#storage();
    keysOf(storage).forEach((key) => storage.removeItem(key));
  }
}

/** Judges an answer and records it, as well as a storage without transactions can. */
export async function redeemInStorage(
  open: () => Storage,
  state: string,
  outcome: Outcome,
): Promise<Redemption> {
  const storage = open();
  const redemption = redeem(read(storage, prefix + state), outcome);
  if (redemption.result === 'recorded')
    storage.setItem(prefix + state, JSON.stringify(redemption.record));
  return redemption;
}

function keysOf(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(
    (key) => key.startsWith(prefix),
  );
}

function read(storage: Storage, key: string): AttemptRecord | undefined {
  try {
    return readRecord(JSON.parse(storage.getItem(key) ?? 'null'));
  } catch {
    return undefined;
  }
}
