import { expect } from 'chai';
import { DeviceFileStore } from '../../src/fhir/device-file-store.js';
import type { FileStore, StoredFile } from '../../src/fhir/file-store.js';
import { IndexedDbFileStore } from '../../src/fhir/indexed-db-file-store.js';
import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import { politeFetch } from '../../src/fhir/polite-fetch.js';

const askedAt = Date.parse('2026-11-23T14:00:00Z');
const database = 'smart-scheduler-files';
const factory = () => indexedDB;
const budget = { bytes: 1000, files: 3, largest: 800 };

const file = (url: string, more: Partial<StoredFile> = {}): StoredFile => ({
  url,
  askedAt,
  freshUntil: askedAt + 60_000,
  validator: 'tag "1"',
  bytes: 100,
  content: { starts: Float64Array.of(1, 2), words: ['a'] },
  ...more,
});
/** The file without its content, and whether that is kept. */
const lineOf = ({ content, ...line }: StoredFile, kept = content !== undefined) => ({
  ...line,
  kept,
});

const stores: Record<string, () => FileStore> = {
  'IndexedDB': () => new IndexedDbFileStore(factory, budget),
  'memory': () => new MemoryFileStore(budget),
  'the device': () => new DeviceFileStore(factory, budget),
  'the device that denies storage': () =>
    new DeviceFileStore(() => {
      throw new DOMException('denied', 'SecurityError');
    }, budget),
};

for (const [name, make] of Object.entries(stores)) {
  describe(`a store of files in ${name}`, () => {
    let store: FileStore;
    beforeEach(async () => {
      store = make();
      await store.clear();
    });
    after(() => store.clear());

    it('gives back what it was given', async () => {
      await store.put(file('a'));
      expect(await store.get('a')).to.deep.equal(file('a'));
      expect(await store.line('a')).to.deep.equal(lineOf(file('a')));
      expect(await store.get('b')).to.equal(undefined);
      expect(await store.line('b')).to.equal(undefined);
    });

    it('keeps the line of a file that is too large, and lets go of its older version', async () => {
      await store.put(file('a'));
      const large = file('a', { bytes: 801, askedAt: askedAt + 1 });
      await store.put(large);
      expect(await store.line('a')).to.deep.equal(lineOf(large, false));
      expect((await store.get('a'))?.content).to.equal(undefined);
    });

    it('writes down that a file was asked for, and leaves what is kept of it', async () => {
      const asking = { url: 'a', askedAt: askedAt + 9, freshUntil: askedAt + 99, unread: true };
      await store.put(file('a'));
      await store.note(asking);
      expect(await store.get('a')).to.deep.equal(file('a', asking));
      await store.note({ ...asking, url: 'new' });
      expect(await store.line('new')).to.deep.equal({
        ...asking,
        url: 'new',
        bytes: 0,
        kept: false,
      });
    });

    it('makes room at the cost of what was asked for least recently, whose line stays', async () => {
      for (const [index, url] of ['a', 'b', 'c', 'd'].entries())
        await store.put(file(url, { askedAt: askedAt + index * 100_000, freshUntil: Infinity }));
      const kept = await Promise.all(['a', 'b', 'c', 'd'].map((url) => store.line(url)));
      expect(kept.map((line) => line?.kept)).to.deep.equal([false, true, true, true]);
      expect((await store.get('a'))?.validator).to.equal('tag "1"');
      expect((await store.get('a'))?.content).to.equal(undefined);
      expect((await store.get('b'))?.content).to.deep.equal(file('b').content);
    });

    it('forgets a line that says nothing any more', async () => {
      await store.put(file('a', { bytes: 9000 }));
      await store.put(file('b', { askedAt: askedAt + 60_000 }));
      expect(await store.line('a')).to.equal(undefined);
    });

    it('gives a turn to one at a time', async () => {
      const until = askedAt + 15_000;
      expect(await store.lease('a', askedAt, until)).to.equal(true);
      expect(await store.lease('a', askedAt + 1, until + 1)).to.equal(false);
      expect(await store.lease('b', askedAt, until)).to.equal(true);
      await store.release('a', until - 1);
      expect(await store.lease('a', askedAt + 1, until + 1)).to.equal(false);
      await store.release('a', until);
      expect(await store.lease('a', askedAt + 1, until + 1)).to.equal(true);
      expect(await store.lease('a', until + 1, until + 15_000)).to.equal(true);
    });

    it('forgets everything when asked', async () => {
      await store.put(file('a'));
      await store.lease('a', askedAt, askedAt + 15_000);
      await store.clear();
      expect(await store.get('a')).to.equal(undefined);
      expect(await store.line('a')).to.equal(undefined);
      expect(await store.lease('a', askedAt, askedAt + 15_000)).to.equal(true);
    });
  });
}

