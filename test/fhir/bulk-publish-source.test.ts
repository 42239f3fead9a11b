import { describe, expect, it } from 'vitest';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import type { EndpointSettings } from '../../src/fhir/endpoint-settings.js';
import type { SlotPage, SourceIssue } from '../../src/model/slot-source.js';
import type { Slot } from '../../src/model/slot.js';
import {
  extension,
  place,
  publisher,
  schedule,
  slotResource,
  type Body,
  type Publisher,
} from '../support/publisher.js';
import { rounds } from '../support/rounds.js';

const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';

interface Found {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly list: readonly Slot[];
  readonly issues: readonly SourceIssue[];
  readonly complete: boolean;
  readonly pages: readonly SlotPage[];
}

async function find(
  { manifestUrl, fetch }: Publisher,
  settings: EndpointSettings = {},
): Promise<Found> {
  const source = new BulkPublishSource(manifestUrl, { fetch, random: () => 0, ...settings });
  const pages: SlotPage[] = [];
  for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
    pages.push(page);
  const all = pages.flatMap(({ slots }) => [...slots]);
  const slots = new Map(all.map((slot) => [slot.id, slot]));
  return {
    slots,
    list: [...slots.values()].filter(({ capacity }) => capacity !== 0),
    issues: pages.flatMap(({ issues = [] }) => issues),
    complete: pages.every(({ complete }) => complete !== false),
    pages,
  };
}

const failure = (sender: Publisher) =>
  find(sender).then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );
const feed = (slots: Body, more: Record<string, Body> = {}) =>
  publisher({ 'Schedule-1': [schedule], 'Location-1': [place], ...more, 'Slot-1': slots });
const one = async (resource: object, settings?: EndpointSettings, more?: Record<string, Body>) =>
  (await find(feed([resource], more), settings)).list[0];

