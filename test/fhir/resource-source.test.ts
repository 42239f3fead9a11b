import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import { ResourceSource } from '../../src/fhir/resource-source.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import { slotSourceContract } from '../../src/testing.js';
import { place, publisher, schedule, slotResource } from '../support/publisher.js';
import { query } from '../support/search-server.js';

const slots = [
  slotResource('1', '2026-11-24T14:00:00Z'),
  slotResource('2', '2026-11-24T15:00:00Z'),
  slotResource('3', '2026-11-24T16:00:00Z', { start: 'rubbish' }),
  slotResource('4', '2026-11-24T16:00:00Z', { status: 'busy' }),
];
const resources = [...slots, schedule, place] as unknown as readonly FhirResource[];

/** What is found: each slot as a patient gets to know it, and the issues. */
async function found(source: SlotSource) {
  const known: unknown[] = [];
  const issues: unknown[] = [];
  for await (const page of source.findSlots(query, { signal: new AbortController().signal })) {
    for (const { id: _, endpoint: __, ...slot } of page.slots) known.push(slot);
    for (const { code, count } of page.issues ?? []) issues.push({ code, count });
  }
  return { known, issues };
}

describe('the resources that a page holds', () => {
  for (const { promise, prove } of slotSourceContract(() => new ResourceSource(resources), query))
    it(`are a source that ${promise}`, prove);

  it('come to what they would come to in a publication, whatever follows what', async () => {
    const { manifestUrl, fetch } = publisher({
      'Location-0': [place],
      'Schedule-0': [schedule],
      'Slot-0': slots,
    });
    const published = await found(new BulkPublishSource(manifestUrl, { fetch }));
    expect(published.known.length).to.equal(2);
    expect(await found(new ResourceSource(resources))).to.deep.equal(published);
    const reversed = await found(new ResourceSource(resources.toReversed()));
    expect(reversed.known.toReversed()).to.deep.equal(published.known);
  });

  const at = (name: string, start: string, more = {}) =>
    slotResource(`${name} ${start}`, start, {
      schedule: { reference: `Schedule/${name}` },
      ...more,
    });
  const kept = (id: string, ...actors: readonly object[]) => ({
    resourceType: 'Schedule',
    id,
    actor: actors,
  });
  const keptBy = (id: string) => kept(id, { reference: `Practitioner/${id}`, display: id });
  /** Whose slots come on which page, and which pages are whole. */
  const pagesOf = async (held: readonly object[], asked = query) => {
    const source = new ResourceSource(held as readonly FhirResource[]);
    const pages: { readonly names: readonly string[]; readonly isWhole: boolean }[] = [];
    for await (const page of source.findSlots(asked, { signal: new AbortController().signal })) {
      const names = [...page.slots].map(({ schedule = '' }) => schedule.replace('Schedule/', ''));
      pages.push({ names, isWhole: page.whole === true });
    }
    return pages;
  };

  it('give all times of the four who are free soonest before any of the others', async () => {
    const names = ['over', 'taken', 'soon', 'running', 'next', 'first', 'last'];
    const pages = await pagesOf([
      at('last', '2026-12-10T09:00:00Z'),
      at('over', '2026-11-23T13:59:00Z'),
      at('over', '2026-12-30T09:00:00Z'),
      at('taken', '2026-11-23T15:00:00Z', { status: 'busy' }),
      at('taken', '2026-12-30T09:00:00Z'),
      at('next', '2026-11-25T09:00:00Z'),
      at('soon', '2027-01-03T09:00:00Z'),
      at('soon', '2026-11-23T14:01:00Z'),
      at('first', '2026-11-24T09:00:00Z'),
      at('running', '2026-11-23T08:00:00Z', { end: '2026-11-23T18:00:00Z' }),
      ...names.map(keptBy),
    ]);
    expect(pages[0]).to.deep.equal({
      names: ['running', 'soon', 'soon', 'first', 'next'],
      isWhole: true,
    });
    expect(pages[1]?.names).to.deep.equal(['last', 'over', 'taken']);
    expect(pages.slice(1).some(({ isWhole }) => isWhole)).to.equal(false);
  });

  it('give four of those whom the page asks for, however many others are free before', async () => {
    const names = [...'abcdefghijklmn'];
    const held = names.flatMap((name, index) => [
      at(name, `2026-11-25T09:${10 + index}:00Z`),
      { ...keptBy(name), specialty: [{ coding: [{ code: index % 3 === 2 ? 'heart' : 'eye' }] }] },
    ]);
    const pages = await pagesOf(held, { ...query, specialty: ['heart'] });
    const whole = pages.findIndex(({ isWhole }) => isWhole);
    const first = pages.slice(0, whole + 1).flatMap((page) => page.names);
    expect(first).to.deep.equal(['c', 'f', 'i', 'l']);
  });

  const somebody = { reference: 'Practitioner/1', display: 'Dr. One' };
  const somewhere = { reference: 'Location/1' };
  const waysToKeep: Record<string, readonly [readonly object[], readonly object[]]> = {
    'under two services': [
      [somebody, somewhere, { reference: 'HealthcareService/1', display: 'Visits' }],
      [somebody, somewhere, { reference: 'HealthcareService/2', display: 'Vaccines' }],
    ],
    'with actors in another order': [
      [somebody, somewhere],
      [somewhere, somebody],
    ],
    'under a full address and a relative one': [
      [somebody],
      [{ ...somebody, reference: 'https://fhir.example/Practitioner/1' }],
    ],
    'without any actors': [[], []],
  };
  for (const [how, [visits, vaccines]] of Object.entries(waysToKeep)) {
    it(`give all times at once that somebody keeps in two schedules ${how}`, async () => {
      const others = ['b', 'c', 'd', 'e'];
      const [first] = await pagesOf([
        at('vaccines', '2026-12-20T09:00:00Z'),
        at('visits', '2026-11-24T09:00:00Z'),
        ...others.map((name, index) => at(name, `2026-11-2${5 + index}T09:00:00Z`)),
        kept('visits', ...visits),
        kept('vaccines', ...vaccines),
        ...others.map(keptBy),
      ]);
      expect(first?.isWhole).to.equal(true);
      expect(new Set(first?.names)).to.deep.equal(new Set(['visits', 'vaccines', 'b', 'c', 'd']));
    });
  }

  it('promise nothing where slots name places of their own', async () => {
    const own = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/scheduling-location',
          valueReference: { reference: 'Location/1' },
        },
      ],
    };
    const names = ['a', 'b', 'c', 'd', 'e'];
    const pages = await pagesOf([
      ...names.map((name, index) => at(name, `2026-11-2${4 + index}T09:00:00Z`, own)),
      ...names.map(keptBy),
      place,
    ]);
    expect(pages.some(({ isWhole }) => isWhole)).to.equal(false);
    expect(pages.flatMap((page) => page.names).toSorted()).to.deep.equal(names);
  });

  it('are let go of when nobody waits any more', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      slotResource(String(index), '2026-11-24T14:00:00Z'),
    ) as unknown as readonly FhirResource[];
    const controller = new AbortController();
    const pages = new ResourceSource(many).findSlots(query, controller);
    const first = pages.next().then(
      () => 'given',
      () => 'let go of',
    );
    controller.abort();
    expect(await first).to.equal('let go of');
  });
});
