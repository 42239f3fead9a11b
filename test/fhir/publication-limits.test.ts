import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import type { EndpointSettings } from '../../src/fhir/endpoint-settings.js';
import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import { OwnThreadScan, type SlotScan } from '../../src/fhir/slot-scan.js';
import type { SlotQuery } from '../../src/model/slot-query.js';
import type { SlotPage } from '../../src/model/slot-source.js';
import { pageLocks } from '../support/page-locks.js';
import {
  place,
  publisher,
  schedule,
  slotResource,
  type Body,
  type Publisher,
} from '../support/publisher.js';

const day = 86_400_000;
const start = Date.parse('2026-11-23T14:00:00Z');
const nine = '2026-11-24T14:00:00.000Z';
const about = { 'Schedule-1': [schedule], 'Location-1': [place] };

let now = start;
/** When all slots are. */
let soon = nine;
let store = new MemoryFileStore();
beforeEach(() => {
  now = start;
  soon = nine;
  store = new MemoryFileStore();
});
afterEach(() => vi.useRealTimers());
const pass = (seconds: number) => (now += seconds * 1000);

/** What came of a search; `earlier` is what an earlier visit left. */
interface Found {
  readonly ids: readonly string[];
  readonly earlier: readonly string[];
  readonly asOf: readonly (string | undefined)[];
  readonly issues: Readonly<Record<string, number>>;
  readonly examples: Readonly<Record<string, string | undefined>>;
  readonly complete: boolean;
}

async function find(
  { manifestUrl, fetch }: Publisher,
  settings: EndpointSettings = {},
  asked: Partial<SlotQuery> = {},
): Promise<Found> {
  const source = new BulkPublishSource(manifestUrl, {
    fetch,
    random: () => 0,
    deviceTime: () => now,
    openFiles: async () => store,
    ...settings,
  });
  const query = {
    from: new Date(now).toISOString(),
    to: new Date(now + 60 * day).toISOString(),
    ...asked,
  };
  const pages: SlotPage[] = [];
  for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
    pages.push(page);
  const idsIn = (some: readonly SlotPage[]) =>
    some.flatMap(({ slots }) =>
      [...slots].flatMap(({ reference, capacity }) =>
        capacity === 0 ? [] : (reference?.replace('Slot/', '') ?? ''),
      ),
    );
  const told = pages.flatMap(({ issues = [] }) => issues);
  return {
    ids: idsIn(pages.filter(({ asOf }) => asOf === undefined)),
    earlier: idsIn(pages.filter(({ asOf }) => asOf !== undefined)),
    asOf: pages.map(({ asOf }) => asOf),
    issues: Object.fromEntries(told.map(({ code, count }) => [code, count])),
    examples: Object.fromEntries(told.map(({ code, example }) => [code, example])),
    complete: pages.every(({ complete }) => complete !== false),
  };
}

/** The files of slots that were asked for, in order. */
const askedFor = ({ requests }: Publisher) => {
  const names = requests.map(({ url }) => new URL(url).pathname.replace('/feed/', ''));
  return names.filter((name) => !/^(Schedule|Location)-1$|^\$bulk-publish$/.test(name));
};
const linesOf = (...ids: string[]) =>
  ids.map((id) => JSON.stringify(slotResource(id, soon))).join('\n');
/** A file whose server says how long it is, or whatever else. */
const sent =
  (body: string, headers: Record<string, string> = {}): Body =>
  () =>
    new Response(body, { headers: { 'Content-Length': String(body.length), ...headers } });
/** A file that comes in pieces of so many bytes. */
const inPieces =
  (body: string, size: number): Body =>
  () => {
    const bytes = new TextEncoder().encode(body);
    let at = 0;
    return new Response(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(bytes.slice(at, at + size));
          at += size;
          if (at >= bytes.length) controller.close();
        },
      }),
    );
  };
/** A file that breaks off on its way. */
const inHalf = (id: string) => () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`${linesOf(id)}\n{`)),
      pull: (controller) => controller.error(new TypeError('reset')),
    }),
  );