describe('a publication', () => {
  it('gives each free slot with who, where and when', async () => {
    const slot = await one(slotResource('1', '2026-11-24T09:00:00-05:00'));
    expect(slot).to.deep.include({
      reference: 'Slot/1',
      schedule: 'Schedule/s',
      start: nine,
      written: '2026-11-24T09:00:00-05:00',
      timeZone: 'America/New_York',
      timeZoneFrom: 'data',
      kind: 'time',
      mode: 'in-person',
      bookingUrl: 'https://portal.example/book?slot=1',
    });
    expect(slot?.place).to.deep.equal({
      name: 'Harbor Street Family Medicine',
      reference: 'Location/l',
      address: '18 Harbor Street, Gloucester, MA 01930',
      phone: '978-555-0118',
    });
  });

  it('is asked for without anything that would need a preflight', async () => {
    const sender = feed([slotResource('1', nine)]);
    await find(sender);
    expect(sender.requests).to.have.length(4);
    for (const request of sender.requests) {
      expect([...request.headers.keys()]).to.deep.equal(['accept']);
      expect(request.credentials).to.equal('omit');
      expect(request.referrerPolicy).to.equal('no-referrer');
    }
  });

  it('may list its files in lists inside the list, with null for what it does not say', async () => {
    const base = 'https://slots.example/feed';
    const output = [
      [
        { type: 'Schedule', url: `${base}/Schedule-1`, extension: null },
        [{ type: 'Location', url: `${base}/Location-1` }],
      ],
      { type: 'Slot', url: `${base}/Slot-1?sig=x` },
      null,
      { type: 'Slot' },
    ];
    const { list, issues } = await find(
      publisher(
        { 'Schedule-1': [schedule], 'Location-1': [place], 'Slot-1': [slotResource('1', nine)] },
        { output, slots: null },
      ),
    );
    expect(list).to.have.length(1);
    expect(issues).to.deep.include({
      code: 'output-unreadable',
      message: 'An entry of the manifest has no type or no usable URL.',
      count: 1,
      example: '{"type":"Slot"}',
    });
  });

  it('loses a bad line, and nothing beside it; a raw tab is mended', async () => {
    const [first, second, third] = [nine, ten, ten].map((start, index) =>
      JSON.stringify(slotResource(String(index), start)),
    );
    const { list, issues } = await find(
      feed(
        `\uFEFF${first}\r\n\r\n{"broken\n${second?.replace('portal.example', 'portal.example/\t')}\n${third}`,
      ),
    );
    expect(list.map(({ reference }) => reference)).to.deep.equal(['Slot/0', 'Slot/1', 'Slot/2']);
    expect(issues).to.deep.include({
      code: 'line-unreadable',
      message: 'A line is not a JSON object and was passed over.',
      count: 1,
      example: '{"broken',
    });
  });

  it('reads the same slots wherever the network cuts it', async () => {
    const text = new TextEncoder().encode(
      `${JSON.stringify(slotResource('á', nine))}\n${JSON.stringify(slotResource('b', ten))}`,
    );
    for (let cut = 0; cut <= text.length; cut += Math.ceil(text.length / rounds(text.length))) {
      const body = () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(text.slice(0, cut));
              controller.enqueue(text.slice(cut));
              controller.close();
            },
          }),
        );
      const { list } = await find(feed(body));
      expect(list.map(({ reference }) => reference)).to.deep.equal(['Slot/á', 'Slot/b']);
    }
  });

  it('tells slots apart that share an id, and knows one that comes twice', async () => {
    const same = [slotResource('7', nine), slotResource('7', ten), slotResource('7', ten)];
    const { list, issues } = await find(feed(same));
    expect(list.map(({ start }) => start)).to.deep.equal([nine, ten]);
    expect(issues.find(({ code }) => code === 'slot-repeated')?.count).to.equal(1);
  });

  it('lets the later version of a slot count, also where that is no longer free', async () => {
    const version = (lastUpdated: string, status: string) =>
      slotResource('1', nine, { status, meta: { lastUpdated } });
    const early = version('2026-11-23T10:00:00Z', 'free');
    const late = version('2026-11-23T11:00:00Z', 'busy');
    expect((await find(feed([early, late]))).list).to.deep.equal([]);
    expect((await find(feed([late, early]))).list).to.deep.equal([]);
    expect(
      (
        await find(
          feed([version('2026-11-23T10:00:00Z', 'busy'), version('2026-11-23T11:00:00Z', 'free')]),
        )
      ).list,
    ).to.have.length(1);
  });

  it.each(['busy', 'busy-tentative', 'busy-unavailable', 'entered-in-error'])(
    'does not give slots that are %s',
    async (status) => {
      expect(await one(slotResource('1', nine, { status }))).to.equal(undefined);
    },
  );

  it('still gives a slot whose schedule or place is not published', async () => {
    const { list, issues } = await find(publisher({ 'Slot-1': [slotResource('1', nine)] }));
    expect(list).to.have.length(1);
    expect(issues.map(({ code }) => code)).to.include('schedule-missing');
    const [slot] = (
      await find(publisher({ 'Schedule-1': [schedule], 'Slot-1': [slotResource('1', nine)] }))
    ).list;
    expect(slot?.place?.name).to.equal('Harbor Street');
  });

  it.each([
    'http://fhir-registry.smarthealthit.org/StructureDefinition/',
    'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/',
  ])('reads the extensions under %s', async (prefix) => {
    const told = [
      extension('booking-deep-link', { valueUrl: 'https://portal.example/x' }, prefix),
      extension('booking-phone', { valueString: '413-555-0123' }, prefix),
      extension('slot-capacity', { valueInteger: 12 }, prefix),
    ];
    expect(await one(slotResource('1', nine, { extension: told }))).to.deep.include({
      bookingUrl: 'https://portal.example/x',
      bookingPhone: '413-555-0123',
      capacity: 12,
    });
  });

  it('takes a capacity of "0" for none, though it is a string', async () => {
    expect(
      await one(
        slotResource('1', nine, { extension: [extension('slot-capacity', { valueInteger: '0' })] }),
      ),
    ).to.equal(undefined);
  });
});

