import { describe, expect, it } from 'vitest';
import { SlotSearchSource } from '../../src/fhir/slot-search-source.js';
import { place, schedule, slotResource } from '../support/publisher.js';
import {
  base,
  query,
  nine,
  ten,
  server,
  bundle,
  whole,
  next,
  refusal,
  capable,
  parameters,
  find,
  failure,
} from '../support/search-server.js';

describe('a slot search', () => {
  it('asks for free slots of the time, with what they lead to, and for nothing more', async () => {
    const asked = server(() => whole(slotResource('1', nine)));
    const { slots } = await find(asked);
    expect(asked.asked()).to.deep.equal([
      'Slot?status=free&_sort=start&_count=500&_include=Slot:schedule&_include:iterate=Schedule:actor&_include:iterate=PractitionerRole:practitioner&start=ge2026-11-23T14:00:00Z&start=lt2027-01-22T14:00:00Z',
    ]);
    expect(slots[0]).to.deep.include({
      id: `${base}|Schedule/s|1|${nine}`,
      endpoint: base,
      timeZone: 'America/New_York',
      bookingUrl: 'https://portal.example/book?slot=1',
    });
    expect(slots[0]?.place?.name).to.equal('Harbor Street Family Medicine');
  });

  it('needs no preflight, sends no cookie and no referrer', async () => {
    const asked = server(() => whole(slotResource('1', nine)));
    await find(asked);
    for (const request of asked.requests) {
      expect([...request.headers.keys()]).to.deep.equal(['accept']);
      expect(request).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    }
  });

  it('keeps a query that the base has itself', async () => {
    const asked = server(() => whole(slotResource('1', nine)));
    await find(asked, {}, {}, `${base}/?tenant=7`);
    expect(asked.asked()[0]).to.match(/^Slot\?tenant=7&status=free&/);
  });

  it('gives what was asked for only, soonest first, whatever the server sends', async () => {
    const { starts } = await find(
      server(() =>
        whole(
          slotResource('late', '2027-03-01T14:00:00Z'),
          slotResource('2', ten),
          slotResource('busy', nine, { status: 'busy' }),
          slotResource('1', '2026-11-24T09:00:00-05:00'),
          slotResource('past', '2026-11-23T10:00:00Z'),
        ),
      ),
    );
    expect(starts).to.deep.equal([nine, ten]);
  });

  it('finds windows that began days ago and are not over, and asks for them last', async () => {
    const window = slotResource('w', '2026-11-18T12:00:00Z', { end: '2026-11-25T22:00:00Z' });
    const over = slotResource('o', '2026-11-20T12:00:00Z', { end: '2026-11-20T22:00:00Z' });
    const asked = server((_, given) =>
      given.getAll('start').includes('lt2026-11-23T14:00:00Z')
        ? bundle([window, over])
        : whole(slotResource('1', nine)),
    );
    const { slots, codes } = await find(asked);
    expect(slots.map(({ kind }) => kind)).to.deep.equal(['time', 'window']);
    expect(codes).to.deep.equal([]);
    expect(asked.requests).to.have.length(2);
  });

  it('takes the later version of a slot that comes twice', async () => {
    const version = (lastUpdated: string, status: string) =>
      slotResource('1', nine, { status, meta: { lastUpdated } });
    const asked = server((_, given) =>
      given.has('page')
        ? bundle([version('2026-11-21T10:00:00Z', 'busy')])
        : bundle([version('2026-11-20T10:00:00Z', 'free'), schedule, place], next('?page=2')),
    );
    const { slots } = await find(asked);
    expect(slots.at(-1)?.capacity).to.equal(0);
  });

  it('passes on what the server remarks between its results', async () => {
    const remark = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'information', diagnostics: 'Some schedules are not searched.' }],
    };
    const { starts, issues } = await find(server(() => whole(slotResource('1', nine), remark)));
    expect(starts).to.deep.equal([nine]);
    expect(issues[0]).to.include({
      code: 'server-remark',
      example: 'Some schedules are not searched.',
    });
  });

  it('reads plain JSON where FHIR’s own media type is refused, from then on', async () => {
    const accepted: (string | null)[] = [];
    const asked = server(() => {
      const accept = asked.requests.at(-1)?.headers.get('accept') ?? null;
      accepted.push(accept);
      return accept === 'application/json' ? whole(slotResource('1', nine)) : 415;
    });
    expect((await find(asked)).starts).to.deep.equal([nine]);
    expect(accepted).to.deep.equal([
      'application/fhir+json',
      'application/json',
      'application/json',
    ]);
  });
});