const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('a publication of many states', () => {
  const entry = (name: string, state?: unknown) => ({
    type: 'Slot',
    url: `https://slots.example/feed/${name}`,
    ...(state !== undefined && { extension: { state } }),
  });
  const published = (...output: readonly { readonly url: string }[]) =>
    publisher(
      Object.fromEntries(
        output.map(({ url }) => {
          const name = url.split('/').at(-1) ?? '';
          return [name, linesOf(name)];
        }),
      ),
      { output },
    );

  it('is asked only for the files that are about the patient’s, or do not say', async () => {
    const sender = published(
      entry('a', ['MA', 'NH']),
      entry('b', ['VT']),
      entry('c'),
      entry('d', []),
      entry('e', 'ma'),
      entry('f', 'VT'),
      entry('g', null),
    );
    const { ids, complete } = await find(sender, { states: ['MA'] });
    expect(askedFor(sender)).to.deep.equal(['a', 'c', 'd', 'e', 'g']);
    expect(ids).to.deep.equal(['a', 'c', 'd', 'e', 'g']);
    expect(complete).to.equal(true);
  });

  it('is asked for everything where no state is wanted, and states may be written small', async () => {
    const sender = published(entry('a', ['MA']), entry('b', ['VT']));
    expect((await find(sender)).ids).to.deep.equal(['a', 'b']);
    expect((await find(sender, { states: ['vt'] })).ids).to.deep.equal(['b']);
  });

  it('loses no file to its name, which may mean anything', async () => {
    const sender = published(entry('DE.ndjson'), entry('slots_VT.ndjson'), entry('MA.ndjson'));
    expect((await find(sender, { states: ['MA'] })).ids).to.have.length(3);
  });
});

describe('a publication of many weeks', () => {
  const read = async (names: readonly string[], from = start) => {
    now = from;
    soon = new Date(from + day).toISOString();
    const sender = publisher(
      Object.fromEntries(names.map((name) => [`Slot-${name}`, linesOf(name)])),
    );
    const { ids } = await find(sender, { openFiles: async () => new MemoryFileStore() });
    expect([...ids].sort()).to.deep.equal([...names].sort());
    return askedFor(sender).map((name) => name.replace('Slot-', ''));
  };

  it('is read from the soonest on, and what is over last; nothing is left out', async () => {
    expect(
      await read(['2026-W50', '2026-W46', '2026-11-24.ndjson', 'rest', '2026W48', '2026-11-01']),
    ).to.deep.equal(['rest', '2026W48', '2026-11-24.ndjson', '2026-W50', '2026-11-01', '2026-W46']);
  });

  it('is read from the week on that is not over yet', async () => {
    const friday = start + 4 * day;
    const wednesdayAfter = start + 9 * day;
    const weeks = ['2026-W49', '2026-W50', '2026-W48'];
    expect(await read(weeks, friday)).to.deep.equal(['2026-W48', '2026-W49', '2026-W50']);
    expect(await read(weeks, wednesdayAfter)).to.deep.equal(['2026-W49', '2026-W50', '2026-W48']);
  });

  it('has its weeks counted as the calendar does, across the new year', async () => {
    const names = ['2027-01-05', '2027-W01', '2026-W53', '2026-12-29', '2027-01-03'];
    expect(await read(names)).to.deep.equal([
      '2026-W53',
      '2026-12-29',
      '2027-01-03',
      '2027-W01',
      '2027-01-05',
    ]);
  });

  it('keeps the publisher’s order where names tell nothing', async () => {
    expect(await read(['b', 'a', '20261124', 'W', 'c'])).to.deep.equal([
      'b',
      'a',
      '20261124',
      'W',
      'c',
    ]);
  });
});

