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

  it('give all times of those who are free soonest before any of the others', async () => {
    const at = (name: string, start: string, more = {}) =>
      slotResource(`${name} ${start}`, start, { schedule: { reference: name }, ...more });
    const later = Array.from({ length: 12 }, (_, index) =>
      at(`Schedule/later-${index}`, `2026-12-${10 + index}T09:00:00Z`),
    );
    const many = [
      ...later,
      at('Schedule/over', '2026-11-23T13:59:00Z'),
      at('Schedule/over', '2026-12-30T09:00:00Z'),
      at('Schedule/taken', '2026-11-23T15:00:00Z', { status: 'busy' }),
      at('Schedule/taken', '2026-12-30T09:00:00Z'),
      at('Schedule/soon', '2027-01-03T09:00:00Z'),
      at('Schedule/soon', '2026-11-23T14:01:00Z'),
      at('Schedule/running', '2026-11-23T08:00:00Z', { end: '2026-11-23T18:00:00Z' }),
    ] as unknown as readonly FhirResource[];
    const source = new ResourceSource(many);
    const pages: (string | undefined)[][] = [];
    for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
      pages.push([...page.slots].map(({ schedule }) => schedule));
    const [first = [], second = []] = pages;
    expect(first).to.deep.equal([
      'Schedule/running',
      'Schedule/soon',
      'Schedule/soon',
      ...later.slice(0, 6).map((_, index) => `Schedule/later-${index}`),
    ]);
    expect(second.slice(-2).toSorted()).to.deep.equal(['Schedule/over', 'Schedule/taken']);
    expect(second.length).to.equal(8);
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
