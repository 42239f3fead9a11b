import { expect } from 'chai';
import { attemptStoreOn } from '../../src/booking/device-storage.js';
import { IndexedDbStore } from '../../src/booking/indexed-db-store.js';
import { StorageLadder } from '../../src/booking/storage-ladder.js';
import { WebStorageStore } from '../../src/booking/web-storage-store.js';
import type { AttemptStore } from '../../src/booking/attempt-store.js';
import type { OutcomeCode } from '../../src/model/outcome.js';
import { attemptStoreContract, memoryAttemptStore } from '../../src/testing.js';
import { attemptFor, onePractitioner, state } from '../../stories/scenes.js';

const [slot] = onePractitioner as [(typeof onePractitioner)[0]];
const record = attemptFor(slot);
const say = (outcome: OutcomeCode, at = '2026-11-23T14:00:00.000Z') => ({ outcome, at });
const broken = () => {
  throw new DOMException('denied', 'SecurityError');
};

const memory = memoryAttemptStore();

const stores: Record<string, () => AttemptStore> = {
  'IndexedDB': () => new IndexedDbStore(() => indexedDB),
  'localStorage': () => new WebStorageStore(() => localStorage),
  'sessionStorage': () => new WebStorageStore(() => sessionStorage),
  'the ladder without IndexedDB': () =>
    new StorageLadder([new IndexedDbStore(broken), new WebStorageStore(() => localStorage)]),
  'memory': () => memory,
};

for (const [name, make] of Object.entries(stores)) {
  describe(`a store of attempts in ${name}`, () => {
    for (const { promise, prove } of attemptStoreContract(make)) it(promise, prove);
  });
}

describe('a ladder of stores', () => {
  /** A store that answers, but only after a while. */
  const slow = (store: AttemptStore, milliseconds: number): AttemptStore => {
    const wait = () => new Promise((resolve) => setTimeout(resolve, milliseconds));
    return {
      prepare: (kept) => wait().then(() => store.prepare(kept)),
      redeem: (...answer) => wait().then(() => store.redeem(...answer)),
      list: () => wait().then(() => store.list()),
      clear: () => store.clear(),
    };
  };

  it('waits for a slow storage to redeem, rather than say that it knows nothing', async () => {
    const kept = memoryAttemptStore([record]);
    const ladder = new StorageLadder([slow(kept, 700), memoryAttemptStore()]);
    expect((await ladder.redeem(state, say('booked'))).result).to.equal('recorded');
  });

  it('lets the copy that knows more count, where a storage was too slow and kept one all the same', async () => {
    const [first, second] = [memoryAttemptStore(), memoryAttemptStore()];
    const ladder = new StorageLadder([slow(first, 600), second]);
    await ladder.prepare(record);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await ladder.redeem(state, say('booked'));
    expect((await ladder.list()).map(({ outcomes }) => outcomes.length)).to.deep.equal([1]);
  });

  it('keeps an attempt where another version of the element has changed the database, and matches its return', async () => {
    const device = {
      indexedDB: () => indexedDB,
      localStorage: () => localStorage,
      sessionStorage: () => sessionStorage,
    };
    const before = attemptStoreOn(device, 'device');
    await before.clear();
    await before.prepare({ ...record, state: `ss1.${'B'.repeat(43)}` });
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('smart-scheduler', 2);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = opening.onblocked = () =>
        reject(new Error('an open connection is in the way'));
    });
    try {
      const store = attemptStoreOn(device, 'device');
      await store.prepare(record);
      expect(Object.keys(localStorage)).to.deep.equal([`smart-scheduler.attempt.${state}`]);
      expect((await store.redeem(state, say('booked'))).result).to.equal('recorded');
      expect((await store.redeem(state, say('booked'))).result).to.equal('already-used');
      await store.clear();
    } finally {
      newer.close();
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('smart-scheduler').onsuccess = resolve;
      });
    }
  });
});

describe('a stored attempt', () => {
  it('is dropped when its time is long over, and when it is none', async () => {
    const store = new WebStorageStore(() => localStorage);
    await store.clear();
    localStorage.setItem('smart-scheduler.attempt.x', '{"version":99}');
    await store.prepare(record);
    await store.prepare({
      ...record,
      state: 'ss1.later',
      startedAt: '2026-11-23T17:51:00.000Z',
      expiresAt: '2026-11-23T19:51:00.000Z',
    });
    expect((await store.list()).map((each) => each.state)).to.deep.equal(['ss1.later']);
    expect(localStorage.length).to.equal(1);
    await store.clear();
  });

  it('cannot be kept where every storage refuses', async () => {
    const store = new StorageLadder([new IndexedDbStore(broken), new WebStorageStore(broken)]);
    const error = await store.prepare(record).then(
      () => 'kept',
      (cause: Error) => cause.message,
    );
    expect(error).to.equal('No storage of this browser can keep the attempt');
    expect(await store.redeem(state, say('booked'))).to.deep.equal({ result: 'unknown-state' });
    expect(await store.list()).to.deep.equal([]);
  });
});
