import { describe, expect, it } from 'vitest';
import type { AttemptStore } from '../../src/booking/attempt-store.js';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import {
  attemptStoreContract,
  memoryAttemptStore,
  memorySource,
  slotAt,
  slotSourceContract,
  type ContractCase,
} from '../../src/testing.js';
import { place, publisher, schedule, slotResource } from '../support/publisher.js';
import { query } from '../support/search-server.js';

const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';

describe('a source that keeps the contract', () => {
  for (const { promise, prove } of slotSourceContract(
    () => memorySource([slotAt(nine), slotAt(ten)]),
    query,
  )) {
    it(`in memory ${promise}`, prove);
  }
  for (const { promise, prove } of slotSourceContract(() => {
    const slots = [
      slotResource('1', '2026-11-24T14:00:00Z'),
      slotResource('2', '2026-11-24T15:00:00Z', { start: 'rubbish' }),
    ];
    const { manifestUrl, fetch } = publisher({
      'Location-0': [place],
      'Schedule-0': [schedule],
      'Slot-0': slots,
    });
    return new BulkPublishSource(manifestUrl, { fetch });
  }, query)) {
    it(`of a publication ${promise}`, prove);
  }
});

/** The promises that are found broken. */
async function broken(contract: readonly ContractCase[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { promise, prove } of contract) await prove().catch(() => found.push(promise));
  return found;
}

describe('a contract finds', () => {
  it('a source that gives what nobody asked for', async () => {
    const careless = {
      ...memorySource([]),
      async *findSlots() {
        yield { slots: [slotAt(nine)] };
      },
    };
    expect(
      await broken(slotSourceContract(() => careless, { ...query, visitMode: 'virtual' })),
    ).to.include.members([
      'gives only what it is asked for',
      'gives nothing of a practitioner whom nobody knows',
      'gives nothing more when nobody waits any longer',
    ]);
  });

  it('a source without slots, or with one id for two times, or with clocks instead of instants', async () => {
    const of = (...slots: readonly ReturnType<typeof slotAt>[]) =>
      broken(slotSourceContract(() => memorySource(slots), query));
    expect(await of()).to.deep.equal(['gives slots for what it is asked']);
    expect(await of({ ...slotAt(nine), start: '2026-11-24T09:00:00-05:00' })).to.deep.equal([
      'tells instants in UTC',
    ]);
  });

  it('a store that looks first and writes later', async () => {
    const store = memoryAttemptStore();
    const hasty: AttemptStore = {
      ...store,
      async redeem(state, outcome) {
        const record = (await store.list()).find((each) => each.state === state);
        await new Promise((resolve) => setTimeout(resolve));
        if (record?.outcomes.length === 0) await store.prepare(record);
        const redemption = await store.redeem(state, outcome);
        return redemption.record && record?.outcomes.length === 0
          ? { result: 'recorded', record: redemption.record }
          : redemption;
      },
    };
    expect(await broken(attemptStoreContract(() => hasty))).to.include(
      'records one answer of many that come at once',
    );
  });

  it('a store that two tabs do not share, or that does not forget', async () => {
    expect(await broken(attemptStoreContract(() => memoryAttemptStore()))).to.include(
      'shows one tab what another has kept',
    );
    const store = memoryAttemptStore();
    const hoarder = { ...store, clear: () => Promise.resolve() };
    expect(await broken(attemptStoreContract(() => hoarder))).to.include(
      'forgets everything when asked',
    );
  });
});