describe('who and where', () => {
  const schedules = (...actor: object[]): Record<string, Body> => ({
    'Schedule-1': [{ ...schedule, actor }],
  });
  const named = async (more: Record<string, Body>) => {
    const slot = await one(slotResource('1', nine), {}, more);
    return [slot?.practitioner?.name, slot?.device?.name, slot?.place?.name];
  };

  it('is joined from role, practitioner and location', async () => {
    const more = {
      ...schedules(
        { reference: 'PractitionerRole/0', display: 'someone' },
        { reference: 'Location/l' },
      ),
      'PractitionerRole-1': [
        {
          resourceType: 'PractitionerRole',
          id: '0',
          practitioner: { reference: 'https://x.example/fhir/Practitioner/p' },
          specialty: [{ text: 'Dermatology' }],
        },
      ],
      'Practitioner-1': [
        {
          resourceType: 'Practitioner',
          id: 'p',
          name: [{ prefix: ['Dr.'], given: ['Ana', 'M.'], family: 'Ruiz' }],
        },
      ],
    };
    expect(await named(more)).to.deep.equal([
      'Dr. Ana M. Ruiz',
      undefined,
      'Harbor Street Family Medicine',
    ]);
    expect((await one(slotResource('1', nine), {}, more))?.specialties).to.deep.equal([
      { text: 'Dermatology' },
    ]);
  });

  it('falls back to what the references call themselves', async () => {
    expect(
      await named(
        schedules(
          { reference: 'PractitionerRole/9', display: 'Dr. Peraza' },
          { reference: 'Location/9', display: 'Boston' },
        ),
      ),
    ).to.deep.equal(['Dr. Peraza', undefined, 'Boston']);
    expect(await named(schedules({ display: 'Dr. No One' }))).to.deep.equal([
      'Dr. No One',
      undefined,
      undefined,
    ]);
    expect(
      await named(
        schedules({ reference: 'Device/ct', display: 'CT scanner' }, { reference: 'Location/l' }),
      ),
    ).to.deep.equal([undefined, 'CT scanner', 'Harbor Street Family Medicine']);
  });

  it('finds the place by way of the role or the service where the schedule does not name it', async () => {
    expect(
      await named({
        ...schedules({ reference: 'PractitionerRole/0' }),
        'PractitionerRole-1': [
          {
            resourceType: 'PractitionerRole',
            id: '0',
            practitioner: { display: 'NP Lee' },
            location: [{ reference: 'Location/l' }],
          },
        ],
      }),
    ).to.deep.equal(['NP Lee', undefined, 'Harbor Street Family Medicine']);
  });

  it('is a video visit where the place is virtual', async () => {
    const virtual = { ...place, physicalType: { coding: [{ code: 'vi' }] } };
    expect((await one(slotResource('1', nine), {}, { 'Location-1': [virtual] }))?.mode).to.equal(
      'virtual',
    );
  });

  it('is a video visit by its words only where there is no place and all of them say so', async () => {
    const services = (...texts: string[]) => ({ serviceType: texts.map((text) => ({ text })) });
    const mode = async (more: Record<string, unknown>, actor: object[]) =>
      (await one(slotResource('1', nine, more), {}, schedules(...actor)))?.mode;
    const person = [{ reference: 'Practitioner/p', display: 'Dr. P' }];
    expect(await mode(services('Video visit'), person)).to.equal('virtual');
    expect(await mode(services('Office visit', 'Video visit'), person)).to.equal('in-person');
    expect(await mode(services('Video EEG monitoring'), person)).to.equal('in-person');
    expect(await mode(services('Video visit'), [...person, { reference: 'Location/l' }])).to.equal(
      'in-person',
    );
  });

  it('says who may book', async () => {
    const type = (code: string) => ({ appointmentType: { coding: [{ code }] } });
    expect((await one(slotResource('1', nine, type('newpt'))))?.accepts).to.equal('new');
    expect((await one(slotResource('1', nine, type('existptonly'))))?.accepts).to.equal('existing');
    expect((await one(slotResource('1', nine, type('ROUTINE'))))?.accepts).to.equal(undefined);
  });
});