describe('a server that wants to be asked in another way', () => {
  it('gets the code that it demands, in the second try', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? 404
        : given.has('service-type')
          ? whole(slotResource('1', nine, { serviceType: [{ coding: [{ code: '124' }] }] }))
          : refusal(400, 'service-type is required'),
    );
    expect((await find(asked, { serviceType: ['124'] })).starts).to.deep.equal([nine]);
    expect(asked.asked()).to.have.length(3);
  });

  it('is not believed to have none where it has not understood', async () => {
    const understood = ['status', 'start', '_count'];
    const asked = server((path, given) =>
      path === 'metadata'
        ? 404
        : [...given.keys()].every((name) => understood.includes(name))
          ? whole(slotResource('1', nine))
          : bundle([]),
    );
    expect((await find(asked)).starts).to.deep.equal([nine]);
  });

  it('is spared the parameters and includes that its CapabilityStatement does not list', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? capable({ ...parameters('start', 'schedule'), searchInclude: ['Slot:appointment'] })
        : given.has('status')
          ? bundle([])
          : whole(slotResource('1', nine)),
    );
    expect((await find(asked)).starts).to.deep.equal([nine]);
    expect(asked.asked().slice(1)).to.deep.equal([
      'metadata',
      'Slot?_sort=start&_count=500&start=ge2026-11-23T14:00:00Z&start=lt2027-01-22T14:00:00Z',
    ]);
  });

  it('is asked for everybody where it finds none of a preset practitioner', async () => {
    const person = { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Hart' }] };
    const byPerson = { ...schedule, actor: [{ reference: 'Practitioner/p' }] };
    const asked = server((path, given) =>
      path === 'metadata'
        ? capable(parameters('status', 'start', 'schedule'))
        : path !== 'Slot' || given.has('schedule.actor')
          ? bundle([])
          : bundle([slotResource('1', nine), byPerson, person]),
    );
    const { starts } = await find(asked, { practitioner: ['Practitioner/p'] });
    expect(starts).to.deep.equal([nine]);
    expect(asked.asked()[1]).to.match(/&schedule\.actor=Practitioner\/p&/);
  });

  it('is believed to have none where it lists every word of the question', async () => {
    const asked = server((path) =>
      path === 'metadata' ? capable(parameters('status', 'start')) : bundle([]),
    );
    const { starts, codes, complete } = await find(asked);
    expect([starts, codes, complete]).to.deep.equal([[], [], true]);
    expect(asked.asked().slice(2)).to.deep.equal([
      'Slot?_count=20&start=ge2026-11-23T14:00:00Z&start=lt2027-01-22T14:00:00Z',
      'Slot?_count=1',
    ]);
  });

  it('is told from one whose slots all lie in the past', async () => {
    const past = slotResource('old', '2025-01-06T14:00:00Z');
    const { codes } = await find(
      server((path, given) =>
        path === 'metadata'
          ? capable(parameters('status', 'start'))
          : given.has('start')
            ? bundle([])
            : whole(past),
      ),
    );
    expect(codes).to.deep.equal(['all-past']);
  });
});

