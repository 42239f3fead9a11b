import { describe, expect, it } from 'vitest';
import { place, schedule, slotResource } from '../support/publisher.js';
import {
  base,
  bundle,
  capable,
  failure,
  find,
  next,
  nine,
  parameters,
  refusal,
  server,
  ten,
  whole,
} from '../support/search-server.js';

const anHourLater = '2026-11-24T16:00:00.000Z';
const coded = (id: string, start: string) =>
  slotResource(id, start, { serviceType: [{ coding: [{ system: 'urn:x', code: '7' }] }] });

/**
 * A server in the manner of Oracle Health's: a service type and both bounds or
 * nothing, each parameter once but for those, and the rest of the pages under
 * an address that keeps none of the question.
 */
function demanding(more: readonly string[] = [], metadata: object | number = 404) {
  const known = ['service-type', 'start', '_count', '_include', '-location', ...more];
  return server((path, given) => {
    if (path === 'metadata') return metadata;
    if (path !== 'Slot') return 403;
    const names = [...given.keys()];
    if (given.has('-pageContext'))
      return given.size === 2 ? whole(coded('2', ten)) : refusal(400, 'unknown page');
    if (!given.has('service-type'))
      return refusal(
        400,
        'A required parameter is missing: one of _id or service-type must be given',
      );
    const unknown = names.find((name) => !known.includes(name));
    if (unknown) return refusal(400, `Unknown parameter ${unknown}`);
    if (given.getAll('_include').length > 1) return refusal(422, '_include: once');
    if (
      given
        .getAll('start')
        .map((each) => each.slice(0, 2))
        .join() !== 'ge,lt'
    )
      return refusal(422, 'start: ge and lt');
    return {
      ...whole(coded('1', nine)),
      ...next(`${base}/Slot?-pageContext=5c-af&-pageDirection=NEXT`),
    };
  });
}

describe('a server that demands a service type', () => {
  it('gets it with what it understands besides, and its next pages by their own address', async () => {
    const asked = demanding();
    const { starts, complete } = await find(asked, { serviceType: ['urn:x|7'] });
    expect([starts, complete]).to.deep.equal([[nine, ten], true]);
    expect(asked.asked().slice(-2)).to.deep.equal([
      'Slot?_count=500&_include=Slot:schedule&service-type=urn:x|7&start=ge2026-11-23T14:00:00Z&start=lt2027-01-22T14:00:00Z',
      'Slot?-pageContext=5c-af&-pageDirection=NEXT',
    ]);
    expect(asked.asked().length).to.be.at.most(12);
  });

  it('gets the place by its id, where it lists a parameter for that', async () => {
    const listed = capable(
      parameters('_id', 'service-type', '-location', 'start', 'schedule.actor'),
    );
    const asked = demanding([], listed);
    const { starts } = await find(asked, { serviceType: ['urn:x|7'], location: ['Location/l'] });
    expect(starts).to.deep.equal([nine, ten]);
    const accepted = new URLSearchParams(asked.asked().at(-2)?.split('?')[1]);
    expect(accepted.getAll('-location')).to.deep.equal(['l']);
  });

  it('is not asked without end where the page presets none: the webmaster is told, and the way out', async () => {
    const asked = demanding();
    const told = await failure(asked);
    expect(told.code).to.equal('endpoint-invalid');
    expect(told.message).to.match(/slots of given service types only.*set service-type="…"/);
    expect(asked.requests).to.have.length(3);
  });

  it('is not blamed for it where it only lists what it knows', async () => {
    const told = await failure(
      server((path) =>
        path === 'metadata' ? 404 : refusal(400, 'Unknown "_sort"; known are: start, service-type'),
      ),
    );
    expect(told.code).to.equal('http');
  });

  it('may get it from the page’s own parameters', async () => {
    const asked = demanding(['slot-type']);
    const house = { searchParameters: 'service-type=urn:x|7' };
    expect((await find(asked, {}, house)).starts).to.deep.equal([nine, ten]);
  });
});