describe('when', () => {
  const nowhere = { 'Location-1': [{ ...place, extension: [], address: undefined }] };
  const inMassachusetts = { 'Location-1': [{ ...place, extension: [] }] };
  const zoneOf = async (
    start: string,
    settings: EndpointSettings = {},
    more: Record<string, Body> = nowhere,
  ) => {
    const slot = await one(slotResource('1', start), settings, more);
    return slot && [slot.start, slot.timeZone, slot.timeZoneFrom];
  };

  it('is in the zone that the data tell, then the page, then the address, then the offset, then the viewer', async () => {
    expect(await zoneOf(nine, {}, {})).to.deep.equal([nine, 'America/New_York', 'data']);
    expect(await zoneOf(nine, { timeZone: 'America/Chicago' })).to.deep.equal([
      nine,
      'America/Chicago',
      'page',
    ]);
    for (const start of [nine, '2026-11-24T08:00:00-06:00']) {
      const found = await zoneOf(start, {}, inMassachusetts);
      expect(found).to.deep.equal([nine, 'America/New_York', 'guess']);
    }
    expect(await zoneOf('2026-11-24T09:00:00-05:00')).to.deep.equal([nine, '-05:00', 'offset']);
    expect(await zoneOf(nine)).to.deep.equal([nine, undefined, 'viewer']);
  });

  it('passes over a zone that nobody knows, and says so', async () => {
    const mars = {
      ...place,
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/timezone', valueCode: 'Mars/Olympus' },
      ],
    };
    const { list, issues } = await find(feed([slotResource('1', nine)], { 'Location-1': [mars] }));
    expect(list[0]?.timeZoneFrom).to.equal('guess');
    expect(issues.map(({ code }) => code)).to.include('zone-unknown');
  });

  it('takes a start without offset for the wall clock of the place, and skips it where no zone is known', async () => {
    expect(await zoneOf('2026-11-24T09:00:00', {}, {})).to.deep.equal([
      nine,
      'America/New_York',
      'data',
    ]);
    expect(await zoneOf('2026-11-24T09:00:00')).to.equal(undefined);
  });

  it('believes the written clock and not the offset, where the page says so', async () => {
    const settings = { times: 'clock', timeZone: 'America/New_York' } as const;
    expect(await zoneOf('2026-11-24T09:00:00Z', settings)).to.deep.equal([
      nine,
      'America/New_York',
      'page',
    ]);
  });

  it('is not guessed from a written clock whose place nobody knows', async () => {
    expect(await zoneOf(nine, { times: 'clock' })).to.equal(undefined);
  });

  it('ignores an end that is not after the start', async () => {
    for (const end of [nine, '2026-11-24T13:00:00Z', 'x', undefined]) {
      const slot = await one(slotResource('1', nine, { end }));
      expect(slot).to.include({ start: nine, kind: 'time' });
      expect(slot).not.to.have.property('end');
    }
  });

  it('calls more than four hours a window', async () => {
    expect((await one(slotResource('1', nine, { end: '2026-11-24T18:00:00Z' })))?.kind).to.equal(
      'time',
    );
    expect((await one(slotResource('1', nine, { end: '2026-11-24T18:00:01Z' })))?.kind).to.equal(
      'window',
    );
  });

  it('counts a start that nobody can read, and goes on', async () => {
    const { list, issues } = await find(
      feed([{ ...slotResource('1', nine), start: 'soon' }, slotResource('2', ten)]),
    );
    expect(list).to.have.length(1);
    expect(issues.find(({ code }) => code === 'start-unreadable')).to.include({
      count: 1,
      example: '"soon"',
    });
  });
});

