import tzLookup from '@photostructure/tz-lookup';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import type { EndpointSettings } from '../../src/fhir/endpoint-settings.js';
import { IssueTally } from '../../src/fhir/issue-tally.js';
import { ResourceSource } from '../../src/fhir/resource-source.js';
import { whereaboutsOf, ZoneGuess } from '../../src/fhir/zone-guess.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import { place, publisher, schedule, slotResource, type Body } from '../support/publisher.js';

const nine = '2026-11-24T14:00:00.000Z';
const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
const { extension: _, ...boston } = place;
const afar = { latitude: 42.61, longitude: 70.66 };

async function found(source: SlotSource) {
  const pages = [];
  for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
    pages.push(page);
  return {
    slots: pages.flatMap(({ slots }) => [...slots]),
    issues: pages.flatMap(({ issues = [] }) =>
      issues.map(({ code, count, example }) => ({ code, count, example })),
    ),
  };
}

/** What a publication of some slots at a place comes to. */
async function published(
  slots: readonly object[],
  location: object = boston,
  settings: EndpointSettings = {},
  more: Record<string, Body> = {},
) {
  const { manifestUrl, fetch, requests } = publisher({
    'Schedule-1': [schedule],
    'Location-1': [location],
    ...more,
    'Slot-1': slots,
  });
  return { ...(await found(new BulkPublishSource(manifestUrl, { fetch, ...settings }))), requests };
}

describe('the zone of a place that nobody tells', () => {
  it('is guessed from its address, and asked of nobody', async () => {
    const { slots, issues, requests } = await published([slotResource('1', nine)]);
    expect(slots[0]).to.deep.include({
      start: nine,
      timeZone: 'America/New_York',
      timeZoneFrom: 'guess',
    });
    expect(issues).to.deep.equal([]);
    expect(requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)).sort()).to.deep.equal([
      '$bulk-publish',
      'Location-1',
      'Schedule-1',
      'Slot-1',
    ]);
  });

  it('is guessed of resources that the page holds, too', async () => {
    const resources = [slotResource('1', nine), schedule, boston];
    const { slots } = await found(new ResourceSource(resources as fhir4.FhirResource[]));
    expect(slots[0]).to.deep.include({ timeZone: 'America/New_York', timeZoneFrom: 'guess' });
  });

  it('leaves nothing in the slot that it was guessed from', async () => {
    const [told, guessed] = await Promise.all(
      [place, boston].map((each) => published([slotResource('1', nine)], each)),
    );
    const members = (of: typeof told) => Object.keys(of?.slots[0] ?? {}).sort();
    expect(members(guessed)).to.deep.equal(members(told));
  });

  it('is the offset’s, where the place could be anywhere', async () => {
    const { slots } = await published([slotResource('1', '2026-11-24T09:00:00-05:00')], {
      ...boston,
      address: { city: 'Gloucester' },
    });
    expect(slots[0]).to.deep.include({ timeZone: '-05:00', timeZoneFrom: 'offset' });
  });

  it('is not guessed of a visit from afar', async () => {
    const virtual = { ...boston, physicalType: { coding: [{ code: 'vi' }] } };
    const { slots } = await published([slotResource('1', nine)], virtual);
    expect(slots[0]).to.deep.include({ mode: 'virtual', timeZoneFrom: 'viewer' });
  });

  it.each([
    ['without an offset', '2026-11-24T09:00:00', {}],
    ['in Z, where clocks count', '2026-11-24T09:00:00Z', { times: 'clock' as const }],
  ])('does not say when a clock %s is read there', async (_, start, settings) => {
    const slot = slotResource('1', nine, { start, end: undefined });
    const { slots, issues } = await published([slot], boston, settings);
    expect(slots).to.deep.equal([]);
    expect(issues.map(({ code }) => code)).to.include('start-without-zone');
  });

  it('does not change the clock of a slot, where clocks count', async () => {
    const slot = slotResource('1', '2026-11-24T10:00:00-04:00');
    const { slots } = await published([slot], boston, { times: 'clock' });
    expect(slots[0]).to.deep.include({
      start: nine,
      timeZone: '-04:00',
      timeZoneFrom: 'offset',
    });
  });

  it('is told to be in doubt once for a place, however many slots there are', async () => {
    const two = [slotResource('1', nine), slotResource('2', '2026-11-24T09:00:00-05:00')];
    const { slots, issues } = await published(two, { ...boston, position: afar });
    expect(slots.map(({ timeZone }) => timeZone)).to.deep.equal([
      'America/New_York',
      'America/New_York',
    ]);
    expect(issues).to.deep.equal([
      {
        code: 'place-contradictory',
        count: 1,
        example: 'Location/l: MA 01930 at 42.61, 70.66',
      },
    ]);
  });

  it('is guessed of several possible places where all are in the same', async () => {
    const role = (...ids: readonly string[]) => ({
      'Schedule-1': [{ ...schedule, actor: [{ reference: 'PractitionerRole/r' }] }],
      'PractitionerRole-1': [
        {
          resourceType: 'PractitionerRole',
          id: 'r',
          practitioner: { display: 'Ada Moreno' },
          location: ids.map((id) => ({ reference: `Location/${id}` })),
        },
      ],
      'Location-1': [
        { ...boston, id: 'l' },
        { ...boston, id: 'm', address: { state: 'NH' } },
        { ...boston, id: 'n', address: { state: 'CA' } },
      ],
    });
    const zone = async (...ids: readonly string[]) =>
      (await published([slotResource('1', nine)], boston, {}, role(...ids))).slots[0]?.timeZone;
    expect(await zone('l', 'm')).to.equal('America/New_York');
    expect(await zone('l', 'm', 'n')).to.equal(undefined);
    expect(await zone('l', 'missing')).to.equal(undefined);
  });
});

