import { describe, expect, it } from 'vitest';
import { place, schedule, slotResource } from '../support/publisher.js';
import { base, bundle, find, next, nine, server, ten } from '../support/search-server.js';

const inner = 'http://10.0.0.7:8080/r4';
const hart = { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Hart' }] };
const entry = (fullUrl: string, resource: object) => ({ fullUrl, resource });
const entries = (...all: readonly object[]) => ({ resourceType: 'Bundle', entry: all });
const whereAndWho = ({ slots }: Awaited<ReturnType<typeof find>>) =>
  slots.map(({ practitioner, place: at }) => [practitioner?.name, at?.name]);

describe('what a slot leads to', () => {
  it('is found by the urn:uuid of its entry, whatever its own id', async () => {
    const asked = server(() =>
      entries(
        entry('urn:uuid:1', slotResource('slot1', nine, { schedule: { reference: 'urn:uuid:2' } })),
        entry('urn:uuid:2', {
          resourceType: 'Schedule',
          id: 'diary',
          actor: [{ reference: 'urn:uuid:3' }, { reference: 'urn:uuid:5' }],
        }),
        entry('urn:uuid:3', {
          resourceType: 'HealthcareService',
          id: '100',
          location: [{ reference: 'urn:uuid:4' }],
        }),
        entry('urn:uuid:4', place),
        entry('urn:uuid:5', { ...hart, id: undefined }),
      ),
    );
    const found = await find(asked, { location: ['Location/l'] });
    expect(whereAndWho(found)).to.deep.equal([['Hart', 'Harbor Street Family Medicine']]);
    expect(found.slots[0]).to.include({ schedule: 'Schedule/diary' });
    expect(found.slots[0]?.place?.reference).to.equal('Location/l');
    expect(found.codes).to.deep.equal([]);
  });

  it('is found by an absolute address, where the resource has another id', async () => {
    const found = await find(
      server(() =>
        entries(
          entry(`${base}/Slot/1`, slotResource('1', nine)),
          entry(`${base}/Schedule/s`, {
            ...schedule,
            id: undefined,
            actor: [{ reference: `${base}/Location/9` }, { reference: 'Practitioner/7' }],
          }),
          entry(`${base}/Location/9`, place),
          entry(`${base}/Practitioner/7`, hart),
        ),
      ),
    );
    expect(whereAndWho(found)).to.deep.equal([['Hart', 'Harbor Street Family Medicine']]);
  });

  it('is found in a Bundle without a single full URL', async () => {
    const absolute = { ...schedule, actor: [{ reference: `${inner}/Location/l/_history/3` }] };
    const found = await find(server(() => bundle([slotResource('1', nine), absolute, place])));
    expect(whereAndWho(found)).to.deep.equal([[undefined, 'Harbor Street Family Medicine']]);
    expect(found.codes).to.deep.equal([]);
  });

  it.each([
    [
      'the full URLs of its slots',
      {
        entry: [
          entry(
            `${inner}/Slot/1`,
            slotResource('1', nine, { schedule: { reference: `${inner}/Schedule/s` } }),
          ),
        ],
      },
    ],
    [
      'its link to itself',
      {
        entry: [
          { resource: slotResource('1', nine, { schedule: { reference: `${inner}/Schedule/s` } }) },
        ],
        link: [{ relation: 'self', url: `${inner}/Slot?status=free` }],
      },
    ],
  ])(
    'is asked for at the endpoint, where the server names itself by an inner host: known by %s',
    async (_, sent) => {
      const kept = [{ ...schedule, actor: [{ reference: `${inner}/Location/l` }] }, place];
      const asked = server((path, given) =>
        path === 'Slot'
          ? { resourceType: 'Bundle', ...sent }
          : entries(
              ...kept
                .filter(({ resourceType }) => resourceType === path && given.has('_id'))
                .map((resource) => entry(`${inner}/${path}/${resource.id}`, resource)),
            ),
      );
      expect(whereAndWho(await find(asked))[0]?.[1]).to.equal('Harbor Street Family Medicine');
      expect(new Set(asked.requests.map(({ url }) => new URL(url).host))).to.deep.equal(
        new Set(['fhir.example']),
      );
    },
  );

  it('is not taken for its own where another server names it', async () => {
    const elsewhere = {
      ...schedule,
      actor: [{ reference: 'https://stranger.example/r4/Location/l', display: 'Afar' }],
    };
    const asked = server(() =>
      entries(
        entry(`${base}/Slot/1`, slotResource('1', nine)),
        entry('https://stranger.example/r4/Schedule/s', elsewhere),
      ),
    );
    expect(whereAndWho(await find(asked))).to.deep.equal([[undefined, 'Afar']]);
    expect(asked.asked()).to.have.length(1);
  });

  const contained = (more: object = {}) => [
    {
      resourceType: 'Schedule',
      id: 'diary',
      actor: [{ reference: '#who' }, { reference: '#where' }],
    },
    { ...hart, id: 'who', ...more },
    { ...place, id: 'where' },
  ];

  it('may be contained in each slot, and is one and the same where it says the same', async () => {
    const holder = (id: string, start: string, more?: object) =>
      slotResource(id, start, { contained: contained(more), schedule: { reference: '#diary' } });
    const asked = server(() =>
      bundle([
        holder('1', nine),
        holder('2', ten),
        holder('3', ten, { name: [{ family: 'Okafor' }] }),
      ]),
    );
    const found = await find(asked);
    expect(whereAndWho(found)).to.deep.equal([
      ['Hart', 'Harbor Street Family Medicine'],
      ['Hart', 'Harbor Street Family Medicine'],
      ['Okafor', 'Harbor Street Family Medicine'],
    ]);
    const [one, two, three] = found.slots.map(({ schedule: key, practitioner, place: at }) => [
      key,
      practitioner?.reference,
      at?.reference,
    ]);
    expect(one).to.deep.equal(two);
    expect(three?.[0]).not.to.equal(one?.[0]);
    // Nobody else could follow a reference to what is contained.
    expect([one?.[1], one?.[2]]).to.deep.equal([undefined, undefined]);
    expect(found.codes).to.deep.equal([]);
    expect(asked.asked()).to.have.length(1);
  });

  it('is not confused where contained schedules read alike and name others', async () => {
    const holder = (id: string, family: string) =>
      slotResource(id, nine, {
        contained: contained({ name: [{ family }] }),
        schedule: { reference: '#diary' },
      });
    const found = await find(server(() => bundle([holder('1', 'Hart'), holder('2', 'Okafor')])));
    expect(found.slots.map(({ practitioner }) => practitioner?.name)).to.deep.equal([
      'Hart',
      'Okafor',
    ]);
  });

  it('may be contained without an id, where it is the only one', async () => {
    const found = await find(
      server(() =>
        bundle([
          slotResource('1', nine, {
            contained: [{ ...schedule, id: undefined }],
            schedule: { reference: '#s' },
          }),
          place,
        ]),
      ),
    );
    expect(whereAndWho(found)).to.deep.equal([[undefined, 'Harbor Street Family Medicine']]);
  });

  it('may be contained in what is read one by one', async () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: 'r',
      practitioner: { reference: '#who' },
      contained: [{ ...hart, id: 'who' }],
    };
    const byRole = { ...schedule, actor: [{ reference: 'PractitionerRole/r' }] };
    const asked = server((path) =>
      path === 'Slot'
        ? bundle([slotResource('1', nine), byRole])
        : path === 'PractitionerRole/r'
          ? role
          : 400,
    );
    expect(whereAndWho(await find(asked))[0]?.[0]).to.equal('Hart');
  });
});

