import type { Outcome } from '../model/outcome.js';
import type { AttemptRecord } from './attempt-record.js';
import type { AttemptStore } from './attempt-store.js';
import type { Redemption } from './redemption.js';

/** Milliseconds until the next rung is tried: a gesture waits for the keeping, a redemption only must not hang. */
const keepWithin = 500;
const answerWithin = 10_000;

/**
 * Several stores as one: a record is kept on the first rung that takes it within
 * half a second, and looked for on all of them.
 */
export class StorageLadder implements AttemptStore {
  readonly #rungs: readonly AttemptStore[];
  readonly #keeps: readonly AttemptStore[];
  readonly #underWay = new Set<Promise<void>>();
  #clears = 0;

  /** @param keeps - those of the rungs that records are kept on; all, where nothing is said */
  constructor(rungs: readonly AttemptStore[], keeps = rungs) {
    this.#rungs = rungs;
    this.#keeps = keeps;
  }

  async prepare(record: AttemptRecord): Promise<void> {
    const keeping = this.#keep(record);
    this.#underWay.add(keeping);
    await keeping.finally(() => this.#underWay.delete(keeping));
  }

  redeem(state: string, outcome: Outcome): Promise<Redemption> {
    return redeemOnLadder(this.#rungs.map((rung) => () => rung.redeem(state, outcome)));
  }

  async list(): Promise<readonly AttemptRecord[]> {
    const lists = await Promise.all(
      this.#rungs.map((rung) => inTime(rung.list(), answerWithin).catch(() => [])),
    );
    // A rung that was too slow may hold a record, too. The copy that knows more counts.
    const byState = new Map<string, AttemptRecord>();
    for (const record of lists.flat().sort((one, other) => knowledge(one) - knowledge(other))) {
      byState.set(record.state, record);
    }
    return [...byState.values()];
  }

  /** Waits for what is being kept; what is kept in spite of that goes as soon as it is there. */
  async clear(): Promise<void> {
    this.#clears += 1;
    await Promise.allSettled(this.#underWay);
    const clearing = this.#rungs.map((rung) => inTime(rung.clear(), answerWithin));
    await Promise.allSettled(clearing);
  }

  async #keep(record: AttemptRecord): Promise<void> {
    const clears = this.#clears;
    let cause: unknown;
    for (const rung of this.#keeps) {
      const tooLate = new AbortController();
      const kept = rung.prepare(record, tooLate.signal);
      const late = () => (this.#clears > clears ? rung.clear() : undefined);
      try {
        return await inTime(kept, keepWithin);
      } catch (trouble) {
        cause = trouble;
        tooLate.abort();
        kept.then(late).catch(() => undefined);
      }
    }
    throw new Error('No storage of this browser can keep the attempt', { cause });
  }
}

function knowledge({ outcomes, status }: AttemptRecord): number {
  return outcomes.length * 2 + (status === 'pending' ? 1 : 0);
}

/** Asks rung after rung until one knows the state. */
export async function redeemOnLadder(
  rungs: readonly (() => Promise<Redemption>)[],
): Promise<Redemption> {
  for (const redeem of rungs) {
    const redemption = await inTime(redeem(), answerWithin).catch(() => undefined);
    if (redemption && redemption.result !== 'unknown-state') return redemption;
  }
  return { result: 'unknown-state' };
}

function inTime<T>(promise: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, limit);
    promise.then(resolve, reject);
  });
}
