import type { Outcome } from '../model/outcome.js';
import type { AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import type { Redemption } from './redemption.js';

const patience = 500;

/**
 * Several stores as one: a record is kept on the first rung that takes it
 * within half a second, and looked for on all of them.
 */
export class StorageLadder implements AttemptStore {
  readonly #rungs: readonly AttemptStore[];

  constructor(rungs: readonly AttemptStore[]) {
    this.#rungs = rungs;
  }

  async prepare(record: AttemptRecord): Promise<void> {
    let cause: unknown;
    for (const rung of this.#rungs) {
      try {
        return await inTime(rung.prepare(record));
      } catch (trouble) {
        cause = trouble;
      }
    }
    throw new Error('No storage of this browser can keep the attempt', { cause });
  }

  redeem(state: string, outcome: Outcome): Promise<Redemption> {
    return redeemOnLadder(this.#rungs.map((rung) => () => rung.redeem(state, outcome)));
  }

  async list(): Promise<readonly AttemptRecord[]> {
    const lists = await Promise.all(this.#rungs.map((rung) => inTime(rung.list()).catch(() => [])));
    const byState = new Map(lists.flat().map((record) => [record.state, record]));
    return [...byState.values()];
  }

  async clear(): Promise<void> {
    await Promise.all(this.#rungs.map((rung) => rung.clear().catch(() => undefined)));
  }
}

/** Asks rung after rung until one knows the state. */
export async function redeemOnLadder(
  rungs: readonly (() => Promise<Redemption>)[],
): Promise<Redemption> {
  for (const redeem of rungs) {
    const redemption = await inTime(redeem()).catch(() => undefined);
    if (redemption && redemption.result !== 'unknown-state') return redemption;
  }
  return { result: 'unknown-state' };
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, patience);
    promise.then(resolve, reject);
  });
}
