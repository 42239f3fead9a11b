import { describe, expect, it } from 'vitest';
import { Directory } from '../../src/fhir/directory.js';
import { IssueTally } from '../../src/fhir/issue-tally.js';
import { LineSplitter } from '../../src/fhir/line-splitter.js';
import { SlotReader } from '../../src/fhir/slot-reader.js';
import { SlotScanner } from '../../src/fhir/slot-scanner.js';
import { spanOf } from '../../src/fhir/span.js';
import type { SlotQuery } from '../../src/model/slot-query.js';

const start = '2026-11-24T09:00:00-05:00';
const query: SlotQuery = { from: '2026-11-24T00:00:00Z', to: '2026-12-20T00:00:00Z' };

/** A slot as JSON, with other members than usual. */
const slot = (members: object = {}) =>
  JSON.stringify({
    resourceType: 'Slot',
    id: 'a',
    schedule: { reference: 'Schedule/1' },
    status: 'free',
    start,
    end: '2026-11-24T09:30:00-05:00',
    ...members,
  });

/** What is offered of files with these lines, once the last was read. */
async function read(files: readonly (readonly string[])[], asked = query) {
  const issues = new IssueTally();
  const directory = new Directory(issues);
  const reader = new SlotReader('https://feed.test', directory, {}, asked, issues);
  const pages = [];
  for (const lines of files) {
    const scanner = new SlotScanner(spanOf(asked), false);
    const splitter = new LineSplitter();
    splitter.add(new TextEncoder().encode(`${lines.join('\n')}\n`));
    while (scanner.next(splitter));
    reader.begin();
    pages.push(await reader.read(scanner.take()));
  }
  const slots = pages.flatMap((page) => [...page]).filter(({ capacity }) => capacity !== 0);
  const counts = issues.take().map(({ code, count }) => [code, count]);
  return {
    pages,
    slots,
    issues: Object.fromEntries(counts) as Record<string, number>,
  };
}

describe('slots of the same name and time', () => {
  it('are one slot, in one file or in two', async () => {
    for (const files of [[[slot(), slot()]], [[slot()], [slot()]]]) {
      const { slots, issues } = await read(files);
      expect(slots.length).toBe(1);
      expect(issues['slot-repeated']).toBe(1);
    }
  });

  it.each([
    [{ id: 'b' }],
    [{ start: '2026-11-24T09:00:00-06:00', end: undefined }],
    [{ start: '2026-11-24T09:00:00.001-05:00' }],
    [{ schedule: { reference: 'Schedule/2' } }],
    [{ schedule: undefined }],
  ])('are two where they differ in %j', async (members) => {
    expect((await read([[slot(), slot(members)]])).slots.length).toBe(2);
  });

  it('are two where 32 bits of hash would take their schedules for one', async () => {
    const lines = ['Schedule/1878', 'Schedule/144454'].map((reference) =>
      slot({ schedule: { reference } }),
    );
    expect((await read([lines])).slots.length).toBe(2);
  });
});

describe('a slot in several versions', () => {
  const version = (minute: number, members: object = {}) =>
    slot({ meta: { lastUpdated: `2026-11-20T10:0${minute}:00Z` }, ...members });
  const taken = { status: 'busy' };

  it.each([
    ['gone when a later one is taken', [version(1), version(2, taken)], 0],
    ['there when an earlier one was taken', [version(2), version(1, taken)], 1],
    ['gone when the later one came first', [version(2, taken), version(1)], 0],
    ['there when it was taken and is free again', [version(1, taken), version(2)], 1],
    ['there once, however often it was free', [version(1), version(2), version(3)], 1],
    ['gone though it had been free again', [version(1), version(2), version(3, taken)], 0],
    ['there when nobody says which is the later', [slot(), slot(taken)], 1],
  ])('is %s', async (_, lines, left) => {
    expect((await read([lines])).slots.length).toBe(left);
    // It does not matter how they are spread over files.
    expect((await read(lines.map((line) => [line]))).slots.length).toBe(left);
  });

  it('is given again without room when it is gone, for whoever has taken the first', async () => {
    const { pages } = await read([[version(1)], [version(2, taken)]]);
    expect(pages.map((page) => [...page].map(({ id, capacity }) => [id, capacity]))).toEqual([
      [[expect.stringContaining('a|2026'), 0]],
      [[expect.stringContaining('a|2026'), 0]],
    ]);
  });

  it('is gone whatever else the later one says', async () => {
    const specialty = [{ coding: [{ system: 'urn:s', code: 'A' }] }];
    const only = { ...query, specialty: ['urn:s|A'] };
    const lines = [version(1, { specialty }), version(2, taken)];
    expect((await read([[version(1, { specialty })]], only)).slots.length).toBe(1);
    expect((await read([lines], only)).slots).toEqual([]);
    // The same instant on another clock, which would be another zone.
    const inZulu = { ...taken, start: '2026-11-24T14:00:00Z', end: undefined };
    expect((await read([[version(1), version(2, inZulu)]])).slots).toEqual([]);
  });
});