describe('an answer that seems to be none', () => {
  const all = capable({ ...parameters('status', 'start'), searchInclude: ['Slot:schedule'] });

  it('is not, where there is a next page', async () => {
    const { starts, codes } = await find(
      server((_, given) =>
        given.get('page') === '2'
          ? whole(slotResource('1', nine))
          : bundle([], next(`?page=${Number(given.get('page') ?? 0) + 1}`)),
      ),
    );
    expect([starts, codes]).to.deep.equal([[nine], []]);
  });

  it('is not, where a total is told', async () => {
    const asked = server((path, given) => {
      if (path !== 'Slot') return 404;
      const [from = '', to = ''] = given.getAll('start').map((each) => each.slice(2));
      const inside = nine >= from && nine < to;
      const short = Date.parse(to) - Date.parse(from) < 7 * 86_400_000;
      return bundle(inside && short ? [slotResource('1', nine)] : [], { total: inside ? 1 : 0 });
    });
    expect((await find(asked)).starts).to.deep.equal([nine]);
  });

  it('is not, where the server takes a word that it does not know for a filter', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? all
        : given.has('_sort') || given.has('_include')
          ? bundle([])
          : whole(slotResource('1', nine), slotResource('2', ten)),
    );
    const { starts, complete } = await find(asked);
    expect([starts, complete]).to.deep.equal([[nine, ten], true]);
  });

  it('is, where all that lies ahead is booked, whatever is left over from before', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? all
        : given.has('status')
          ? bundle([])
          : whole(
              slotResource('1', given.has('start') ? nine : '2025-01-06T14:00:00Z', {
                status: 'busy',
              }),
            ),
    );
    const { starts, codes, complete } = await find(asked);
    expect([starts, codes, complete]).to.deep.equal([[], [], true]);
  });

  it('is not believed of a server that does not list what it understands', async () => {
    const busy = Array.from({ length: 20 }, (_, at) =>
      slotResource(`b${at}`, nine, { status: 'busy' }),
    );
    const asked = server((path, given) =>
      path === 'metadata'
        ? capable({})
        : given.has('_include')
          ? bundle([])
          : given.get('_count') === '20'
            ? bundle(busy)
            : whole(slotResource('1', nine)),
    );
    expect((await find(asked)).starts).to.deep.equal([nine]);
  });

  it('is not believed where the sample could not be had, or is but a part', async () => {
    const busy = Array.from({ length: 20 }, (_, at) =>
      slotResource(`b${at}`, nine, { status: 'busy' }),
    );
    for (const few of [() => refusal(400, 'no _count'), () => bundle(busy)]) {
      const asked = server((path, given) =>
        path === 'metadata'
          ? all
          : given.get('_count') === '20'
            ? few()
            : given.has('status')
              ? bundle([])
              : whole(slotResource('1', nine)),
      );
      expect((await find(asked)).starts).to.deep.equal([nine]);
    }
  });

  it('is not believed where two bounds mean none, and one slot ahead shows it', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? all
        : given.getAll('start').length > 1
          ? bundle([])
          : whole(slotResource('1', nine)),
    );
    const { starts, codes } = await find(asked);
    expect([starts, codes]).to.deep.equal([[nine], []]);
  });

  it('is nothing of the past where every slot lies beyond the horizon', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? all
        : given.has('start')
          ? bundle([])
          : whole(slotResource('far', '2028-01-03T14:00:00Z')),
    );
    expect((await find(asked)).codes).to.deep.equal([]);
  });

  it('is true of a server that only did not like to be asked at length', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? 404
        : given.has('_include')
          ? new TypeError('Failed to fetch')
          : bundle([]),
    );
    const { starts, complete } = await find(asked);
    expect([starts, complete]).to.deep.equal([[], true]);
  });

  it('is an error where the server fails when it is asked in another way', async () => {
    const asked = server((path, given) =>
      path === 'metadata' ? 404 : given.has('_include') ? bundle([]) : 500,
    );
    expect((await failure(asked)).code).to.equal('http');
  });

  it('is not told of the past where something lies ahead, in whatever way it was found', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? 404
        : given.size > 0
          ? bundle([])
          : whole(slotResource('old', '2025-01-06T14:00:00Z'), slotResource('1', nine)),
    );
    const { starts, codes } = await find(asked);
    expect([starts, codes]).to.deep.equal([[nine], ['no-capabilities']]);
    const over = server((path, given) =>
      path === 'metadata'
        ? 404
        : given.size > 0
          ? bundle([])
          : whole(slotResource('old', '2025-01-06T14:00:00Z')),
    );
    expect((await find(over)).codes).to.deep.equal(['no-capabilities', 'all-past']);
  });

  it('is no answer where the server heeds one of two bounds only', async () => {
    const past = slotResource('old', '2025-01-06T14:00:00Z');
    const asked = server((path, given) =>
      path !== 'Slot'
        ? 404
        : given.getAll('start').at(-1)?.startsWith('lt')
          ? whole(past)
          : whole(slotResource('1', nine)),
    );
    const { starts, codes } = await find(asked);
    expect([starts, codes]).to.deep.equal([[nine], ['no-capabilities', 'bounds-ignored']]);
  });
});