describe('trouble', () => {
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    () =>
      new Response('', { status: code, headers });

  it.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'unreadable'],
    ['no output', '{"transactionTime":"x"}', 'unreadable'],
    ['nothing', '', 'unreadable'],
  ])('a manifest that is %s is %s', async (_, manifest, code) => {
    expect(await failure(publisher({}, manifest))).to.equal(code);
  });

  it.each([
    [404, 'http'],
    [500, 'http'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [429, 'rate-limited'],
  ])('all slot files answering %i is %s', async (code, expected) => {
    expect(await failure(feed(status(code, { 'Retry-After': '0' })))).to.equal(expected);
  });

  it('garbage for slots is unreadable', async () => {
    expect(await failure(feed('<html>\nnot here\n</html>'))).to.equal('unreadable');
  });

  it('a server that is down is a network error, after three more tries', async () => {
    const sender = feed(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure(sender)).to.equal('network');
    expect(sender.requests.filter(({ url }) => url.endsWith('Slot-1'))).to.have.length(4);
  });

  it('is over when the server is back in time', async () => {
    let tries = 0;
    const body = () => {
      tries += 1;
      return tries < 3
        ? new Response('', { status: 503 })
        : new Response(JSON.stringify(slotResource('1', nine)));
    };
    expect((await find(feed(body))).list).to.have.length(1);
  });

  it('is told, and not taken for an empty feed, where nothing in it could be read', async () => {
    const only = (slots: Body) => find(feed(slots, { 'Location-1': [] }));
    for (const slots of [
      [{ error: 'expired' }],
      [slotResource('1', '2026-11-24T09:00:00')],
      [slotResource('1', nine, { start: 'soon' })],
    ] as const) {
      const { list, complete } = await only(slots);
      expect([list.length, complete]).to.deep.equal([0, false]);
    }
    expect(await only([])).to.deep.include({ complete: true });
    const unusable = { output: [{ type: 'Slot', url: 'http://slots.example/Slot-1' }] };
    expect((await find(publisher({}, unusable))).complete).to.equal(false);
  });

  it('with one file leaves the others, and says that something is missing', async () => {
    const { list, complete, issues } = await find(
      feed([slotResource('1', nine)], { 'Slot-0': status(404), 'Organization-1': status(404) }),
    );
    expect(list).to.have.length(1);
    expect(complete).to.equal(false);
    expect(issues.find(({ code }) => code === 'file-failed')?.count).to.equal(2);
  });

  it('is told without the query of an address, which may be signed', async () => {
    const output = [
      { type: 'Slot', url: 'https://slots.example/feed/Slot-1?sig=secret' },
      { type: 'Slot', url: 'https://slots.example/feed/Slot-2' },
    ];
    const { issues } = await find(publisher({ 'Slot-2': [slotResource('1', nine)] }, { output }));
    expect(issues.map(({ code }) => code)).to.include('file-failed');
    expect(JSON.stringify(issues)).not.to.contain('secret');
  });

  it('in the middle of a body keeps what came before', async () => {
    const body = () => {
      let sent = false;
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (sent) return controller.error(new TypeError('reset'));
            sent = true;
            controller.enqueue(
              new TextEncoder().encode(`${JSON.stringify(slotResource('1', nine))}\n{"resour`),
            );
          },
        }),
      );
    };
    const { list, complete } = await find(feed([slotResource('2', ten)], { 'Slot-0': body }));
    expect(list.map(({ reference }) => reference)).to.deep.equal(['Slot/1', 'Slot/2']);
    expect(complete).to.equal(false);
  });

  it('does not come from stopping: an aborted search throws what it was aborted with', async () => {
    const sender = feed([slotResource('1', nine)]);
    const source = new BulkPublishSource(sender.manifestUrl, { fetch: sender.fetch });
    const iterator = source
      .findSlots(query, { signal: AbortSignal.abort() })
      [Symbol.asyncIterator]();
    const reason = await iterator.next().then(
      () => 'none',
      (error: DOMException) => error.name,
    );
    expect(reason).to.equal('AbortError');
  });
});
