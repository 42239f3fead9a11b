import { expect } from 'chai';
import type { AttemptRecord } from '../../src/booking/attempt-record.js';
import { IndexedDbStore } from '../../src/booking/indexed-db-store.js';
import { WebStorageStore } from '../../src/booking/web-storage-store.js';
import { attemptFor, onePractitioner } from '../../stories/scenes.js';

const [slot] = onePractitioner as [(typeof onePractitioner)[0]];
const good = attemptFor(slot);
const booked = { outcome: 'booked', at: '2026-11-23T14:00:00.000Z' } as const;
const stateOf = (letter: string) => `ss1.${letter.repeat(43)}`;

/** What somebody may have written where an attempt was. */
const tampered: Record<string, unknown> = {
  'nothing': null,
  'a text': 'ss1',
  'a list': [],
  'a later version': { ...good, version: 99 },
  'no version': { ...good, version: undefined },
  'no slot': { ...good, slot: undefined },
  'a slot that is a text': { ...good, slot: 'Slot/1' },
  'a slot without services': { ...good, slot: { ...slot, services: 'x'.repeat(1_000_000) } },
  'no times': { ...good, startedAt: undefined, expiresAt: {} },
  'times that are none': { ...good, startedAt: 'yesterday' },
  'outcomes that are none': { ...good, outcomes: 'booked' },
  'an outcome that is none': { ...good, outcomes: [{ outcome: 'Booked', at: booked.at }, null] },
  'a prototype': JSON.parse('{"__proto__": {"polluted": true}, "version": 1}') as unknown,
};

/** Writes past the store, as a page's script may. */
const places = {
  IndexedDB: {
    store: () => new IndexedDbStore(() => indexedDB),
    write: async (state: string, value: unknown) => {
      const record = typeof value === 'object' && value !== null ? value : { value };
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('smart-scheduler');
        opening.onsuccess = () => resolve(opening.result);
      });
      await new Promise((resolve) => {
        const transaction = database.transaction('attempts', 'readwrite');
        transaction.objectStore('attempts').put({ ...record, state });
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    count: async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('smart-scheduler');
        opening.onsuccess = () => resolve(opening.result);
      });
      const count = await new Promise<number>((resolve) => {
        const asked = database.transaction('attempts').objectStore('attempts').count();
        asked.onsuccess = () => resolve(asked.result);
      });
      database.close();
      return count;
    },
  },
  localStorage: {
    store: () => new WebStorageStore(() => localStorage),
    write: async (state: string, value: unknown) =>
      localStorage.setItem(`smart-scheduler.attempt.${state}`, JSON.stringify(value)),
    count: async () =>
      Object.keys(localStorage).filter((key) => key.startsWith('smart-scheduler.attempt.')).length,
  },
};

describe('handshake, the store', () => {
  for (const [place, { store: open, write, count }] of Object.entries(places)) {
    const store = open();
    beforeEach(() => store.clear());
    after(() => store.clear());

    for (const [what, value] of Object.entries(tampered)) {
      it(`H18: ${what} in the place of an attempt in ${place} is no attempt, and is thrown away`, async () => {
        await store.prepare({ ...good, state: stateOf('B') });
        await write(stateOf('T'), value);
        expect((await store.redeem(stateOf('T'), booked)).result).to.equal('unknown-state');
        expect((await store.list()).map(({ state }) => state)).to.deep.equal([stateOf('B')]);
        await store.prepare({ ...good, state: stateOf('C') });
        expect(await count()).to.equal(2);
        expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
      });
    }

    it(`keeps the newest 20 that are open and the newest 50 that were answered, in ${place}`, async () => {
      const begun = Date.parse(good.startedAt);
      const at = (index: number): AttemptRecord => ({
        ...good,
        state: `ss1.${String(index).padStart(43, '0')}`,
        startedAt: new Date(begun + index * 1_000).toISOString(),
        expiresAt: new Date(begun + index * 1_000 + 7_200_000).toISOString(),
      });
      for (let index = 0; index < 60; index += 1) {
        await store.prepare(at(index));
        const outcome = new Date(begun + index * 1_000 + 500).toISOString();
        if (index < 55) await store.redeem(at(index).state, { ...booked, at: outcome });
      }
      for (let index = 60; index < 85; index += 1) await store.prepare(at(index));
      const kept = await store.list();
      const answered = kept.filter(({ outcomes }) => outcomes.length > 0);
      expect(answered.map(({ state }) => state).sort()[0]).to.equal(at(5).state);
      expect(answered).to.have.length(50);
      const open = kept.filter(({ outcomes }) => outcomes.length === 0);
      expect(open.map(({ state }) => state).sort()[0]).to.equal(at(65).state);
      expect(open).to.have.length(20);
    });
  }
});