describe('a large publication', () => {
  const files = (count: number, make: (body: string) => Body = sent) =>
    Object.fromEntries(
      numbered(count).map((index) => [`Slot-${index}`, make(linesOf(`${index}a`, `${index}b`))]),
    );
  const size = linesOf('0a', '0b').length;

  it('is read as far as nobody need be asked; how much more there is, is told once', async () => {
    const sender = publisher({ ...about, ...files(5) });
    const { ids, issues, examples, complete } = await find(sender, {
      limits: { unasked: 2.5 * size },
    });
    expect(askedFor(sender)).to.deep.equal(['Slot-0', 'Slot-1', 'Slot-2']);
    expect(ids).to.deep.equal(['0a', '0b', '1a', '1b', '2a', '2b']);
    expect(issues).to.deep.equal({ 'held-back': 1 });
    expect(examples['held-back']).to.equal(`2 more files, after ${3 * size} bytes`);
    expect(complete).to.equal(false);
  });

  it('is read to its end where somebody wants all', async () => {
    const { ids, issues, complete } = await find(publisher({ ...about, ...files(5) }), {
      limits: { unasked: Infinity },
    });
    expect(ids).to.have.length(10);
    expect(issues).to.deep.equal({});
    expect(complete).to.equal(true);
  });

  it('has one more file asked for where the server does not say how long they are', async () => {
    const sender = publisher({ ...about, ...files(5, (body) => body) });
    const { complete } = await find(sender, { limits: { unasked: size - 1 } });
    expect(askedFor(sender)).to.deep.equal(['Slot-0', 'Slot-1']);
    expect(complete).to.equal(false);
  });

  it('of one file is read whole, however long; so is the first of several', async () => {
    const limits = { unasked: 10 };
    const alone = await find(publisher({ ...about, ...files(1) }), { limits });
    expect(alone).to.deep.include({ ids: ['0a', '0b'], issues: {}, complete: true });
    store = new MemoryFileStore();
    const first = await find(publisher({ ...about, ...files(2) }), { limits });
    expect(first).to.deep.include({ ids: ['0a', '0b'], issues: { 'held-back': 1 } });
  });

  it('is cut where a line ends, and says so whenever something is missing', async () => {
    const all = numbered(6);
    const body = linesOf(...all);
    for (const pieces of [37, 400, 5000])
      for (let bytes = 1; bytes <= body.length; bytes += 29) {
        store = new MemoryFileStore();
        const sender = publisher({ ...about, 'Slot-1': inPieces(body, pieces) });
        const { ids, issues, complete } = await find(sender, { limits: { bytes } });
        expect(ids).to.deep.equal(all.slice(0, ids.length));
        expect(complete).to.equal(ids.length === all.length);
        expect(issues).to.deep.equal(complete ? {} : { truncated: 1 });
      }
  });

  it('is cut near the byte that was said, and no further file is begun', async () => {
    const body = linesOf(...numbered(40));
    const sender = publisher({
      ...about,
      'Slot-1': inPieces(body, 64),
      'Slot-2': sent(linesOf('x')),
      'Slot-3': sent(linesOf('y')),
    });
    const { ids, issues, examples } = await find(sender, { limits: { bytes: body.length / 4 } });
    expect(ids.length).to.be.within(10, 12);
    expect(issues).to.deep.equal({ truncated: 1 });
    expect(askedFor(sender)).not.to.include('Slot-3');
    const bytes = Number(/(\d+) bytes$/.exec(examples.truncated ?? '')?.[1]);
    expect(bytes).to.be.within(body.length / 4, body.length / 3);
  });

  it('is cut after so many slots, and says so only where something is missing', async () => {
    const limited = await find(publisher({ ...about, ...files(5) }), { limits: { slots: 3 } });
    expect(limited).to.deep.include({
      ids: ['0a', '0b', '1a', '1b'],
      issues: { truncated: 1 },
      complete: false,
    });
    store = new MemoryFileStore();
    const whole = await find(publisher({ ...about, ...files(2) }), { limits: { slots: 3 } });
    expect(whole).to.deep.include({ issues: {}, complete: true });
  });

  it('that was cut is not taken for whole the next time', async () => {
    const body = linesOf(...numbered(10));
    const sender = publisher({ ...about, 'Slot-1': inPieces(body, 64) });
    expect((await find(sender, { limits: { bytes: 500 } })).ids.length).to.be.below(5);
    pass(1);
    expect(await find(sender)).to.deep.include({ ids: numbered(10), complete: true });
  });
});

