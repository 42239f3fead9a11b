import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileLocks } from '../../src/fhir/file-turn.js';
import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import type { OpenFile } from '../../src/fhir/open-file.js';
import { politeFetch, type KeptFile, type PoliteSettings } from '../../src/fhir/polite-fetch.js';
import { fileServer, type FileServer } from '../support/file-server.js';
import { pageLocks } from '../support/page-locks.js';

const url = 'https://slots.example/feed/slots.ndjson';
const start = Date.parse('2026-11-23T14:00:00Z');
const tagged = (tag: string, maxAge = 120) => ({
  'ETag': `"${tag}"`,
  'Cache-Control': `max-age=${maxAge}`,
});

let now = start;
let store = new MemoryFileStore();
let server: FileServer;
beforeEach(() => {
  now = start;
  store = new MemoryFileStore();
  server = fileServer({ body: 'one\n', headers: tagged('1') });
});
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => (now += seconds * 1000);
const ask = (
  more: Partial<PoliteSettings> = {},
  signal = new AbortController().signal,
): Promise<KeptFile | OpenFile> =>
  politeFetch(url, {
    store,
    now: () => now,
    download: { fetch: server.fetch, signal, accept: 'x/y', random: () => 0, retries: 0 },
    ...more,
  });
const opened = (answer: KeptFile | OpenFile): OpenFile => {
  if (answer.kind !== 'new') throw new Error(`was ${answer.kind}`);
  return answer;
};
async function bodyOf(file: OpenFile): Promise<string> {
  let text = '';
  for await (const piece of file.body()) text += new TextDecoder().decode(piece);
  return text;
}
/** One look at the file, as a page has it: what kind of answer, and which content. */
async function look(more: Partial<PoliteSettings> = {}, bytes = 10): Promise<string> {
  const answer = await ask(more);
  if (answer.kind !== 'new') return `${answer.kind} ${String(answer.file.content)}`;
  const text = (await bodyOf(answer)).trim();
  await answer.keep(text, bytes);
  return `new ${text}`;
}
const caches = () => server.asked.map(({ cache }) => cache);
const trouble = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (cause: { code?: string; message: string }) => cause.code ?? cause.message,
  );
/** A body that begins and then breaks off. */
const broken = () =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (server.asked.length > 0) controller.enqueue(new TextEncoder().encode('half'));
      controller.error(new Error('gone'));
    },
  });

describe('a file that is asked for politely', () => {
  it('is asked for once, and not again until its time is over', async () => {
    expect(await look()).toBe('new one');
    pass(119);
    expect(await look()).toBe('kept one');
    expect(caches()).toEqual(['no-cache']);
    pass(1);
    expect(await look()).toBe('unchanged one');
    expect(caches()).toEqual(['no-cache', 'no-cache']);
  });

  it('is asked for once a minute where the publisher wants it more often', async () => {
    server.version = { body: 'one', headers: { 'Cache-Control': 'no-store, max-age=0' } };
    await look();
    pass(59);
    expect(await look()).toBe('kept one');
    expect(server.asked).toHaveLength(1);
  });

  it('is left to the browser to compare: no header is sent that needs a preflight', async () => {
    await look();
    pass(120);
    await look();
    expect([...(server.asked[1]?.headers.keys() ?? [])]).toEqual(['accept']);
  });

  it('is read again when it has changed', async () => {
    await look();
    pass(120);
    server.version = { body: 'two', headers: tagged('2') };
    expect(await look()).toBe('new two');
    pass(1);
    expect(await look()).toBe('kept two');
  });

  it('that has not changed is good for as long as its last answer says', async () => {
    await look();
    pass(120);
    server.version = { body: 'one', headers: tagged('1', 600) };
    const answer = await ask();
    expect(answer).toMatchObject({
      kind: 'unchanged',
      file: { askedAt: now, freshUntil: now + 600_000 },
    });
    pass(599);
    expect(await look()).toBe('kept one');
    expect(server.asked).toHaveLength(2);
  });

  it('counts its minute from the answer, so that a slow way there does not bring two together', async () => {
    server.version = () => {
      pass(9);
      return { body: 'one' };
    };
    await look();
    pass(59);
    expect(await look()).toBe('kept one');
    pass(1);
    await look();
    expect(server.asked).toHaveLength(2);
  });

  it('is written down with when it was asked for and until when that will do', async () => {
    const file = opened(await ask());
    expect(file.response.status).toBe(200);
    await bodyOf(file);
    await file.keep('one', 3);
    expect(await store.line(url)).toMatchObject({
      askedAt: start,
      freshUntil: start + 120_000,
      validator: 'tag "1"',
    });
  });

  it('is asked for again where the clock was a year ahead', async () => {
    pass(31_536_000);
    await look();
    now = start;
    await look();
    expect(server.asked).toHaveLength(2);
  });
});

