import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RawSlots } from '../../src/fhir/raw-slots.js';
import { openThread, type Order } from '../../src/fhir/scan-thread.js';
import { OwnThreadScan, type SlotScan } from '../../src/fhir/slot-scan.js';
import { SlotScanner } from '../../src/fhir/slot-scanner.js';
import { fakeThreads, type FakeWorker } from '../support/fake-thread.js';
import { rowsOf } from '../support/raw-rows.js';
import { seeded } from '../support/seeded.js';
import { fileOf, SlotLines } from '../support/slot-lines.js';

const span = { from: Date.parse('2026-11-24T00:00Z'), to: Date.parse('2026-12-20T00:00Z') };
const most = 8_000_000;

afterEach(() => vi.unstubAllGlobals());

async function opened(byClock = false): Promise<SlotScan> {
  const scan = await openThread(span, byClock);
  if (!scan) throw new Error('no thread was opened');
  return scan;
}

/** A scan whose thread answers in some way of its own. */
async function started(answer: (order: Order, thread: FakeWorker) => void) {
  const [workers, scan] = [fakeThreads({ answer }), await opened()];
  return { scan, thread: workers[0] as FakeWorker };
}

/** Pieces that may be given away, as those of a download. */
async function* bodyOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield piece.slice();
}

/** The same piece many times over; tells how many were taken. */
function endless(length: number) {
  const taken = { pieces: 0, isReturned: false };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        taken.pieces += 1;
        yield new Uint8Array(length);
      }
    } finally {
      taken.isReturned = true;
    }
  }
  return { taken, body: pieces() };
}

async function all(reading: AsyncIterable<RawSlots>): Promise<readonly RawSlots[]> {
  const helpings: RawSlots[] = [];
  for await (const raw of reading) helpings.push(raw);
  return helpings;
}

