import { expect } from 'chai';
import type { StoredFile } from '../../src/fhir/file-store.js';
import { LateFileStore } from '../../src/fhir/late-file-store.js';
import { politeFetch } from '../../src/fhir/polite-fetch.js';
import { KeptFiles } from '../../src/page/kept-files.js';

const url = 'https://slots.example/one';
const file = { url, askedAt: 1, freshUntil: 60_001, bytes: 3, content: 'one' };

/** Another tab's files on the device: nothing of it but what it stores is seen here. */
async function anotherTab() {
  const address = `../../src/page/kept-files.ts?tab=${crypto.randomUUID()}`;
  const other = (await import(address)) as typeof import('../../src/page/kept-files.js');
  const files = new other.KeptFiles();
  return {
    mayHold: () => files.mayHold(true),
    open: () => files.open(true),
    put: async (file: StoredFile) => (await files.open(true)).put(file),
    clear: () => files.clear(),
  };
}

/** A browser in which the element never was. */
async function firstVisit(): Promise<void> {
  localStorage.clear();
  // Connections that nobody uses are closed after a second.
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('smart-scheduler-files');
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

describe('files that are kept on the device', () => {
  beforeEach(firstVisit);
  afterEach(firstVisit);

  it('are not there before the first of them, and may be from then on', async () => {
    expect(new KeptFiles().mayHold(true)).to.equal(false);
    expect(new KeptFiles().mayHold(true)).to.equal(false);
    const { clear, put } = await anotherTab();
    await put(file);
    expect(new KeptFiles().mayHold(true)).to.equal(true);
    await clear();
    expect(new KeptFiles().mayHold(true)).to.equal(false);
  });

  it('may be there where the page may not read what is marked', async () => {
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      expect(new KeptFiles().mayHold(true)).to.equal(true);
    } finally {
      Storage.prototype.getItem = getItem;
    }
  });

  it('are a matter of each page where nothing may outlive it', async () => {
    await (await anotherTab()).put(file);
    const files = new KeptFiles();
    expect(await files.mayHold(false)).to.equal(false);
    await (await files.open(false)).put(file);
    expect(await files.mayHold(false)).to.equal(true);
  });

  it('are asked for once by two tabs that are opened at once', async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return new Response('one', { headers: { ETag: '"1"' } });
    };
    const look = async () => {
      const store = new LateFileStore(await anotherTab());
      const answer = await politeFetch(url, {
        store,
        locks: navigator.locks,
        now: Date.now,
        download: { fetch, signal: new AbortController().signal, accept: 'x/y', random: () => 0 },
      });
      if (answer.kind !== 'new') return answer.kind;
      for await (const _piece of answer.body());
      await answer.keep('one', 3);
      return answer.kind;
    };
    expect((await Promise.all([look(), look()])).sort()).to.deep.equal(['kept', 'new']);
    expect(asked).to.equal(1);
  });
});