describe('another thread', () => {
  const opened: SlotScan[] = [];
  const read: string[] = [];
  beforeEach(() => {
    opened.length = 0;
    read.length = 0;
  });
  const openThread: EndpointSettings['openThread'] = async (...order) => {
    const own = new OwnThreadScan(...order);
    const scan: SlotScan = {
      async *file(body) {
        read.push('file');
        yield* own.file(body);
      },
      close: () => read.push('closed'),
    };
    opened.push(scan);
    return scan;
  };
  const long = (body: string, bytes: number, headers = {}) =>
    sent(body, { 'Content-Length': String(bytes), ...headers });
  const feed = (bytes: number, count = 2) =>
    publisher({
      ...about,
      ...Object.fromEntries(
        numbered(count).map((index) => [`Slot-${index}`, long(linesOf(index), bytes)]),
      ),
    });

  it('reads what is large, all files of it, and is let go', async () => {
    expect((await find(feed(1_500_000, 3), { openThread })).ids).to.have.length(3);
    expect(opened).to.have.length(1);
    expect(read).to.deep.equal(['file', 'file', 'file', 'closed']);
  });

  it('is not opened for what is small, or of a length that is not told', async () => {
    expect((await find(feed(900_000), { openThread })).ids).to.have.length(2);
    await find(publisher({ ...about, 'Slot-1': linesOf('1') }), { openThread });
    expect(opened).to.deep.equal([]);
  });

  it('that cannot be had is done without', async () => {
    let wanted = 0;
    const none = async () => {
      wanted += 1;
      return undefined;
    };
    const { ids, complete } = await find(feed(1_500_000), { openThread: none });
    expect([ids.length, complete, wanted]).to.deep.equal([2, true, 1]);
  });

  it('reads what is large also where the file before it is the same as ever', async () => {
    const same = sent(linesOf('0'), { 'Last-Modified': 'Mon, 23 Nov 2026 10:00:00 GMT' });
    await find(publisher({ ...about, 'Slot-0': same }));
    pass(60);
    const large = long(linesOf('1'), 3_000_000);
    const { ids } = await find(publisher({ ...about, 'Slot-0': same, 'Slot-1': large }), {
      openThread,
    });
    expect(ids).to.deep.equal(['0', '1']);
    expect(opened).to.have.length(1);
  });
});

describe('what an earlier visit left', () => {
  let ids = ['1'];
  const body = () => new Response(linesOf(...ids));
  const sender = () => publisher({ ...about, 'Slot-1': body });
  beforeEach(() => (ids = ['1']));

  it('is given first, with when it was got, and then what is there now', async () => {
    await find(sender());
    pass(7200);
    ids = ['1', '2'];
    const { asOf, earlier, ids: newer, complete } = await find(sender());
    expect(asOf[0]).to.equal('2026-11-23T14:00:00.000Z');
    expect(asOf.at(-1)).to.equal(undefined);
    expect([...asOf].sort()).to.deep.equal(asOf);
    expect([earlier, newer, complete]).to.deep.equal([['1'], ['1', '2'], true]);
  });

  it('is there before the server has said anything', async () => {
    await find(sender());
    pass(7200);
    const deaf: typeof fetch = () => new Promise(() => undefined);
    const source = new BulkPublishSource(sender().manifestUrl, {
      fetch: deaf,
      deviceTime: () => now,
      openFiles: async () => store,
    });
    const query = {
      from: new Date(now).toISOString(),
      to: new Date(now + 60 * day).toISOString(),
    };
    const leaving = new AbortController();
    const pages = source.findSlots(query, { signal: leaving.signal });
    const { value } = await pages[Symbol.asyncIterator]().next();
    expect([...(value as SlotPage).slots]).to.have.length(1);
    leaving.abort();
  });

  it('stays, and the trouble is told, where the server is down now', async () => {
    await find(sender());
    pass(7200);
    const down = publisher({}, '<title>down</title>');
    const pages: SlotPage[] = [];
    const source = new BulkPublishSource(down.manifestUrl, {
      fetch: down.fetch,
      deviceTime: () => now,
      openFiles: async () => store,
    });
    const query = { from: new Date(now).toISOString(), to: new Date(now + day).toISOString() };
    const failure = await (async () => {
      for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
        pages.push(page);
    })().then(
      () => 'none',
      (error: { code?: string }) => error.code,
    );
    expect(failure).to.equal('unreadable');
    expect(pages.map(({ asOf }) => asOf)).to.deep.equal(['2026-11-23T14:00:00.000Z']);
  });

  it('is what there is, and not of an earlier visit, while it is too early to ask', async () => {
    await find(sender());
    pass(30);
    const again = sender();
    expect(await find(again)).to.deep.include({ earlier: [], ids: ['1'] });
    expect(again.requests).to.deep.equal([]);
  });

  it('is not shown where the page wants to see further ahead than what was kept', async () => {
    await find(sender());
    pass(120);
    const to = (days: number) => ({ to: new Date(now + days * day).toISOString() });
    expect((await find(sender(), {}, to(90))).earlier).to.deep.equal(['1']);
    pass(120);
    const { earlier, ids: newer } = await find(sender(), {}, to(180));
    expect([earlier, newer]).to.deep.equal([[], ['1']]);
  });

  it('is not shown where times are understood in another way now', async () => {
    await find(sender());
    pass(120);
    const { earlier, ids: newer } = await find(sender(), { times: 'clock' });
    expect([earlier, newer]).to.deep.equal([[], ['1']]);
  });

  it('is shown for a week', async () => {
    await find(sender(), {}, { to: new Date(now + 90 * day).toISOString() });
    const visits = async (seconds: number) => {
      now = start + seconds * 1000;
      const kept = store;
      const copy = new MemoryFileStore();
      for (const name of ['$bulk-publish', 'Schedule-1', 'Location-1', 'Slot-1']) {
        const file = await kept.get(`https://slots.example/feed/${name}`);
        if (file) await copy.put(file);
      }
      return (await find(sender(), { openFiles: async () => copy })).asOf.filter(Boolean).length;
    };
    expect(await visits(7 * 86_400)).to.equal(1);
    expect(await visits(7 * 86_400 + 1)).to.equal(0);
  });
});