/** Lets everything happen that does not wait for something else. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const nothing: RawSlots = new SlotScanner(span, false).take();
const isPiece = (order: Order) => 'piece' in order;
const noted = (reading: Promise<unknown>) =>
  reading.then(
    () => 'the end',
    (cause: unknown) => String(cause),
  );

describe('Slot files read in another thread', () => {
  it.each([false, true])('are the same as read in this one (by the clock: %s)', async (byClock) => {
    const random = seeded(9);
    fakeThreads();
    const other = await opened(byClock);
    const own = new OwnThreadScan(span, byClock);
    for (let file = 0; file < 8; file += 1) {
      const body = fileOf(random, new SlotLines(random), 200);
      const places = Array.from({ length: 30 }, () => Math.floor(random() * body.length));
      const cuts = [0, ...places.sort((one, two) => one - two), body.length];
      const pieces = cuts.slice(1).map((to, index) => body.subarray(cuts[index], to));
      const found = rowsOf(await all(other.file(bodyOf(pieces))));
      expect(found).toEqual(rowsOf(await all(own.file(bodyOf(pieces)))));
      expect(found.rows.length).toBeGreaterThan(0);
    }
    other.close();
  });

  it('leave to its owner what is a part of something larger', async () => {
    fakeThreads();
    const scan = await opened();
    const larger = new TextEncoder().encode(
      '{"resourceType":"Slot","status":"free","start":"2026-11-24T09:00Z"}\n',
    );
    async function* body(): AsyncGenerator<Uint8Array> {
      yield larger.subarray(0, larger.length - 1);
    }
    const helpings = await all(scan.file(body()));
    expect(rowsOf(helpings).rows.length).toBe(1);
    expect(larger.length).toBeGreaterThan(0);
  });

  it('are read to the end, in however many pieces they come', async () => {
    fakeThreads();
    const scan = await opened();
    const line = new TextEncoder().encode('{}\n');
    const helpings = await all(scan.file(bodyOf(Array(15_000).fill(line))));
    expect(rowsOf(helpings).issues).toEqual({ 'not-a-slot': 15_000 });
  });

  it('fail where not one line is JSON, and the next file is read all the same', async () => {
    fakeThreads();
    const scan = await opened();
    const [bad, good] = ['<html>', '{}'].map((text) => [new TextEncoder().encode(text)]);
    await expect(all(scan.file(bodyOf(bad ?? [])))).rejects.toThrow('not one line');
    expect(rowsOf(await all(scan.file(bodyOf(good ?? [])))).issues).toEqual({ 'not-a-slot': 1 });
  });

  it('fail as their body fails, and the next file is read all the same', async () => {
    fakeThreads();
    const scan = await opened();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('{}\n{"resour');
      throw new Error('the network is gone');
    }
    await expect(all(scan.file(broken()))).rejects.toThrow('the network is gone');
    const next = await all(scan.file(bodyOf([new TextEncoder().encode('{}')])));
    expect(rowsOf(next).issues).toEqual({ 'not-a-slot': 1 });
  });
});

describe('a thread that reads more slowly than the network brings', () => {
  it('never has more than a few megabytes waiting', async () => {
    let read = 0;
    let heard = 0;
    let highest = 0;
    const { scan } = await started((order, thread) => {
      if (!('piece' in order)) return;
      heard += 1;
      highest = Math.max(highest, thread.orders.filter(isPiece).length - read);
      if (heard % 3 > 0) return;
      thread.tell({ read: 3_000_000 });
      read = heard;
    });
    const { taken, body } = endless(1_000_000);
    const outcome = noted(scan.file(body).next());
    await settled();
    expect(taken.pieces).toBeGreaterThan(12);
    expect(highest * 1_000_000).toBeLessThanOrEqual(most + 1_000_000);
    scan.close();
    await outcome;
  });

  it('is given no more until it says that it has read', async () => {
    const { scan, thread } = await started(() => undefined);
    const { taken, body } = endless(1_000_000);
    const outcome = noted(scan.file(body).next());
    await settled();
    const given = thread.orders.filter(isPiece).length;
    expect(given * 1_000_000).toBeLessThanOrEqual(most + 1_000_000);
    expect(given * 1_000_000).toBeGreaterThan(most - 1_000_000);
    thread.tell({ read: 2_000_000 });
    await settled();
    expect(thread.orders.filter(isPiece).length).toBe(given + 2);
    expect(taken.pieces).toBe(given + 3);
    scan.close();
    await outcome;
  });
});

describe('a thread that fails', () => {
  it('ends the file that it was reading, after what it had found', async () => {
    const { scan, thread } = await started((order, worker) => {
      if ('piece' in order) worker.tell({ read: order.piece.length, raw: nothing });
    });
    const { taken, body } = endless(1_000);
    const reading = scan.file(body);
    expect((await reading.next()).value).toEqual(nothing);
    thread.fail('out of memory');
    expect(await noted(all(reading))).toContain('out of memory');
    await settled();
    expect(taken.isReturned).toBe(true);
    expect(thread.isTerminated).toBe(true);
  });

  it('ends it also while the network waits for room, and lets go of the network', async () => {
    const { scan, thread } = await started(() => undefined);
    const { taken, body } = endless(1_000_000);
    const outcome = noted(all(scan.file(body)));
    await settled();
    thread.fail('out of memory');
    expect(await outcome).toContain('out of memory');
    await settled();
    expect(taken.isReturned).toBe(true);
  });

  it('reads no further file', async () => {
    const { scan, thread } = await started(() => undefined);
    const outcome = noted(all(scan.file(endless(1_000_000).body)));
    await settled();
    thread.fail('out of memory');
    await outcome;
    const { taken, body } = endless(1_000_000);
    expect(await noted(all(scan.file(body)))).toContain('out of memory');
    await settled();
    expect(taken.isReturned).toBe(true);
  });
});

describe('a thread that is closed', () => {
  it('ends whatever still waits for it', async () => {
    const { scan, thread } = await started(() => undefined);
    const { taken, body } = endless(1_000_000);
    const outcome = noted(all(scan.file(body)));
    await settled();
    scan.close();
    expect(await outcome).toContain('closed');
    await settled();
    expect(thread.isTerminated).toBe(true);
    expect(taken.isReturned).toBe(true);
  });
});

describe('no thread is opened', () => {
  it('where the script lies on another origin than the page', async () => {
    const workers = fakeThreads();
    vi.stubGlobal('location', { origin: 'https://clinic.example' });
    expect(await openThread(span, false)).toBe(undefined);
    expect(workers).toEqual([]);
  });

  it('where there can be none, or the page forbids it', async () => {
    expect(await openThread(span, false)).toBe(undefined);
    fakeThreads();
    vi.stubGlobal('Worker', function forbidden() {
      throw new Error('the policy of the page forbids it');
    });
    expect(await openThread(span, false)).toBe(undefined);
  });

  it('where the script does not load, or does not begin', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const workers = fakeThreads({ starts: false });
    const missing = openThread(span, false);
    workers[0]?.fail('not found');
    expect(await missing).toBe(undefined);
    const silent = openThread(span, false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await silent).toBe(undefined);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
    vi.useRealTimers();
  });
});

describe('a page that takes scripts only from whom it trusts', () => {
  it('is asked for its trust under the name of the scheduler', async () => {
    const named: string[] = [];
    fakeThreads();
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => {
        named.push(name);
        return rules;
      },
    });
    expect(await openThread(span, false)).not.toBe(undefined);
    expect(named).toEqual(['smart-scheduler']);
  });
});
