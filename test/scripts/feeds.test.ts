import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countOffered } from '../../scripts/feeds-count.mjs';
import { feedsIn } from '../../scripts/feeds-input.mjs';
import { isEqual, reportOf } from '../../scripts/feeds-report.mjs';
import { BulkPublishSource, SlotSearchSource } from '../../src/headless.js';
import { fhirServer, searchset } from '../support/fhir-server.js';
import { extension, place, schedule, slotResource } from '../support/publisher.js';

const sources = { BulkPublishSource, SlotSearchSource };
const nine = '2026-11-24T14:00:00Z';
const folders: string[] = [];

/** A folder with files. */
function folder(files: Record<string, string | object | readonly object[]>): string {
  const path = mkdtempSync(join(tmpdir(), 'feed-'));
  folders.push(path);
  for (const [name, body] of Object.entries(files)) {
    const text = Array.isArray(body) ? body.map((each) => JSON.stringify(each)).join('\n') : body;
    writeFileSync(join(path, name), typeof text === 'string' ? text : JSON.stringify(text));
  }
  return path;
}

const nobody: typeof fetch = () => Promise.reject(new Error('nobody is to be asked'));
const reportsOn = async (named: string, ask = nobody, reading = {}) =>
  Promise.all((await feedsIn(named, ask)).map((feed) => reportOf(feed, sources, reading)));
const one = async (...given: Parameters<typeof reportsOn>) => {
  const [report] = await reportsOn(...given);
  if (!report) throw new Error('nothing was found');
  return report;
};

const slots = [
  slotResource('1', nine),
  slotResource('2', '2026-11-25T09:00:00-05:00'),
  slotResource('2', '2026-11-25T14:00:00Z'),
  slotResource('3', '2026-11-25T15:00:00', { end: '2026-11-25T15:30:00' }),
  slotResource('busy', nine, { status: 'busy' }),
  slotResource('full', nine, { extension: [extension('slot-capacity', { valueInteger: '0' })] }),
  slotResource('never', nine, { start: 'soon', end: 'later' }),
];
const output = ['Slot', 'Location', 'Schedule'].map((type) => ({
  type,
  url: `https://publisher.example/data/${type.toLowerCase()}s.ndjson`,
}));
const files = {
  'slots.ndjson': slots,
  'locations.ndjson': [place],
  'schedules.ndjson': [schedule],
};

afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