describe('a place that a slot names itself, by an extension', () => {
  const at = (location: string, system = 'https://fhir-ehr.example/r4') => ({
    extension: [
      {
        url: `${system}/StructureDefinition/scheduling-location`,
        valueReference: { reference: `Location/${location}` },
      },
    ],
  });
  const byName = { resourceType: 'Schedule', id: 's', actor: [{ display: 'OR Add-On 02' }] };
  const kept = [place, { ...place, id: 'm', name: 'Mill Road Clinic' }];
  const keeper = (slots: readonly object[], schedules: readonly object[] = [byName]) =>
    server((path, given) =>
      path === 'Slot'
        ? bundle([...slots, ...schedules])
        : path === 'Location'
          ? bundle(kept.filter(({ id }) => given.get('_id')?.split(',').includes(id)))
          : 404,
    );

  it('is where the slot is, and is read where it is not included', async () => {
    const found = await find(keeper([slotResource('1', nine, at('l'))]), { location: ['l'] });
    expect(whereAndWho(found)).to.deep.equal([['OR Add-On 02', 'Harbor Street Family Medicine']]);
    expect(found.slots[0]).to.include({ schedule: 'Schedule/s', timeZone: 'America/New_York' });
  });

  it('is told where its schedule cannot be had', async () => {
    const found = await find(keeper([slotResource('1', nine, at('l'))], []));
    expect(whereAndWho(found)).to.deep.equal([[undefined, 'Harbor Street Family Medicine']]);
  });

  it('counts from where it is told on, whatever was read of the schedule before', async () => {
    const asked = server((path, given) =>
      path !== 'Slot'
        ? 404
        : given.has('page')
          ? bundle([slotResource('2', ten, at('l')), place])
          : bundle([slotResource('1', nine), byName], next('?page=2')),
    );
    expect(whereAndWho(await find(asked)).map(([, name]) => name)).to.deep.equal([
      undefined,
      'Harbor Street Family Medicine',
    ]);
  });

  it('is never that of another slot of the same schedule', async () => {
    const slots = [
      slotResource('1', nine, at('l')),
      slotResource('2', ten, at('m')),
      slotResource('3', ten),
    ];
    const atMill = { ...byName, actor: [...byName.actor, { reference: 'Location/m' }] };
    const byExtension = { ...byName, ...at('m') };
    for (const [its, usual] of [
      [byName, undefined],
      [atMill, 'Mill Road Clinic'],
      [byExtension, 'Mill Road Clinic'],
    ] as const) {
      const found = await find(keeper(slots, [its]));
      expect(whereAndWho(found).map(([, name]) => name)).to.deep.equal([
        'Harbor Street Family Medicine',
        'Mill Road Clinic',
        usual,
      ]);
      expect(found.slots.map(({ schedule: key }) => key)).to.deep.equal(
        slots.map(() => 'Schedule/s'),
      );
    }
  });

  it('is not asked for here where it is another server’s', async () => {
    const far = {
      url: 'https://fhir-ehr.example/r4/StructureDefinition/scheduling-location',
      valueReference: { reference: 'https://other.example/r4/Location/l', display: 'Far Clinic' },
    };
    const asked = keeper([slotResource('1', nine, { extension: [far] })]);
    expect(whereAndWho(await find(asked))).to.deep.equal([['OR Add-On 02', 'Far Clinic']]);
    expect(asked.asked()).to.have.length(1);
  });
});