describe('pages', () => {
  const paged = (link: (page: number) => string) =>
    server((path, given) => {
      if (path !== 'Slot') return 404;
      const page = Number(given.get('page') ?? 0);
      const slot = slotResource(
        String(page),
        new Date(Date.parse(nine) + page * 6e5).toISOString(),
      );
      return bundle([slot, schedule, place], page < 4 ? next(link(page + 1)) : {});
    });

  it.each([
    ['as given, without the parameters of the question', `${base}/Slot?page=`],
    ['relative to the page', 'Slot?page='],
    ['relative to the origin', '/r4/Slot?page='],
    ['with nothing but a query', '?page='],
    ['by the name that the server has behind its proxy', 'http://10.0.0.7:8080/r4/Slot?page='],
  ])('are followed %s', async (_, prefix) => {
    const asked = paged((page) => `${prefix}${page}`);
    expect((await find(asked)).starts).to.have.length(5);
    expect(asked.asked().slice(1)).to.deep.equal([1, 2, 3, 4].map((page) => `Slot?page=${page}`));
  });

  it.each([
    [
      'elsewhere at the same server',
      (page: number) => `https://fhir.example/other/Slot?page=${page}`,
    ],
    ['round in a circle', () => `${base}/Slot?page=0`],
    [
      'to an address that is always new and always the same',
      () => `${base}/Slot?now=${Math.random()}`,
    ],
  ])('are not followed %s, but the time asked for in halves', async (_, link) => {
    const starts = Array.from({ length: 20 }, (__, day) =>
      new Date(Date.parse(nine) + day * 86_400_000).toISOString(),
    );
    const asked = server((path, given) => {
      if (path !== 'Slot') return 404;
      const [from = '', to = '9'] = given.getAll('start').map((each) => each.slice(2));
      const inside = starts.filter((start) => start >= from && start < to);
      return bundle(
        [...inside.slice(0, 3).map((start) => slotResource(start, start)), schedule, place],
        inside.length > 3 ? next(link(1)) : {},
      );
    });
    const { starts: found, codes, complete } = await find(asked);
    expect([...found].sort()).to.deep.equal(starts);
    expect([codes, complete]).to.deep.equal([['paging-broken'], true]);
  });

  it('that are cut off without a word are noticed by their length', async () => {
    const starts = Array.from({ length: 1_200 }, (_, at) =>
      new Date(Date.parse(nine) + at * 3_600_000).toISOString(),
    );
    const asked = server((path, given) => {
      if (path !== 'Slot') return bundle([schedule, place]);
      const [from = '', to = '9'] = given.getAll('start').map((each) => each.slice(2));
      const inside = starts.filter((start) => start >= from && start < to);
      return bundle(inside.slice(0, 500).map((start) => slotResource(start, start)));
    });
    const { starts: found, complete } = await find(asked);
    expect([found.length, complete]).to.deep.equal([1_200, true]);
  });

  it('that are cut off and wrongly counted are read on, or said to be cut off', async () => {
    const starts = Array.from({ length: 1_000 }, (_, at) =>
      new Date(Date.parse(nine) + at * 3_600_000).toISOString(),
    );
    const asked = server((path, given) => {
      if (path !== 'Slot') return bundle([schedule, place]);
      const [from = '', to = '9'] = given.getAll('start').map((each) => each.slice(2));
      const inside = starts.filter((start) => start >= from && start < to);
      const page = inside.slice(0, 100).map((start) => slotResource(start, start));
      return bundle(page, { total: 5_000 });
    });
    const { starts: found, complete } = await find(asked);
    expect(found.length).to.be.above(500);
    expect(complete).to.equal(false);
    expect(asked.requests.length).to.be.at.most(60);
  });

  it('of the past, whatever is wrong with them, spoil nothing that lies ahead', async () => {
    const asked = server((_, given) => {
      const isPast = given.getAll('start').includes('lt2026-11-23T14:00:00Z') || given.has('past');
      if (!isPast) return whole(slotResource('1', nine));
      const page = Number(given.get('past') ?? 0);
      const start = new Date(Date.parse('2026-11-20T08:00:00Z') + page * 6e5).toISOString();
      return bundle([slotResource(`old ${page}`, start)], next(`?past=${page + 1}`));
    });
    const { starts, codes, complete } = await find(asked);
    expect([starts, codes, complete]).to.deep.equal([[nine], [], true]);
    expect(asked.requests).to.have.length(4);
  });

  it('may be counted in a way that has nothing to do with the question', async () => {
    const asked = server(() =>
      bundle([slotResource('1', nine), schedule, place], { total: 90_000 }),
    );
    const { starts, complete } = await find(asked);
    expect([starts, complete]).to.deep.equal([[nine], false]);
    expect(asked.asked()).to.have.length(3);
  });

  it('keep what the base wants on every request', async () => {
    const asked = server((_, given) =>
      given.get('tenant') !== '7'
        ? 401
        : given.has('page')
          ? whole(slotResource('2', ten))
          : bundle([slotResource('1', nine), schedule, place], next('Slot?page=2&sig=a%20b~')),
    );
    const { starts, codes } = await find(asked, {}, {}, `${base}/?tenant=7`);
    expect([starts, codes]).to.deep.equal([[nine, ten], []]);
    expect(asked.requests[1]?.url).to.equal(`${base}/Slot?page=2&sig=a%20b~&tenant=7`);
  });

  it('lead to nobody but the server, however their address is written', async () => {
    const asked = server((_, given) =>
      bundle(
        given.has('x') ? [slotResource('evil', ten)] : [slotResource('1', nine), schedule, place],
        next('https://anything//evil.example/Slot?x=1'),
      ),
    );
    await find(asked, {}, {}, 'https://fhir.example/');
    const hosts = asked.requests.map(({ url }) => new URL(url).host);
    expect(new Set(hosts)).to.deep.equal(new Set(['fhir.example']));
  });

  it('tell nothing of a signed address', async () => {
    const asked = server((path) =>
      path === 'Slot'
        ? bundle([slotResource('1', nine), schedule, place], next('/other/Slot?sig=SECRET'))
        : 404,
    );
    const { issues } = await find(asked, {}, {}, `${base}?sig=SECRET`);
    expect(JSON.stringify(issues)).not.to.contain('SECRET');
  });

  it('that are only counted, and have no link, are asked for in halves, too', async () => {
    const starts = Array.from({ length: 9 }, (_, day) =>
      new Date(Date.parse(nine) + day * 86_400_000).toISOString(),
    );
    const { starts: found, complete } = await find(
      server((path, given) => {
        if (path !== 'Slot') return bundle([schedule, place]);
        const [from = '', to = '9'] = given.getAll('start').map((each) => each.slice(2));
        const inside = starts.filter((start) => start >= from && start < to);
        const first = inside.slice(0, 2).map((start) => slotResource(start, start));
        return bundle(first, { total: inside.length });
      }),
    );
    expect([...found].sort()).to.deep.equal(starts);
    expect(complete).to.equal(true);
  });

  it('without end are read to the fiftieth, and it is said that there are more', async () => {
    let page = 0;
    const asked = server(() => {
      page += 1;
      const start = new Date(Date.parse(nine) + page * 6e5).toISOString();
      return bundle([slotResource(String(page), start), schedule, place], next(`?page=${page}`));
    });
    const { starts, codes, complete } = await find(asked);
    expect(starts).to.have.length(50);
    expect([codes, complete]).to.deep.equal([['truncated'], false]);
  });

  it('of which one fails leave the others, and it is said', async () => {
    const asked = server((path, given) =>
      path === 'Slot' && !given.has('page')
        ? bundle([slotResource('1', nine), schedule, place], next('?page=2'))
        : 404,
    );
    const { starts, issues, complete } = await find(asked);
    expect(starts).to.deep.equal([nine]);
    expect(complete).to.equal(false);
    expect(issues[0]?.code).to.equal('page-failed');
    expect(issues[0]?.example).to.contain('answered 404');
  });
});

