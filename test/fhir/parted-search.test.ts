import { describe, expect, it } from 'vitest';
import { place, schedule, slotResource } from '../support/publisher.js';
import { bundle, failure, find, query, refusal, server } from '../support/search-server.js';

const day = 86_400_000;
/** One slot a day for the whole of the query. */
const starts = Array.from({ length: 60 }, (_, at) =>
  new Date(Date.parse(query.from) + at * day + 3_600_000).toISOString(),
);

/** The bounds of a question; none where it has not both. */
function bounds(given: URLSearchParams): { from: string; to: string; days: number } | undefined {
  const all = given.getAll('start');
  const from = all.find((each) => each.startsWith('ge'))?.slice(2);
  const to = all.find((each) => each.startsWith('lt'))?.slice(2);
  if (!from || !to) return undefined;
  return { from, to, days: (Date.parse(to) - Date.parse(from)) / day };
}

/** A server that answers for so many days at once, and says `no` to more. */
function limited(days: number, no: () => Response, only: (path: string) => boolean = () => true) {
  return server((path, given) => {
    if (path === 'metadata') return 404;
    const asked = bounds(given);
    if (!asked || asked.days > days || !only(given.toString())) return no();
    const inside = starts.filter((start) => start >= asked.from && start < asked.to);
    return bundle([...inside.map((start) => slotResource(start, start)), schedule, place]);
  });
}

describe('a server that answers for a short time only', () => {
  it.each([
    ['two weeks, and says so', 14, () => refusal(422, 'The time period must not exceed 14 days')],
    ['a month, and says so', 31, () => refusal(400, 'Date range is too large')],
    ['four days', 4, () => refusal(400, 'start and end may lie 96 hours apart')],
    ['two weeks, and answers 200', 14, () => refusal(200, 'At most two weeks can be searched')],
    [
      'two weeks, in a framework’s words',
      14,
      () => Response.json({ message: 'range too long' }, { status: 400 }),
    ],
    ['two weeks, and says nothing at all', 14, () => new Response('', { status: 400 })],
    [
      'two weeks, and sends a web page',
      14,
      () => new Response('<h1>Bad Request</h1>', { status: 400 }),
    ],
  ])('is asked in parts, soonest first: %s', async (_, days, no) => {
    const asked = limited(days, no);
    const { starts: found, codes, complete } = await find(asked);
    expect(found).to.deep.equal(starts);
    expect(complete).to.equal(true);
    expect(codes).to.include('span-refused');
    const parts = asked
      .asked()
      .flatMap((path) => bounds(new URLSearchParams(path.split('?')[1])) ?? []);
    expect(parts.filter((part) => part.days <= days).length).to.be.at.most(
      Math.ceil(120 / days) + 2,
    );
  });

  it('so short that the whole is out of reach gives the soonest, and it is said', async () => {
    const asked = limited(1, () => refusal(400, 'start and end may lie 24 hours apart'));
    const { starts: found, codes, complete } = await find(asked);
    expect(found.length).to.be.above(30);
    expect(found).to.deep.equal(starts.slice(0, found.length));
    expect([codes, complete]).to.deep.equal([['span-refused', 'truncated'], false]);
    expect(asked.requests.length).to.be.at.most(60);
  });

  it('is asked for windows that have begun in as short a time', async () => {
    const window = slotResource('w', '2026-11-23T08:00:00Z', { end: '2026-11-24T22:00:00Z' });
    const asked = server((path, given) => {
      if (path !== 'Slot') return 404;
      const { days = 99, to = '' } = bounds(given) ?? {};
      if (days > 2) return refusal(422, 'at most two days');
      return to === '2026-11-23T14:00:00Z' ? bundle([window, schedule, place]) : bundle([]);
    });
    const { slots, complete } = await find(asked, { to: '2026-11-27T14:00:00Z' });
    expect(slots.map(({ kind }) => kind)).to.deep.equal(['window']);
    expect(complete).to.equal(true);
  });

  it('and has nothing in the first part may have something in the last', async () => {
    const last = starts.at(-1) ?? '';
    const asked = server((path, given) => {
      const part = bounds(given);
      if (path !== 'Slot' || !part || part.days > 14) return refusal(422, 'At most two weeks');
      const isLast = last >= part.from && last < part.to;
      return bundle(isLast ? [slotResource('1', last), schedule, place] : []);
    });
    const { starts: found, complete } = await find(asked);
    expect([found, complete]).to.deep.equal([[last], true]);
  });

  it('and has nothing at all is believed when it was asked plainly, too', async () => {
    const asked = server((path, given) =>
      path === 'Slot' && (bounds(given)?.days ?? 99) <= 14
        ? bundle([])
        : refusal(422, 'At most two weeks'),
    );
    const { starts: found, complete } = await find(asked);
    expect([found, complete]).to.deep.equal([[], true]);
    expect(asked.requests.length).to.be.at.most(25);
    const tooLong = asked
      .asked()
      .filter((path) => (bounds(new URLSearchParams(path.split('?')[1]))?.days ?? 0) > 14);
    expect(tooLong).to.have.length(3);
  });

  it('and fails at a part leaves the others, and it is said', async () => {
    let parts = 0;
    const asked = server((path, given) => {
      if (path !== 'Slot') return 404;
      const part = bounds(given);
      if (!part || part.days > 14) return refusal(422, 'At most two weeks');
      parts += 1;
      if (parts === 3) return 404;
      const inside = starts.filter((start) => start >= part.from && start < part.to);
      return bundle([...inside.map((start) => slotResource(start, start)), schedule, place]);
    });
    const { starts: found, issues, complete } = await find(asked);
    expect(found.length).to.be.within(50, 53);
    expect(found.at(-1)).to.equal(starts.at(-1));
    expect(complete).to.equal(false);
    expect(issues.map(({ code }) => code)).to.deep.equal(['span-refused', 'page-failed']);
  });

  it('and fails at one part after the other is left alone', async () => {
    const asked = server((path, given) => {
      if (path !== 'Slot') return 404;
      const part = bounds(given);
      if (!part || part.days > 4) return refusal(422, 'At most four days');
      return part.from > '2026-12-01'
        ? 404
        : bundle([slotResource('1', starts[0] ?? ''), schedule, place]);
    });
    const { starts: found, complete } = await find(asked);
    expect([found, complete]).to.deep.equal([[starts[0]], false]);
    expect(asked.requests.length).to.be.at.most(12);
  });

  it('and wants a plainer question besides gets both', async () => {
    const asked = limited(
      14,
      () => refusal(422, 'No _include; two weeks at most'),
      (given) => !given.includes('_include'),
    );
    const { starts: found, complete } = await find(asked);
    expect([found, complete]).to.deep.equal([starts, true]);
  });

  it('is not asked in parts where it fails, whatever it says', async () => {
    const asked = server((path) => (path === 'metadata' ? 404 : refusal(500, 'Date range error')));
    expect((await failure(asked)).code).to.equal('http');
    expect(asked.requests.length).to.be.at.most(7);
  });

  it('is not asked in parts where the time is not what it refuses', async () => {
    const asked = server((path) => (path === 'metadata' ? 404 : refusal(400, 'Not on Sundays')));
    expect((await failure(asked)).message).to.match(/Not on Sundays/);
    expect(asked.requests.length).to.be.at.most(24);
  });
});
