import { describe, expect, it, vi } from 'vitest';
import type { FileLocks } from '../../src/fhir/file-turn.js';
import { LateFileStore } from '../../src/fhir/late-file-store.js';
import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import { politeFetch } from '../../src/fhir/polite-fetch.js';
import { fileServer } from '../support/file-server.js';
import { pageLocks } from '../support/page-locks.js';
import type { FileStore, StoredFile } from '../../src/fhir/file-store.js';

const url = 'https://slots.example/feed/slots.ndjson';
const file: StoredFile = { url, askedAt: 1, freshUntil: 60_001, bytes: 3, content: 'one' };

/** A place of which a test says when it is open, and what may be in it. */
function place({ mayHold = false } = {}) {
  const within = new MemoryFileStore();
  let admit: (store: FileStore) => void = () => undefined;
  const opening = new Promise<FileStore>((resolve) => (admit = resolve));
  const open = vi.fn(() => opening);
  const asked = vi.fn(() => mayHold);
  return { within, open, admit: () => admit(within), asked, mayHold: asked };
}

describe('files that may have been kept on an earlier visit', () => {
  it('are not waited for on the first visit, before and after something is asked for', async () => {
    const first = place();
    const store = new LateFileStore(first);
    expect(await store.line(url)).toBe(undefined);
    expect(first.open).not.toHaveBeenCalled();
    store.prepare();
    expect(first.open).toHaveBeenCalledOnce();
    expect(await store.line(url)).toBe(undefined);
    expect(await store.get(url)).toBe(undefined);
  });

  it('are not waited for while the place, though open, has not said anything yet', async () => {
    const slow = place();
    const silent = {
      ...slow,
      open: async () => ({ ...slow.within, line: () => new Promise(() => undefined) }),
    };
    const store = new LateFileStore(silent as never);
    store.prepare();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await store.line(url)).toBe(undefined);
  });

  it('are looked for where there may be any', async () => {
    const later = place({ mayHold: true });
    await later.within.put(file);
    const store = new LateFileStore(later);
    const line = store.line(url);
    later.admit();
    expect(await line).toMatchObject({ kept: true });
    expect((await store.get(url))?.content).toBe('one');
    expect(later.open).toHaveBeenCalledOnce();
  });

  it('are looked for once another tab has kept some', async () => {
    const shared = place();
    const store = new LateFileStore(shared);
    expect(await store.line(url)).toBe(undefined);
    await shared.within.put(file);
    shared.asked.mockReturnValue(true);
    shared.admit();
    expect(await store.line(url)).toMatchObject({ kept: true });
  });

  it('are kept as soon as there is where, and found from then on', async () => {
    const first = place();
    const store = new LateFileStore(first);
    store.prepare();
    const kept = store.put(file);
    first.admit();
    await kept;
    expect((await first.within.get(url))?.content).toBe('one');
    expect((await store.get(url))?.content).toBe('one');
    await store.clear();
    expect(await store.line(url)).toBe(undefined);
  });

  it('are not kept where nothing can be, which holds nobody up', async () => {
    const store = new LateFileStore({
      mayHold: () => true,
      open: () => Promise.reject(new Error('the script is gone')),
    });
    store.prepare();
    await store.put(file);
    await store.note(file);
    expect(await store.line(url)).toBe(undefined);
    expect(await store.lease(url, 0, 15_000)).toBe(true);
    await store.release(url, 15_000);
    await store.clear();
  });
});

describe('the very first to ask', () => {
  it('does not wait for its turn, and has it as soon as there is one', async () => {
    const server = fileServer({ body: 'one' });
    let grant = () => undefined;
    let isHeld = false;
    const locks: FileLocks = {
      request: async (_name, _options, held) => {
        await new Promise((resolve) => (grant = () => void resolve(undefined) as undefined));
        isHeld = true;
        await held();
        isHeld = false;
      },
    };
    const answer = await politeFetch(url, {
      store: new LateFileStore({ mayHold: () => false, open: async () => new MemoryFileStore() }),
      locks,
      now: () => 1_000_000,
      download: {
        fetch: server.fetch,
        signal: new AbortController().signal,
        accept: 'x/y',
        random: () => 0,
      },
    });
    expect(server.asked.length).toBe(1);
    grant();
    await vi.waitFor(() => expect(isHeld).toBe(true));
    if (answer.kind === 'new') await answer.drop();
    await vi.waitFor(() => expect(isHeld).toBe(false));
  });
});

describe('two tabs that are opened at once on a first visit', () => {
  it('ask once for what both want', async () => {
    const within = new MemoryFileStore();
    let isThere = false;
    const locks = pageLocks();
    const server = fileServer({ body: 'one', headers: { ETag: '"1"' } });
    const { signal } = new AbortController();
    const look = async () => {
      // Each has scripts of its own to load, which takes its time.
      const store = new LateFileStore({
        mayHold: () => isThere,
        open: async () => {
          isThere = true;
          await new Promise((resolve) => setTimeout(resolve, 20));
          return within;
        },
      });
      const answer = await politeFetch(url, {
        store,
        locks,
        now: () => 1_000_000,
        download: { fetch: server.fetch, signal, accept: 'x/y', random: () => 0 },
      });
      if (answer.kind !== 'new') return `${answer.kind} ${String(answer.file.content)}`;
      for await (const _ of answer.body());
      await answer.keep('one', 3);
      return 'new one';
    };
    expect((await Promise.all([look(), look()])).sort()).toEqual(['kept one', 'new one']);
    expect(server.asked.length).toBe(1);
  });
});
