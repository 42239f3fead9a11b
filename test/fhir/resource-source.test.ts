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
    slotResource(`${name} ${start}`, start, { schedule: { reference: name }, ...more });
  /** The schedules of a source's slots, by the page that they come on. */
  const schedulesOf = async (held: readonly unknown[]) => {
    const source = new ResourceSource(held as readonly FhirResource[]);
    const pages: (string | undefined)[][] = [];
    for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
      pages.push([...page.slots].map(({ schedule }) => schedule));
    return pages;
  };

  it('give all times of those who are free soonest before any of the others', async () => {
    const later = Array.from({ length: 6 }, (_, index) =>
      Array.from({ length: 50 }, (_, minute) =>
        at(`Schedule/later-${index}`, `2026-12-${10 + index}T09:${10 + minute}:00Z`),
      ),
    );
    const [first = [], second = []] = await schedulesOf([
      ...later.flat(),
      at('Schedule/over', '2026-11-23T13:59:00Z'),
      at('Schedule/over', '2026-12-30T09:00:00Z'),
      at('Schedule/taken', '2026-11-23T15:00:00Z', { status: 'busy' }),
      at('Schedule/taken', '2026-12-30T09:00:00Z'),
      at('Schedule/soon', '2027-01-03T09:00:00Z'),
      at('Schedule/soon', '2026-11-23T14:01:00Z'),
      at('Schedule/running', '2026-11-23T08:00:00Z', { end: '2026-11-23T18:00:00Z' }),
    ]);
    expect(first.slice(0, 3)).to.deep.equal(['Schedule/running', 'Schedule/soon', 'Schedule/soon']);
    expect(new Set(first.slice(3))).to.deep.equal(
      new Set(['Schedule/later-0', 'Schedule/later-1', 'Schedule/later-2', 'Schedule/later-3']),
    );
    expect(first.length).to.equal(203);
    expect(second.length).to.equal(102);
    expect(second.slice(-2).toSorted()).to.deep.equal(['Schedule/over', 'Schedule/taken']);
  });

  it('give all times of somebody at once, by however many schedules they are kept', async () => {
    const somebody = [{ reference: 'Practitioner/1' }, { reference: 'Location/1' }];
    const kept = (id: string, actor: unknown) => ({ resourceType: 'Schedule', id, actor });
    const [first = [], second = []] = await schedulesOf([
      at('Schedule/vaccines', '2026-12-20T09:00:00Z'),
      at('Schedule/other', '2026-12-01T09:00:00Z'),
      ...Array.from({ length: 200 }, (_, minute) =>
        at('Schedule/visits', new Date(Date.UTC(2026, 10, 25, 14, minute)).toISOString()),
      ),
      at('Schedule/another', '2026-12-02T09:00:00Z'),
      kept('vaccines', somebody),
      kept('visits', somebody),
      kept('other', [{ reference: 'Practitioner/2' }]),
      kept('another', [{ reference: 'Practitioner/3' }]),
    ]);
    expect(new Set(first)).to.deep.equal(
      new Set(['Schedule/vaccines', 'Schedule/visits', 'Schedule/other']),
    );
    expect(first.length).to.equal(202);
    expect(second).to.deep.equal(['Schedule/another']);
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
