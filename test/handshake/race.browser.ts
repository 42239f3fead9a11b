import { expect } from 'chai';
import { IndexedDbStore } from '../../src/booking/indexed-db-store.js';
import type { OutcomeCode } from '../../src/model/outcome.js';
import { attemptFor, onePractitioner, state } from '../../stories/scenes.js';
import { extent } from '../support/extent.js';

const [slot] = onePractitioner as [(typeof onePractitioner)[0]];
const record = attemptFor(slot);
const at = '2026-11-23T14:00:00.000Z';

/** Four threads, each with its own connection to the database, as four tabs have. */
function fourTabs(): readonly Worker[] {
  const script = new URL('redeeming-tab.ts', import.meta.url);
  return Array.from({ length: 4 }, () => new Worker(script, { type: 'module' }));
}

/** What the store says to a tab that redeems. */
function redeems(tab: Worker, outcome: OutcomeCode): Promise<string> {
  return new Promise((resolve, reject) => {
    tab.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    tab.onerror = ({ message }) => reject(new Error(message));
    tab.postMessage({ state, outcome: { outcome, at } });
  });
}

describe('handshake, the store', () => {
  const store = new IndexedDbStore(() => indexedDB);
  let tabs: readonly Worker[] = [];
  let rounds = 0;

  before(async function () {
    const { isFull, timeout } = await extent;
    this.timeout(timeout);
    rounds = isFull ? 500 : 20;
    tabs = fourTabs();
  });
  after(() => {
    tabs.forEach((tab) => tab.terminate());
    return store.clear();
  });
  beforeEach(async function () {
    this.timeout((await extent).timeout);
  });

  /** All tabs redeem at once, round after round. Gives the outcomes that were kept in each. */
  const race = async (outcomes: readonly OutcomeCode[], before: readonly OutcomeCode[] = []) => {
    const kept: (readonly string[])[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await store.clear();
      await store.prepare(record);
      for (const outcome of before) await store.redeem(state, { outcome, at });
      const results = await Promise.all(
        tabs.map((tab, index) => redeems(tab, outcomes[index % outcomes.length] ?? 'booked')),
      );
      const [stored] = await store.list();
      const added = (stored?.outcomes.length ?? 0) - before.length;
      expect(results.filter((result) => result === 'recorded')).to.have.length(added);
      kept.push((stored?.outcomes ?? []).map(({ outcome }) => outcome));
    }
    return kept;
  };

  it('H04: four tabs that open one return at the same moment record it once', async () => {
    for (const kept of await race(['booked'])) expect(kept).to.deep.equal(['booked']);
  });

  it('H22: four corrections at the same moment are one', async () => {
    for (const kept of await race(['cancelled', 'entered-in-error'], ['booked'])) {
      expect(kept).to.have.length(2);
      expect(kept[0]).to.equal('booked');
    }
  });

  it('H04: four answers that differ never make a booking out of another answer', async () => {
    for (const [first, ...more] of await race(['failed', 'booked', 'cancelled', 'booked'])) {
      const isCorrected = first === 'booked' && more.length === 1 && more[0] === 'cancelled';
      expect(more.length === 0 || isCorrected, `${first}, then ${more.join()}`).to.equal(true);
    }
  });
});