describe('slots that were taken since', () => {
  const version = (minute: number, status: string) =>
    JSON.stringify(
      slotResource('1', nine, { status, meta: { lastUpdated: `2026-11-22T12:0${minute}:00Z` } }),
    );

  it.each([
    ['a later file', { 'Slot-0': version(1, 'free'), 'Slot-1': version(2, 'busy') }, 'Slot-1'],
    ['an earlier file', { 'Slot-0': version(2, 'busy'), 'Slot-1': version(1, 'free') }, 'Slot-1'],
    ['another file', { 'Slot-0': version(1, 'free'), 'Slot-1': version(2, 'busy') }, 'Slot-0'],
  ])('stay so where %s says it, and only one of them has changed', async (_, files, changed) => {
    const bodies: Record<string, string> = files;
    const sender = publisher({
      ...about,
      'Slot-0': () => new Response(bodies['Slot-0']),
      'Slot-1': () => new Response(bodies['Slot-1']),
    });
    expect((await find(sender)).ids).to.deep.equal([]);
    pass(61);
    bodies[changed] += `\n${linesOf('0')}`;
    expect((await find(sender)).ids).to.deep.equal(['0']);
  });
});

describe('a file that has not changed', () => {
  let version = 'old';
  const feed = (headers: Record<string, string>) =>
    publisher({ ...about, 'Slot-1': () => new Response(linesOf(version), { headers }) });
  const twice = async (first: Record<string, string>, second: Record<string, string>) => {
    version = 'old';
    store = new MemoryFileStore();
    await find(feed(first));
    pass(120);
    version = 'new';
    const sender = feed(second);
    const { ids } = await find(sender);
    expect(askedFor(sender)).to.deep.equal(['Slot-1']);
    return ids;
  };
  const at = (hour: number) => ({ 'Last-Modified': `Mon, 23 Nov 2026 ${hour}:00:00 GMT` });

  it.each([
    ['by its date', at(10), at(10)],
    ['by its tag', { ETag: '"1"', ...at(10) }, { ETag: 'W/"1"', ...at(11) }],
  ])('%s is not read again', async (_, first, second) => {
    expect(await twice(first, second)).to.deep.equal(['old']);
  });

  it.each([
    ['by its date', at(10), at(11)],
    ['by its date and length', { ...at(10), 'Content-Length': '1' }, { ...at(10) }],
    ['by its tag', { ETag: '"1"', ...at(10) }, { ETag: '"2"', ...at(10) }],
    ['by its bytes', {}, {}],
  ])('but has changed %s, is read', async (_, first, second) => {
    expect(await twice(first, second)).to.deep.equal(['new']);
  });

  it('by its bytes is not read again', async () => {
    let reads = 0;
    const openThread: EndpointSettings['openThread'] = async (...order) => {
      reads += 1;
      return new OwnThreadScan(...order);
    };
    version = 'old';
    const sender = feed({ 'Content-Length': '3000000' });
    for (const _visit of [1, 2, 3]) {
      expect((await find(sender, { openThread })).ids).to.deep.equal(['old']);
      pass(120);
    }
    expect(askedFor(sender)).to.have.length(3);
    expect(reads).to.equal(1);
  });
});