describe('a file whose server tells no version', () => {
  beforeEach(() => (server.version = { body: 'one one one' }));

  it('is known by its bytes', async () => {
    expect(await look()).toBe('new one one one');
    pass(60);
    expect(await look()).toBe('unchanged one one one');
  });

  it('is given from its first byte to its last when it is another, longer, shorter or as long', async () => {
    for (const body of ['two two two', 'two', 'and that is a longer one than before', '']) {
      await look();
      pass(60);
      server.version = { body };
      expect(await look()).toBe(`new ${body}`);
      pass(60);
      expect(await look()).toBe(`unchanged ${body}`);
    }
  });

  it('is not held back longer than the kept one was', async () => {
    await look();
    pass(60);
    let sent = 0;
    server.version = {
      body: new ReadableStream({
        pull: (controller) => {
          sent += 1;
          if (sent > 50) controller.close();
          else controller.enqueue(new Uint8Array(8).fill(120));
        },
      }),
    };
    const file = opened(await ask());
    expect(sent).toBeLessThan(10);
    expect(await bodyOf(file)).toHaveLength(400);
  });
});

describe('a file too large to keep', () => {
  const large = 9_000_000;

  it('comes from the browser\u2019s own copy until its time is over', async () => {
    expect(await look({}, large)).toBe('new one');
    pass(60);
    expect(await look({}, large)).toBe('new one');
    pass(60);
    expect(await look({}, large)).toBe('new one');
    expect(caches()).toEqual(['no-cache', 'force-cache', 'no-cache']);
  });
});

describe('a request that failed', () => {
  it('counts as none, and leaves what was kept', async () => {
    await look();
    pass(120);
    server.version = { body: '', status: 404 };
    expect(await trouble(look())).toBe('http');
    server.version = { body: 'one', headers: tagged('1') };
    pass(1);
    expect(await look()).toBe('unchanged one');
    expect(caches()).toEqual(['no-cache', 'no-cache', 'no-cache']);
  });

  it('counts as none where the answer broke off, the first time and later', async () => {
    for (const content of [undefined, 'one']) {
      server.version = () => ({ body: broken(), headers: tagged('2') });
      expect(await trouble(look())).toBe('network');
      expect((await store.get(url))?.content).toBe(content);
      server.version = { body: 'one', headers: tagged('1') };
      expect(await look()).toBe(content ? 'unchanged one' : 'new one');
      pass(120);
    }
    expect(caches()).toEqual(['no-cache', 'no-cache', 'no-cache', 'no-cache']);
  });

  it('takes nothing back that another tab has got since', async () => {
    server.version = () => ({ body: broken(), headers: tagged('1') });
    const file = opened(await ask());
    await vi.waitFor(async () => expect((await store.line(url))?.unread).toBe(true));
    const other = { url, askedAt: now, freshUntil: now + 60_000, bytes: 3, content: 'one' };
    await store.put(other);
    expect(await trouble(bodyOf(file))).toBe('network');
    expect(await look()).toBe('kept one');
  });

  it('counts as none where the answer broke off while it was compared', async () => {
    server.version = { body: 'one' };
    await look();
    pass(60);
    server.version = () => ({ body: broken() });
    expect(await trouble(look())).toBe('network');
    server.version = { body: 'one' };
    expect(await look()).toBe('unchanged one');
    expect(caches()).toEqual(['no-cache', 'no-cache', 'no-cache']);
  });
});

describe('a file that is no longer wanted', () => {
  it('was asked for all the same: the next look is at the browser\u2019s copy', async () => {
    const leaving = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) =>
        leaving.signal.addEventListener('abort', () => controller.error(leaving.signal.reason)),
    });
    server.version = { body, headers: tagged('1') };
    const file = opened(await ask({}, leaving.signal));
    leaving.abort(new Error('left'));
    expect(await trouble(bodyOf(file))).toBe('left');
    server.version = { body: 'one', headers: tagged('1') };
    pass(59);
    expect(await look()).toBe('new one');
    // The browser may have had to ask, which begins a minute.
    pass(59);
    expect(await look()).toBe('kept one');
    pass(1);
    expect(await look()).toBe('unchanged one');
    expect(caches()).toEqual(['no-cache', 'force-cache', 'no-cache']);
  });

  it('is not taken for what was kept before', async () => {
    await look();
    pass(120);
    server.version = { body: 'two', headers: tagged('2', 3600) };
    await opened(await ask()).drop();
    pass(1);
    expect(await look()).toBe('new two');
    pass(59);
    expect(await look()).toBe('kept two');
    pass(1);
    expect(await look()).toBe('unchanged two');
    expect(caches()).toEqual(['no-cache', 'no-cache', 'force-cache', 'no-cache']);
  });

  it('cannot be kept before it was read to its end', async () => {
    const file = opened(await ask());
    expect(await trouble(file.keep('half', 4))).toMatch('only when it was read to its end');
    for await (const _piece of file.body()) break;
    expect(await trouble(file.keep('half', 4))).toMatch('only when it was read to its end');
    expect((await store.get(url))?.content).toBeUndefined();
  });

  it('is not asked for at all where nobody wants it from the beginning', async () => {
    const reason = new Error('gone');
    expect(await trouble(ask({}, AbortSignal.abort(reason)))).toBe('gone');
    expect(await trouble(ask({ locks: pageLocks() }, AbortSignal.abort(reason)))).toBe('gone');
    expect(server.asked).toEqual([]);
  });
});