describe('a server of an older FHIR', () => {
  it.each([
    ['with STU3’s word', '_include:recurse'],
    ['without any word', '_include'],
  ])('is asked for what slots lead to %s', async (_, word) => {
    const asked = server((path, given) => {
      if (path !== 'Slot') return 403;
      const others = [...given.keys()].filter((name) => name.startsWith('_include'));
      if (others.some((name) => name !== '_include' && name !== word))
        return refusal(400, 'include');
      return others.includes(word) && others.length === 3
        ? whole(slotResource('1', nine))
        : bundle([slotResource('1', nine)]);
    });
    const { slots } = await find(asked);
    expect(slots[0]?.place?.name).to.equal('Harbor Street Family Medicine');
  });

  it('that says so at /metadata is asked in its own words from then on', async () => {
    const statement = {
      resourceType: 'Conformance',
      fhirVersion: '1.0.2',
      rest: [{ resource: [{ type: 'Slot', ...parameters('start', 'schedule', 'fb-type') }] }],
    };
    const asked = server((path, given) =>
      path === 'metadata'
        ? statement
        : given.has('status')
          ? refusal(400, 'status?')
          : bundle([
              slotResource('1', nine, { status: undefined, freeBusyType: 'free' }),
              schedule,
              place,
            ]),
    );
    const { starts, codes } = await find(asked);
    expect([starts, codes]).to.deep.equal([[nine], ['search-refused']]);
    expect(asked.asked()[2]).to.match(
      /^Slot\?fb-type=free&_sort=start&_count=500&_include=Slot:schedule&_include:recurse=/,
    );
  });
});

describe('a server that refuses', () => {
  it.each<[string, () => Response, RegExp | undefined]>([
    ['an OperationOutcome', () => refusal(400, 'Too curious'), /answered 400: Too curious/],
    [
      'a framework’s words',
      () =>
        Response.json(
          {
            statusCode: 400,
            error: 'Bad Request',
            message: 'querystring must NOT have additional properties',
          },
          { status: 400 },
        ),
      /answered 400: querystring must NOT/,
    ],
    [
      'a bare string',
      () => Response.json('Not this way', { status: 400 }),
      /answered 400: Not this way/,
    ],
    ['a web page', () => new Response('<h1>400</h1>', { status: 400 }), /answered 400$/],
    ['nothing', () => new Response('', { status: 400 }), /answered 400$/],
    ['a list', () => Response.json(['x'], { status: 400 }), /answered 400$/],
    ['null', () => Response.json(null, { status: 400 }), /answered 400$/],
  ])('with %s is asked more plainly, and what it says is told', async (_, no, words) => {
    const asked = server((path, given) =>
      path === 'metadata' ? 404 : given.has('_sort') ? no() : whole(slotResource('1', nine)),
    );
    const { starts, issues } = await find(asked);
    expect(starts).to.deep.equal([nine]);
    expect(issues.find(({ code }) => code === 'search-refused')?.example).to.match(words ?? /$/);
  });

  it('the bounds and the status together with 500 is asked for every status', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? 404
        : given.has('status') && given.has('start')
          ? refusal(500, 'BRP-7')
          : whole(slotResource('1', nine), slotResource('2', ten, { status: 'busy' })),
    );
    expect((await find(asked)).starts).to.deep.equal([nine]);
    expect(asked.asked().length).to.be.at.most(8);
  });
});

describe('a server that says "none" and not what it understands', () => {
  it('is not asked in words that only help where something is refused', async () => {
    const asked = server((path) => (path === 'metadata' ? 404 : bundle([])));
    expect(await find(asked)).to.deep.include({ starts: [], complete: true });
    expect(asked.asked().map((path) => path.replace(/&start=.*/, ''))).to.deep.equal([
      'Slot?status=free&_sort=start&_count=500&_include=Slot:schedule&_include:iterate=Schedule:actor&_include:iterate=PractitionerRole:practitioner',
      'metadata',
      'Slot?status=free&_count=500',
      'Slot?status=free',
      'Slot?status=free',
      'Slot?start=ge2026-11-16T14:00:00Z',
      'Slot',
    ]);
  });
});

describe('a total', () => {
  const three = [slotResource('1', nine), slotResource('2', ten), slotResource('3', anHourLater)];
  it.each([
    ['of matches', 3],
    ['of matches and what is included', 5],
    ['of the entries of this page only', 3],
    ['that is null', null],
    ['that is a word', 'many'],
    ['of nothing, though there is something', 0],
  ])('%s is no reason to ask again', async (_, total) => {
    const asked = server(() => bundle([...three, schedule, place], { total }));
    const { starts, complete } = await find(asked);
    expect([starts.length, complete]).to.deep.equal([3, true]);
    expect(asked.asked()).to.have.length(1);
  });

  it('of this page’s entries does not end the search where there is a next page', async () => {
    const asked = server((_, given) =>
      given.has('page')
        ? bundle([slotResource('3', anHourLater)], { total: 1 })
        : bundle([...three.slice(0, 2), schedule, place], { total: 4, ...next('?page=2') }),
    );
    const { starts, complete } = await find(asked);
    expect([starts, complete]).to.deep.equal([[nine, ten, anHourLater], true]);
  });
});