describe('a slot that is in two files', () => {
  const both = (first: string) =>
    publisher({ ...about, 'Slot-0': first, 'Slot-1': linesOf('1', '2') });

  it('is not lost when the first of them has it no more, and the other stays as it was', async () => {
    const { ids, issues } = await find(both(linesOf('0', '1')));
    expect(ids).to.deep.equal(['0', '1', '2']);
    expect(issues).to.deep.equal({ 'slot-repeated': 1 });
    pass(120);
    expect((await find(both(linesOf('0')))).ids).to.deep.equal(['0', '1', '2']);
  });

  it('is not lost when the first of them breaks off', async () => {
    const broken = publisher({ ...about, 'Slot-0': inHalf('1'), 'Slot-1': linesOf('1', '2') });
    expect((await find(broken)).complete).to.equal(false);
    pass(1);
    const { ids, complete } = await find(both(linesOf('0')));
    expect([ids, complete]).to.deep.equal([['0', '1', '2'], true]);
  });
});

describe('an answer that is no such file', () => {
  const portal = '<!doctype html>\n<title>Free Wi-Fi: please sign in</title>';
  /** A server that sends something else once. */
  const once = (name: string, wrong: () => Response) => {
    const sender = publisher({ ...about, 'Slot-0': linesOf('0'), 'Slot-1': linesOf('1') });
    let isWrong = true;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const answer = await sender.fetch(input, init);
      if (!isWrong || !String(input).endsWith(name)) return answer;
      isWrong = false;
      return wrong();
    };
    const asked = () => sender.requests.filter(({ url }) => url.endsWith(name));
    return { ...sender, fetch, asked };
  };
  const wrongs = [
    ['a web page', () => new Response(portal, { headers: { 'Cache-Control': 'max-age=600' } })],
    ['half of one', inHalf('x')],
  ] as const;

  for (const [what, wrong] of wrongs)
    it.each(['Slot-0', 'Slot-1', 'Schedule-1'])(
      `but ${what} for %s counts as none: the next try asks at once`,
      async (name) => {
        const sender = once(name, wrong);
        const { complete, issues } = await find(sender);
        expect([complete, issues['file-failed']]).to.deep.equal([false, 1]);
        pass(1);
        expect(await find(sender)).to.deep.include({ ids: ['0', '1'], complete: true });
        expect(sender.asked().map(({ cache }) => cache)).to.deep.equal(['no-cache', 'no-cache']);
        // And nothing else was asked for again.
        expect(sender.requests).to.have.length(6);
      },
    );

  it('but a web page for the manifest counts as none, and what is kept of it stays', async () => {
    const sender = once('$bulk-publish', () => new Response(portal));
    const failed = await find(sender).then(
      () => 'none',
      (error: { code?: string }) => error.code,
    );
    expect(failed).to.equal('unreadable');
    expect((await find(sender)).ids).to.deep.equal(['0', '1']);
    expect(sender.asked()).to.have.length(2);
  });

  it('but a web page leaves what was kept of the file', async () => {
    const sender = publisher({ ...about, 'Slot-0': linesOf('0'), 'Slot-1': linesOf('1') });
    await find(sender);
    pass(120);
    await find(publisher({ ...about, 'Slot-0': linesOf('0'), 'Slot-1': portal }));
    expect((await store.get('https://slots.example/feed/Slot-1'))?.content).not.to.equal(undefined);
    pass(120);
    expect((await find(sender)).earlier).to.deep.equal(['0', '1']);
  });
});