describe('where a Location is', () => {
  it('is read of an address that is one text', () => {
    const of = (text: string) => whereaboutsOf({ address: { text } });
    expect(of('18 Harbor Street, Gloucester, MA 01930')).to.deep.include({
      state: 'MA',
      postalCode: '01930',
    });
    expect(of('18 Harbor Street, Gloucester MA, 01930-1234, US')).to.deep.include({
      state: 'MA',
      postalCode: '01930-1234',
    });
    expect(of('80331 München')).to.deep.include({ state: undefined, postalCode: undefined });
  });

  it('has the zero that a spreadsheet took from its ZIP code', () => {
    const address = { state: 'NJ', postalCode: '8332-3762' };
    expect(whereaboutsOf({ address })).to.deep.include({ postalCode: '08332-3762' });
  });
});

describe('the script that guesses', () => {
  const path = '../../src/fhir/zone-guess.js';
  afterEach(() => {
    vi.doUnmock(path);
    vi.resetModules();
  });

  /** Whether a place alone, before any slot, has the script come. */
  async function comesFor(location: object, timeZone?: string) {
    let isThere = false;
    vi.resetModules();
    vi.doMock(path, () => {
      isThere = true;
      return { ZoneGuess };
    });
    const { Directory } = await import('../../src/fhir/directory.js');
    new Directory(new IssueTally(), timeZone).add(location as { resourceType: string });
    await vi.dynamicImportSettled();
    return isThere;
  }

  it('comes while other files do, where a place tells no zone', async () => {
    expect(await comesFor(boston)).to.equal(true);
  });

  it('does not come where every place, or the page, tells one', async () => {
    expect(await comesFor(place)).to.equal(false);
    expect(await comesFor(boston, 'America/New_York')).to.equal(false);
    expect(await comesFor(schedule)).to.equal(false);
  });
});

describe('a script that does not load', () => {
  const tennessee = {
    id: 't',
    address: { state: 'TN' },
    position: { latitude: 36, longitude: -84 },
  };

  it('costs the guess, and no more, where it is the atlas', async () => {
    const issues = new IssueTally();
    const broken = new ZoneGuess(issues, () => Promise.reject(new TypeError('no such file')));
    expect(await broken.of([tennessee])).to.equal(undefined);
    expect(await broken.of([boston])).to.equal('America/New_York');
    expect(issues.take()).to.deep.equal([
      { code: 'zones-unread', count: 1, example: 'TypeError: no such file' },
    ]);
    expect(await new ZoneGuess(issues, async () => tzLookup).of([tennessee])).to.equal(
      'America/New_York',
    );
  });

  describe('because it is not there', () => {
    afterEach(() => {
      vi.doUnmock('../../src/fhir/zone-guess.js');
      vi.resetModules();
    });

    it('costs the guess, and no more', async () => {
      vi.resetModules();
      vi.doMock('../../src/fhir/zone-guess.js', () => {
        throw new TypeError('no such file');
      });
      const { ResourceSource: Source } = await import('../../src/fhir/resource-source.js');
      const resources = [slotResource('1', nine), schedule, boston];
      const { slots, issues } = await found(new Source(resources as fhir4.FhirResource[]));
      expect(slots[0]).to.deep.include({ start: nine, timeZoneFrom: 'viewer' });
      expect(issues.map(({ code, count }) => [code, count])).to.deep.equal([['zones-unread', 1]]);
    });
  });
});