describe('what slots lead to', () => {
  const role = {
    resourceType: 'PractitionerRole',
    id: 'r',
    practitioner: { reference: 'Practitioner/p' },
    location: [{ reference: 'Location/l' }],
  };
  const person = { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Hart' }] };
  const byRole = {
    resourceType: 'Schedule',
    id: 's',
    actor: [{ reference: 'https://fhir.example/r4/PractitionerRole/r' }],
  };
  const kept = [byRole, role, person, place];
  const byId = (type: string, ids: readonly string[]) =>
    kept.filter((each) => each.resourceType === type && ids.includes(each.id));

  it('is read in batches where the server includes nothing, once for all pages', async () => {
    const asked = server((path, given) => {
      if (path !== 'Slot') return bundle(byId(path, given.get('_id')?.split(',') ?? []));
      return given.has('page')
        ? bundle([slotResource('2', ten)])
        : bundle([slotResource('1', nine)], next('?page=2'));
    });
    const { slots, codes } = await find(asked);
    expect(
      slots.map(({ practitioner, place: at }) => [practitioner?.name, at?.name]),
    ).to.deep.equal(Array(2).fill(['Hart', 'Harbor Street Family Medicine']));
    expect(codes).to.deep.equal(['not-included']);
    expect(asked.asked().slice(1)).to.deep.equal([
      'Schedule?_id=s&_count=50',
      'PractitionerRole?_id=r&_count=50',
      'Practitioner?_id=p&_count=50',
      'Location?_id=l&_count=50',
      'Slot?page=2',
    ]);
  });

  it('is read one by one where the server cannot find by id', async () => {
    const { slots } = await find(
      server((path) => {
        if (path === 'Slot') return bundle([slotResource('1', nine)]);
        const [type = '', id] = path.split('/');
        return id ? (byId(type, [id])[0] ?? 404) : refusal(400, '_id is not supported');
      }),
    );
    expect(slots[0]?.practitioner?.name).to.equal('Hart');
  });

  const many = Array.from({ length: 600 }, (_, index) => String(index));
  const schedules = many.map((each) => ({
    resourceType: 'Schedule',
    id: each,
    actor: [{ reference: `PractitionerRole/${each}`, display: `Dr. ${each}` }],
  }));
  const oneEach = many.map((each) =>
    slotResource(each, nine, { schedule: { reference: `Schedule/${each}` } }),
  );

  it.each([
    [403, 403, 6],
    [429, 429, 24],
    [404, 404, 6],
    [400, 400, 18],
    [400, 404, 200],
  ])(
    'is not asked for without end where the server answers %i to many, %i to one',
    async (toMany, toOne, most) => {
      let now = 0;
      let atOnce = 0;
      const asked = server((path) =>
        path === 'Slot' ? bundle([...oneEach, ...schedules]) : path.includes('/') ? toOne : toMany,
      );
      const fetch: typeof asked.fetch = async (...given) => {
        atOnce = Math.max(atOnce, (now += 1));
        await new Promise((resolve) => setTimeout(resolve));
        return asked.fetch(...given).finally(() => (now -= 1));
      };
      const { slots } = await find({ ...asked, fetch });
      expect(slots.map(({ practitioner }) => practitioner?.name)).to.include('Dr. 599');
      expect(asked.asked().filter((path) => !path.startsWith('Slot?')).length).to.be.at.most(most);
      expect(atOnce).to.be.at.most(6);
    },
  );

  it('is asked for nowhere but under the base, whatever it is called', async () => {
    const odd = [
      'Schedule/..\\..\\admin',
      'Schedule/..',
      'Schedule/.',
      'constructor/1',
      '__proto__/x',
    ];
    const asked = server((path) =>
      path === 'Slot'
        ? bundle([
            ...odd.map((reference, at) =>
              slotResource(String(at), nine, { schedule: { reference } }),
            ),
            slotResource('good', ten),
            { resourceType: 'constructor', id: '1' },
            {
              ...schedule,
              actor: [{ reference: 'https://stranger.example/r4/Location/l', display: 'Afar' }],
            },
          ])
        : path === 'Location'
          ? bundle([place])
          : 404,
    );
    const { slots } = await find(asked);
    expect(slots).to.have.length(6);
    expect(asked.asked()).to.have.length(1);
    expect(slots.at(-1)?.place?.name).to.equal('Afar');
  });

  it('is not waited for where it does not come', async () => {
    const asked = server((path) =>
      path === 'Slot' ? bundle(oneEach) : new TypeError('Failed to fetch'),
    );
    const { slots } = await find(asked);
    expect(slots).to.have.length(600);
    expect(asked.asked().filter((path) => !path.startsWith('Slot?')).length).to.be.at.most(6);
  });

  it('is asked for again by no later page', async () => {
    const asked = server((path, given) =>
      path !== 'Slot'
        ? bundle([])
        : given.has('page')
          ? bundle([slotResource('2', ten)])
          : bundle([slotResource('1', nine)], next('?page=2')),
    );
    await find(asked);
    expect(asked.asked().filter((path) => path.startsWith('Schedule'))).to.have.length(2);
  });

  it('may be missing: the slot is shown all the same, and it is said', async () => {
    const asked = server((path) => (path === 'Slot' ? whole(slotResource('1', nine)) : 404));
    expect((await find(asked)).starts).to.deep.equal([nine]);
    const { starts, codes } = await find(
      server((path) => (path === 'Slot' ? bundle([slotResource('1', nine)]) : 404)),
    );
    expect(starts).to.deep.equal([nine]);
    expect(codes).to.deep.equal(['not-included', 'schedule-missing']);
  });
});

describe('a preset filter', () => {
  const roles = (path: string) =>
    path === 'PractitionerRole' ? bundle([{ resourceType: 'PractitionerRole', id: 'r' }]) : 404;

  it('is told to the server with all that stand for it; types that it does not keep have none', async () => {
    const asked = server((path) =>
      path === 'Slot' ? whole(slotResource('1', nine)) : roles(path),
    );
    const { starts } = await find(asked, { location: [`${base}/Location/l`] });
    expect(starts).to.deep.equal([nine]);
    expect(asked.asked()).to.deep.include(
      'Slot?status=free&_sort=start&_count=500&_include=Slot:schedule&_include:iterate=Schedule:actor&_include:iterate=PractitionerRole:practitioner&schedule.actor=Location/l,PractitionerRole/r&start=ge2026-11-23T14:00:00Z&start=lt2027-01-22T14:00:00Z',
    );
  });

  it('is kept from a server that cannot say who stands for it', async () => {
    const asked = server((path) =>
      path === 'Slot' ? whole(slotResource('1', nine)) : path === 'Device' ? 403 : roles(path),
    );
    expect((await find(asked, { location: ['l'] })).starts).to.deep.equal([nine]);
    expect(asked.asked().join()).not.to.contain('schedule.actor');
  });

  it('is told even where the server does not like how it was asked at first', async () => {
    const asked = server((path) =>
      asked.requests.at(-1)?.headers.get('accept') === 'application/json'
        ? path === 'Slot'
          ? whole(slotResource('1', nine))
          : roles(path)
        : 415,
    );
    await find(asked, { location: ['l'] });
    expect(asked.asked().join()).to.contain('schedule.actor=Location/l,PractitionerRole/r');
  });
});

describe('a server that is in trouble', () => {
  it.each([
    [500, 7],
    [501, 4],
    [503, 4],
  ])('and answers %i is left alone soon', async (status, most) => {
    const asked = server((path) => (path === 'metadata' ? 404 : status));
    expect((await failure(asked)).code).to.equal('http');
    expect(asked.requests.length).to.be.at.most(most);
  });

  it('and refuses without CORS headers is asked more plainly all the same', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? capable(parameters('status', 'start'))
        : given.has('_include')
          ? new TypeError('Failed to fetch')
          : whole(slotResource('1', nine)),
    );
    expect((await find(asked)).starts).to.deep.equal([nine]);
  });

  it('and lists no Slot in its CapabilityStatement may answer all the same', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? { resourceType: 'CapabilityStatement', rest: [{ resource: [{ type: 'Patient' }] }] }
        : given.has('_sort')
          ? refusal(400, 'no _sort')
          : whole(slotResource('1', nine)),
    );
    expect((await find(asked)).starts).to.deep.equal([nine]);
  });

  it('and sends more than a phone can hold is cut off', async () => {
    const told = await failure(server(() => new Response('x'.repeat(10_000_001))));
    expect(told.message).to.match(/sent over 10000000 bytes/);
  });

  it('is asked no more when nobody waits for it', async () => {
    const abort = new AbortController();
    const asked = server(() => {
      abort.abort(new Error('gone'));
      return bundle([slotResource('1', nine)], next('?page=2'));
    });
    const source = new SlotSearchSource(base, { fetch: asked.fetch, random: () => 0 });
    const read = async () => {
      for await (const page of source.findSlots(query, { signal: abort.signal })) void page;
    };
    expect(await read().catch((reason: Error) => reason.message)).to.equal('gone');
    expect(asked.requests).to.have.length(1);
  });
});