describe('a first visit', () => {
  it('has its times before there is anything to keep them with', async () => {
    const sender = publisher({ ...about, 'Slot-1': linesOf('1') });
    let admit: (store: MemoryFileStore) => void = () => undefined;
    const source = new BulkPublishSource(sender.manifestUrl, {
      fetch: sender.fetch,
      deviceTime: () => now,
      locks: pageLocks(),
      mayHoldFiles: () => false,
      openFiles: () => new Promise((resolve) => (admit = resolve)),
    });
    const query = { from: new Date(now).toISOString(), to: new Date(now + 60 * day).toISOString() };
    const { signal } = new AbortController();
    const pages = source.findSlots(query, { signal })[Symbol.asyncIterator]();
    const first = await pages.next();
    expect([...(first.value as SlotPage).slots]).toHaveLength(1);
    expect(await store.line(sender.manifestUrl)).toBe(undefined);
    admit(store);
    while (!(await pages.next()).done);
    // And is the last that has to ask within the minute.
    expect((await find(sender)).ids).to.deep.equal(['1']);
    expect(sender.requests).to.have.length(4);
  });
});

describe('those whom a server refuses', () => {
  /** When each of many is back, in milliseconds; they differ in nothing but their randomness. */
  const comeBack = async (headers: Record<string, string>) => {
    vi.useFakeTimers();
    const begun = Date.now();
    const back: number[] = [];
    const settings = (number: number): EndpointSettings => ({
      random: () => number / 100,
      openFiles: async () => new MemoryFileStore(),
    });
    const all = Array.from({ length: 100 }, (_, number) => {
      const { manifestUrl, fetch } = publisher({ ...about, 'Slot-1': linesOf('1') });
      let isFirst = true;
      const refusing: typeof globalThis.fetch = async (input, init) => {
        if (!String(input).endsWith('$bulk-publish')) return fetch(input, init);
        if (!isFirst) back.push(Date.now() - begun);
        else {
          isFirst = false;
          return new Response('', { status: 503, headers });
        }
        return fetch(input, init);
      };
      return find({ manifestUrl, fetch: refusing, requests: [] }, settings(number));
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all(all);
    vi.useRealTimers();
    return back.sort((one, other) => one - other);
  };
  const mostInASecond = (back: readonly number[]) =>
    Math.max(...back.map((from) => back.filter((at) => at >= from && at < from + 1000).length));

  it('come back by and by, not before it says and not all at once', async () => {
    const back = await comeBack({ 'Retry-After': '5' });
    expect(back).to.have.length(100);
    expect(back[0]).to.be.at.least(5000);
    expect(back.at(-1)).to.be.below(10_001);
    expect(mostInASecond(back)).to.be.below(25);
  });

  it('are not kept waiting where it does not say when', async () => {
    const back = await comeBack({});
    expect(back).to.have.length(100);
    expect(back.at(-1)).to.be.below(501);
    expect(new Set(back).size).to.be.above(90);
    // A date is not understood, and counts as nothing said.
    const dated = await comeBack({ 'Retry-After': 'Mon, 23 Nov 2026 14:00:05 GMT' });
    expect(dated.at(-1)).to.be.below(501);
  });
});

describe('many files about places and people', () => {
  it('are asked for a few at a time, and the first of slots among the first', async () => {
    let open = 0;
    let most = 0;
    const slowly = (body: readonly object[]) => async () => {
      most = Math.max(most, (open += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      open -= 1;
      return new Response(body.map((each) => JSON.stringify(each)).join('\n'));
    };
    const places = numbered(40).map(
      (id) => [`Location-${id}`, slowly([{ ...place, id }])] as const,
    );
    const sender = publisher({
      ...Object.fromEntries(places),
      'Schedule-1': [schedule],
      'Slot-0': slowly([slotResource('0', nine)]),
    });
    expect((await find(sender)).ids).to.deep.equal(['0']);
    expect(most).to.be.within(4, 6);
    expect(sender.requests.findIndex(({ url }) => url.endsWith('Slot-0'))).to.be.below(8);
  });

  it('are not read without end', async () => {
    const description = 'x'.repeat(900_000);
    const piece = new TextEncoder().encode(`${JSON.stringify({ ...place, description })}\n`);
    let sent = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += piece.length;
            controller.enqueue(piece.slice());
          },
        }),
      );
    const { issues, complete } = await find(
      publisher({ 'Location-1': endless, 'Slot-0': linesOf('0') }),
    );
    expect([issues['truncated'], complete]).to.deep.equal([1, false]);
    expect(sent).to.be.below(135_000_000);
  });

  it('are asked for once, however often a manifest names them', async () => {
    const url = 'https://slots.example/feed/Slot-0';
    const output = ['MA', 'RI'].map((state) => ({
      type: 'Slot',
      url,
      extension: { state: [state] },
    }));
    const sender = publisher({ 'Slot-0': linesOf('0') }, { output });
    const { ids, issues } = await find(sender, { states: ['RI'] });
    expect([ids, issues['slot-repeated']]).to.deep.equal([['0'], undefined]);
    expect(askedFor(sender)).to.deep.equal(['Slot-0']);
  });
});