describe('a resource in the shape of an older FHIR', () => {
  it('of DSTU2 is read as one of R4', async () => {
    const found = await find(
      server(() =>
        bundle([
          {
            resourceType: 'Slot',
            id: '1',
            schedule: { reference: 'Schedule/s' },
            freeBusyType: 'free',
            type: { coding: [{ system: 'http://x.example', code: '7' }], text: 'Surgery' },
            start: nine,
            end: ten,
          },
          {
            resourceType: 'Slot',
            id: '2',
            schedule: { reference: 'Schedule/s' },
            freeBusyType: 'busy',
            start: nine,
            end: ten,
          },
          {
            resourceType: 'Schedule',
            id: 's',
            type: [{ text: 'Walk-in' }],
            actor: { reference: 'Location/l' },
          },
          { ...place, telecom: { system: 'phone', value: '978-555-0118' } },
        ]),
      ),
      { serviceType: ['http://x.example|7'] },
    );
    expect(found.slots).to.have.length(1);
    expect(found.slots[0]?.services).to.deep.equal([
      { text: 'Surgery', system: 'http://x.example', code: '7' },
    ]);
    expect(found.slots[0]?.place).to.include({ phone: '978-555-0118' });
    expect(found.codes).to.deep.equal(['filter-ignored']);
  });

  it('of DSTU2 leaves the service to the schedule', async () => {
    const old = {
      resourceType: 'Schedule',
      id: 's',
      type: [{ text: 'Walk-in' }],
      actor: { reference: 'Location/l' },
    };
    const { slots } = await find(server(() => bundle([slotResource('1', nine), old, place])));
    expect(slots[0]?.services).to.deep.equal([{ text: 'Walk-in' }]);
  });

  it('of STU3 is read with its single category and its role', async () => {
    const found = await find(
      server(() =>
        bundle([
          slotResource('1', nine, {
            serviceCategory: { text: 'Session' },
            serviceType: [{ text: 'Ten minutes' }],
          }),
          {
            resourceType: 'Schedule',
            id: 's',
            serviceCategory: { text: 'Session' },
            actor: [{ reference: 'PractitionerRole/r' }],
          },
          {
            resourceType: 'PractitionerRole',
            id: 'r',
            practitioner: { reference: 'Practitioner/p' },
            location: { reference: 'Location/l' },
          },
          { ...hart, name: { family: 'Hart' } },
          place,
        ]),
      ),
    );
    expect(whereAndWho(found)).to.deep.equal([['Hart', 'Harbor Street Family Medicine']]);
    expect(found.slots[0]?.services).to.deep.equal([{ text: 'Ten minutes' }]);
  });

  it('may have null for a value and nothing in a list', async () => {
    const found = await find(
      server(() => ({
        resourceType: 'Bundle',
        total: null,
        link: [null, { relation: 'next', url: null }],
        entry: [
          null,
          { fullUrl: null, resource: null, search: null },
          {
            resource: slotResource('1', nine, {
              comment: null,
              specialty: [],
              serviceType: null,
              contained: null,
              extension: [null],
            }),
          },
          {
            resource: {
              ...schedule,
              specialty: [],
              actor: [null, { reference: 'Location/l' }],
              extension: null,
            },
          },
          { resource: { ...place, telecom: [], physicalType: null } },
        ],
      })),
    );
    expect(whereAndWho(found)).to.deep.equal([[undefined, 'Harbor Street Family Medicine']]);
    expect([found.codes, found.complete]).to.deep.equal([[], true]);
  });
});