describe('a file that is got with a token', () => {
  it('is neither looked for in the store nor kept anywhere', async () => {
    await look();
    expect(await look({ secret: true })).toBe('new one');
    server.version = { body: 'my own', headers: tagged('9') };
    expect(await look({ secret: true })).toBe('new my own');
    expect(caches()).toEqual(['no-cache', 'no-store', 'no-store']);
    expect(await look()).toBe('kept one');
  });
});

for (const kind of ['locks', 'leases']) {
  describe(`tabs that take turns by ${kind}`, () => {
    const inTime = async <T>(work: Promise<T>, seconds: number) => {
      const done = work.then(
        (value) => value,
        (cause: Error) => cause,
      );
      for (let second = 0; second < seconds; second += 1) {
        pass(1);
        await vi.advanceTimersByTimeAsync(1000);
      }
      return Promise.race([done, Promise.resolve('waiting' as const)]);
    };
    let locks: FileLocks | undefined;
    beforeEach(() => {
      vi.useFakeTimers();
      locks = kind === 'locks' ? pageLocks() : undefined;
    });

    it('ask once, however many want the same file at once', async () => {
      const looks = Promise.all(Array.from({ length: 5 }, () => look({ locks })));
      const found = await inTime(looks, 3);
      expect([...(found as string[])].sort()).toEqual([
        ...Array.from({ length: 4 }, () => 'kept one'),
        'new one',
      ]);
      expect(server.asked).toHaveLength(1);
    });

    it('get their turn when the first one fails', async () => {
      server.version = () => {
        server.version = { body: 'one', headers: tagged('1') };
        return { body: '', status: 500 };
      };
      const looks = Promise.allSettled([look({ locks }), look({ locks })]);
      await inTime(looks, 3);
      expect((await looks).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });

    it('get their turn when the first one goes away, without asking the server again', async () => {
      const leaving = new AbortController();
      await ask({ locks }, leaving.signal);
      const second = look({ locks });
      expect(await inTime(second, 2)).toBe('waiting');
      leaving.abort();
      expect(await inTime(second, 1)).toBe('new one');
      expect(caches()).toEqual(['no-cache', 'force-cache']);
    });

    it('wait no more than fifteen seconds for one that hangs', async () => {
      await ask({ locks });
      const second = look({ locks });
      expect(await inTime(second, 14)).toBe('waiting');
      expect(await inTime(second, 2)).toBe('new one');
      expect(await look({ locks })).toBe('kept one');
      expect(caches()).toEqual(['no-cache', 'force-cache']);
    });

    it('wait no more than fifteen seconds for one whose server does not answer', async () => {
      let answer: () => void = () => undefined;
      server.version = () =>
        new Promise((resolve) => {
          answer = () => resolve({ body: 'late', headers: tagged('1') });
          server.version = { body: 'one', headers: tagged('1') };
        });
      const first = look({ locks });
      await inTime(first, 1);
      expect(await inTime(look({ locks }), 16)).toBe('new one');
      answer();
      expect(await inTime(first, 1)).toMatch(/one|late/);
    });

    it('get their turn when the answer to the first one breaks off', async () => {
      server.version = () => {
        server.version = { body: 'one', headers: tagged('1') };
        return { body: broken() };
      };
      const looks = Promise.allSettled([look({ locks }), look({ locks })]);
      expect(await inTime(looks, 3)).not.toBe('waiting');
      expect((await looks).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });

    it('wait no more than fifteen seconds for a tab that is frozen', async () => {
      const frozen = new AbortController().signal;
      const forever = () => new Promise<void>(() => undefined);
      void locks?.request(`smart-scheduler-file ${url}`, { signal: frozen }, forever);
      await store.lease(url, now, Infinity);
      const waiting = look({ locks });
      expect(await inTime(waiting, 14)).toBe('waiting');
      expect(await inTime(waiting, 2)).toBe('new one');
    });

    it('stop waiting when nobody wants the file any more', async () => {
      await ask({ locks });
      const leaving = new AbortController();
      const second = trouble(ask({ locks }, leaving.signal));
      await inTime(second, 1);
      leaving.abort(new Error('left'));
      expect(await inTime(second, 1)).toBe('left');
    });
  });
}

describe('a browser that refuses locks', () => {
  it('asks without', async () => {
    const locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    expect(await look({ locks })).toBe('new one');
  });
});