describe('files on the device', () => {
  const device = () => new DeviceFileStore(factory, budget);
  const forget = () =>
    new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(database);
      deleting.onsuccess = resolve;
      deleting.onerror = reject;
    });
  beforeEach(forget);
  after(forget);

  it('are there for the next page and the other tab', async () => {
    await device().put(file('a'));
    expect(await device().get('a')).to.deep.equal(file('a'));
  });

  it('of two tabs at once do not get lost, and one of them has the turn', async () => {
    const tabs = [1, 2, 3, 4].map(device);
    await Promise.all(tabs.map((tab, index) => tab.put(file(`${index % 3}`))));
    expect((await device().line('2'))?.kept).to.equal(true);
    for (let round = 0; round < 10; round += 1) {
      const turns = await Promise.all(
        tabs.map((tab) =>
          tab.lease('a', askedAt + round * 15_000, askedAt + round * 15_000 + 15_000),
        ),
      );
      expect(turns.filter(Boolean)).to.have.length(1);
    }
  });

  it('are known without their contents being read', async () => {
    await device().put(file('a'));
    const { get } = IDBObjectStore.prototype;
    const read: string[] = [];
    IDBObjectStore.prototype.get = function (key) {
      read.push(this.name);
      return get.call(this, key);
    };
    try {
      expect((await device().line('a'))?.kept).to.equal(true);
    } finally {
      IDBObjectStore.prototype.get = get;
    }
    expect(read).to.deep.equal(['lines']);
  });

  it('stay in memory where the disk is full, with the line on the device', async () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, ...key) {
      if (this.name === 'contents') throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, ...key);
    };
    const store = device();
    try {
      await store.put(file('a'));
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await store.get('a')).to.deep.equal(file('a'));
    expect(await device().line('a')).to.deep.equal(lineOf(file('a'), false));
    const asking = { url: 'a', askedAt: askedAt + 9, freshUntil: askedAt + 99, unread: false };
    await store.note(asking);
    expect(await store.get('a')).to.deep.equal(file('a', asking));
    await store.put(file('a', { askedAt: askedAt + 10, validator: 'tag "2"' }));
    expect((await store.get('a'))?.validator).to.equal('tag "2"');
  });

  it('stay in memory where the transaction cannot be committed', async () => {
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function (...range) {
      const request = getAll.call(this, ...range);
      this.transaction.abort();
      return request;
    };
    const store = device();
    try {
      await store.put(file('a'));
    } finally {
      IDBObjectStore.prototype.getAll = getAll;
    }
    expect(await store.get('a')).to.deep.equal(file('a'));
    expect(await device().line('a')).to.equal(undefined);
  });

  it('stay in memory where they cannot be cloned', async () => {
    const store = device();
    const content = () => 'a function';
    await store.put(file('a', { content }));
    expect((await store.get('a'))?.content).to.equal(content);
    expect((await device().line('a'))?.kept).to.equal(false);
  });

  it('stay in memory where a newer version of the element was here', async () => {
    await new Promise((resolve) => {
      const opening = indexedDB.open(database, 99);
      opening.onsuccess = () => resolve(opening.result.close());
    });
    const store = device();
    await store.put(file('a'));
    expect(await store.get('a')).to.deep.equal(file('a'));
    expect(await store.lease('a', askedAt, askedAt + 1)).to.equal(true);
    expect(await store.lease('a', askedAt, askedAt + 1)).to.equal(false);
  });

  it('are not waited for where the database does not answer, and only once', async () => {
    const silent = { open: () => ({}) } as unknown as IDBFactory;
    const store = new DeviceFileStore(() => silent, budget);
    const began = performance.now();
    await store.put(file('a'));
    expect(await store.get('a')).to.deep.equal(file('a'));
    await store.clear();
    expect(await store.get('a')).to.equal(undefined);
    expect(performance.now() - began).to.be.within(1500, 4500);
  });

  it('stand in nobody\u2019s way who wants to upgrade', async () => {
    await device().put(file('a'));
    let blocked = false;
    await new Promise((resolve) => {
      const opening = indexedDB.open(database, 2);
      opening.onblocked = () => (blocked = true);
      opening.onsuccess = () => resolve(opening.result.close());
    });
    expect(blocked).to.equal(false);
  });
});

describe('two tabs of a browser', () => {
  it('ask for a file once, with its own locks and its own database', async () => {
    await new DeviceFileStore(factory).clear();
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return new Response('one', { headers: { ETag: '"1"' } });
    };
    const look = async () => {
      const answer = await politeFetch('https://slots.example/one', {
        store: new DeviceFileStore(factory),
        locks: navigator.locks,
        now: Date.now,
        download: { fetch, signal: new AbortController().signal, accept: 'x/y', random: () => 0 },
      });
      if (answer.kind !== 'new') return answer.kind;
      for await (const _piece of answer.body());
      await answer.keep('one', 3);
      return answer.kind;
    };
    const kinds = await Promise.all([look(), look(), look()]);
    expect(kinds.sort()).to.deep.equal(['kept', 'kept', 'new']);
    expect(asked).to.equal(1);
    await new DeviceFileStore(factory).clear();
  });
});