describe('a search that nobody waits for any more', () => {
  it.each(['$bulk-publish', 'Slot-0'])('has asked for %s all the same', async (name) => {
    const stop = new AbortController();
    const pieces = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(`${linesOf('0')}\n`));
            stop.signal.addEventListener('abort', () => controller.error(stop.signal.reason));
          },
        }),
      );
    const { manifestUrl, fetch, requests } = publisher({ 'Slot-0': pieces });
    const stalling: typeof fetch = async (input, init) => {
      const url = new Request(input, init).url;
      if (!url.endsWith(name)) return fetch(input, init);
      void fetch(input, init);
      setTimeout(() => stop.abort(), 20);
      return pieces();
    };
    const source = new BulkPublishSource(manifestUrl, {
      fetch: stalling,
      random: () => 0,
      deviceTime: () => now,
      openFiles: async () => store,
    });
    const query = { from: new Date(now).toISOString(), to: new Date(now + day).toISOString() };
    const seen = (async () => {
      for await (const _ of source.findSlots(query, { signal: stop.signal }));
    })();
    await expect(seen).rejects.toThrow();
    expect(requests.filter(({ url }) => url.endsWith(name))).to.have.length(1);
    const line = await store.line(`https://slots.example/feed/${name}`);
    expect(line?.askedAt).to.equal(start);
  });
});

describe('one bad line', () => {
  const good = linesOf('1', '3').split('\n');
  it.each([
    [
      'is nested without end',
      `{"resourceType":"Slot","note":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ],
    ['is no slot, and nested without end', `{"note":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    [
      'has an address that is none',
      JSON.stringify(
        slotResource('2', nine, { extension: [{ url: { toString: 1, valueOf: 1 } }] }),
      ),
    ],
  ])('costs no other where it %s', async (_, bad) => {
    const sender = publisher({ ...about, 'Slot-0': [good[0], bad, good[1]].join('\n') });
    const { ids } = await find(sender);
    expect(ids.filter((id) => id !== '2')).to.deep.equal(['1', '3']);
  });

  it('about places costs no slot', async () => {
    const odd = { url: { toString: 1, valueOf: 1 } };
    const hours = [{ daysOfWeek: [{ toString: 1 }], openingTime: '09:00:00' }];
    const sender = publisher({
      'Schedule-1': [{ ...schedule, extension: [odd] }],
      'Location-1': [{ ...place, extension: [odd], hoursOfOperation: hours }],
      'Slot-0': linesOf('0'),
    });
    expect((await find(sender)).ids).to.deep.equal(['0']);
  });
});

describe('two searches at the same time', () => {
  it.each([
    ['locks', pageLocks()],
    ['turns that the store gives out', undefined],
  ])('share each answer by %s', async (_, locks) => {
    const sender = publisher({
      ...about,
      'Slot-0': inPieces(linesOf('0', '1'), 100),
      'Slot-1': linesOf('2'),
    });
    const deviceTime = () => start;
    const both = await Promise.all([
      find(sender, { locks, deviceTime }),
      find(sender, { locks, deviceTime }),
    ]);
    for (const { ids, complete } of both)
      expect([ids, complete]).to.deep.equal([['0', '1', '2'], true]);
    expect(sender.requests.map(({ url }) => url).sort()).to.deep.equal(
      ['$bulk-publish', 'Location-1', 'Schedule-1', 'Slot-0', 'Slot-1'].map(
        (name) => `https://slots.example/feed/${name}`,
      ),
    );
  });
});