describe('a server that gives nothing', () => {
  it.each<[string, () => object | number, string, RegExp]>([
    [
      'cannot be reached',
      () => new TypeError('Failed to fetch'),
      'network',
      /could not be reached/,
    ],
    ['wants to know who asks', () => 401, 'unauthorized', /answered 401/],
    ['is not where the page says', () => 404, 'http', /answered 404/],
    ['says why', () => refusal(400, 'Not on Sundays'), 'http', /answered 400: Not on Sundays/],
    [
      'is a web page',
      () => new Response('<!doctype html><h1>Sign in</h1>'),
      'unreadable',
      /with a web page, not with a FHIR resource/,
    ],
    [
      'is no FHIR server',
      () => Response.json({ message: 'hello' }),
      'unreadable',
      /something else, not with a FHIR resource/,
    ],
    [
      'answers 200 and means no',
      () => refusal(200, 'Too many slots'),
      'http',
      /answered 200: Too many slots/,
    ],
    [
      'answers with something else',
      () => ({ resourceType: 'Patient' }),
      'unreadable',
      /with a Patient/,
    ],
  ])('%s: the webmaster is told', async (_, answer, code, message) => {
    const told = await failure(server(answer));
    expect(told.code).to.equal(code);
    expect(told.message).to.match(message);
  });

  it('has no Slot search at all, but $find: the webmaster is told', async () => {
    const operation = [{ name: 'find', definition: 'http://example/OperationDefinition/find' }];
    const told = await failure(
      server((path) => (path === 'metadata' ? capable(undefined, { operation }) : 404)),
    );
    expect(told.code).to.equal('endpoint-invalid');
    expect(told.message).to.match(/lists no Slot search, only the operation Appointment\/\$find/);
  });
});