describe('what is read of a feed', () => {
  it('is a folder’s publication, of a time before its earliest slot', async () => {
    const report = await one(folder({ '$bulk-publish': { output }, ...files }));
    expect(report.time?.from).to.equal('2026-11-23T00:00:00.000Z');
    expect(report.slots).to.deep.include({ found: 7, offered: 3 });
    expect(report.slots?.skipped).to.deep.equal({
      'repeated': { count: 1, example: 'Schedule/s|2|2026-11-25T14:00:00.000Z' },
      'no start': { count: 1, example: 'soon' },
      'status busy': { count: 1, example: nine },
      'capacity 0': { count: 1, example: nine },
    });
    expect(report.offered?.zones).to.deep.equal({ 'America/New_York by data': 3 });
    expect(report.count).to.deep.equal({ rows: 3, days: 2, schedules: 1, lost: [], extra: [] });
  });

  it('is a folder without a manifest, by what is in its files', async () => {
    const report = await one(folder(files));
    expect(report).to.deep.include({ kind: 'publication' });
    expect(report.slots?.offered).to.equal(3);
    expect(isEqual(report)).to.equal(true);
  });

  it('is a manifest’s address, asked for once', async () => {
    const asked: string[] = [];
    const ask: typeof fetch = async (input) => {
      const { url } = new Request(input);
      asked.push(url);
      const name = url.slice(url.lastIndexOf('/') + 1) as keyof typeof files;
      return new Response(
        files[name]?.map((each) => JSON.stringify(each)).join('\n') ?? JSON.stringify({ output }),
      );
    };
    const report = await one('https://publisher.example/data/$bulk-publish', ask);
    expect(report.count).to.deep.include({ rows: 3, lost: [], extra: [] });
    expect(asked).to.have.length(4);
  });

  it('is a saved Bundle of slots, answered to every search', async () => {
    const more = {
      total: 2,
      link: [{ relation: 'next', url: 'https://elsewhere.example/?page=2' }],
    };
    const report = await one(
      join(
        folder({ 'saved.json': searchset([...slots.slice(0, 2), schedule, place], more) }),
        'saved.json',
      ),
    );
    expect(report.kind).to.equal('bundle');
    expect(report.remarks).to.deep.equal(['its next page is not saved']);
    expect(report.count).to.deep.include({ rows: 2, lost: [], extra: [] });
    expect(report.source).to.deep.equal({ issues: [], complete: true });
  });

  it('is what a FHIR server answers', async () => {
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const server = fhirServer({ slots: [slotResource('1', soon)], others: [schedule, place] });
    const report = await one(server.base, server.fetch);
    expect(report.slots).to.deep.include({ found: 1, offered: 1 });
    expect(isEqual(report)).to.equal(true);
  });

  it('is said not to be about slots where it is not', async () => {
    const path = folder({
      'bundle.json': searchset([{ resourceType: 'Appointment' }]),
      'headers.json': { etag: 'x' },
      'one.json': { resourceType: 'Appointment' },
    });
    const reports = await reportsOn(path);
    expect(reports.map(({ remarks }) => remarks)).to.deep.equal([
      ['not about slots: Bundle of Appointment'],
      ['not about slots: no FHIR resource'],
      ['not about slots: Appointment'],
    ]);
  });
});

describe('the count that is not the source’s own', () => {
  it('names each slot that a source loses or invents', async () => {
    class Careless extends BulkPublishSource {
      override async *findSlots(...given: Parameters<BulkPublishSource['findSlots']>) {
        for await (const page of super.findSlots(...given)) {
          const [first, ...others] = page.slots;
          yield {
            ...page,
            slots: first ? [{ ...first, start: '2026-12-01T00:00:00Z' }, ...others] : [],
          };
        }
      }
    }
    const [feed] = await feedsIn(folder({ '$bulk-publish': { output }, ...files }), nobody);
    if (!feed) throw new Error('nothing was found');
    const report = await reportOf(feed, { ...sources, BulkPublishSource: Careless }, {});
    expect(isEqual(report)).to.equal(false);
    expect(report.count?.lost).to.deep.equal(['2026-11-24 Schedule/s 2026-11-24T14:00:00.000Z']);
    expect(report.count?.extra).to.deep.equal(['2026-12-01 Schedule/s 2026-12-01T00:00:00.000Z']);
  });

  it('reads clocks in the zone that is told, and none where nobody tells one', () => {
    const body = (starts: readonly string[]) => ({
      form: 'lines' as const,
      type: 'Slot',
      text: starts
        .map((start) => JSON.stringify(slotResource('1', nine, { start, end: start })))
        .join('\n'),
    });
    const all = { from: 0, to: Infinity };
    const starts = (written: string, more: object) =>
      countOffered([body([written])], { ...all, ...more }).rows.map((row) => row.split(' ').at(-1));
    const zone = { timeZone: 'America/New_York' };
    expect(starts('2026-11-01T12:00:00', zone)).to.deep.equal(['2026-11-01T17:00:00.000Z']);
    expect(starts('2026-11-01T12:00:00', {})).to.deep.equal([]);
    expect(starts('2026-07-01T09:00:00-05:00', { ...zone, times: 'clock' })).to.deep.equal([
      '2026-07-01T13:00:00.000Z',
    ]);
    expect(starts('2026-07-01T09:00-05', {})).to.deep.equal(['2026-07-01T14:00:00.000Z']);
    expect(starts('2026-02-31T09:00:00Z', {})).to.deep.equal([]);
  });
});
