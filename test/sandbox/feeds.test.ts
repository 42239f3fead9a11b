import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Bookings } from '../../demo/sandbox/bookings.mjs';
import { healthSystem } from '../../demo/sandbox/health-system.mjs';
import { shiftedFeed } from '../../demo/sandbox/shifted-feed.mjs';

const now = new Date('2026-11-21T15:00:00Z');
const settings = {
  now,
  slotServer: 'http://localhost:2',
  portal: 'http://localhost:3',
  shift: true,
};

interface Resource {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly start: string;
  readonly status: string;
}

describe('the built-in data', () => {
  const made = healthSystem(settings);
  const read = (name: string) =>
    (made.files.get(name) ?? []).map((line) => JSON.parse(line) as Resource);
  const slots = [...made.files.keys()].filter((name) => name.startsWith('slots')).flatMap(read);

  it('is the invented system that it says it is', () => {
    expect(read('locations.ndjson')).to.have.length(5);
    expect(read('practitioners.ndjson')).to.have.length(9);
    const specialties = read('practitionerroles.ndjson').map(({ specialty }) =>
      JSON.stringify(specialty),
    );
    expect(new Set(specialties).size).to.equal(5);
  });

  it('begins tomorrow and lasts six weeks', () => {
    const starts = slots.map(({ start }) => Date.parse(start)).sort((one, other) => one - other);
    expect(starts[0]).to.be.within(
      Date.parse('2026-11-22T00:00Z'),
      Date.parse('2026-11-24T00:00Z'),
    );
    expect(starts.at(-1)).to.be.within(
      Date.parse('2026-12-30T00:00Z'),
      Date.parse('2027-01-04T00:00Z'),
    );
  });

  it('has slots that are held, busy, by phone only and for existing patients', () => {
    const count = (test: (slot: Resource) => boolean) => slots.filter(test).length;
    expect(count(({ status }) => status === 'busy-tentative')).to.be.above(20);
    expect(count(({ status }) => status === 'busy')).to.be.above(20);
    expect(count((slot) => !JSON.stringify(slot).includes('booking-deep-link'))).to.be.above(20);
    expect(count((slot) => JSON.stringify(slot).includes('existptonly'))).to.be.above(20);
  });

  it('is the same again from the same seed, and another from another', () => {
    expect(healthSystem(settings)).to.deep.equal(made);
    expect(healthSystem({ ...settings, seed: 1 })).not.to.deep.equal(made);
  });
});

describe('a folder with a publication', () => {
  const publish = (lines: readonly string[], more = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'feed-'));
    const base = 'https://publisher.example/feed';
    writeFileSync(
      join(folder, '$bulk-publish'),
      JSON.stringify({
        transactionTime: '2026-08-01T01:24:16.051Z',
        request: base,
        output: [[{ type: 'Slot', url: `${base}/slots.ndjson?sig=1` }]],
      }),
    );
    writeFileSync(join(folder, 'slots.ndjson'), lines.join('\n'));
    return shiftedFeed(folder, { ...settings, ...more });
  };
  const line = (start: string, more = '') =>
    `{"resourceType":"Slot","id":"7","schedule":{"reference":"Schedule/s"},"status":"free","start":"${start}","end":"${start}"${more}}`;
  const link =
    ',"extension":[{"url":"http://x/booking-deep-link","valueUrl":"https://old.example/?a=1"}]';

  it('moves by the least whole number of weeks that makes the earliest slot tomorrow or later', () => {
    const { manifest, files } = publish([
      line('2021-03-01T14:00:00.000Z'),
      line('2021-03-05T09:00:00-05:00'),
    ]);
    const starts = (files.get('slots.ndjson') ?? []).map(
      (text) => (JSON.parse(text) as Resource).start,
    );
    expect(starts).to.deep.equal(['2026-11-23T14:00:00.000Z', '2026-11-27T09:00:00-05:00']);
    expect(manifest).to.deep.include({
      request: 'http://localhost:2/$bulk-publish',
      output: [{ type: 'Slot', url: 'http://localhost:2/slots.ndjson' }],
    });
  });

  it('comes back from the future, too', () => {
    const { files } = publish([line('2030-01-01T14:00:00Z')]);
    expect(files.get('slots.ndjson')?.[0]).to.contain('"start":"2026-11-24T14:00:00Z"');
  });

  it('leaves its dates alone where that is wanted', () => {
    expect(
      publish([line('2021-03-01T14:00:00.000Z')], { shift: false }).files.get('slots.ndjson')?.[0],
    ).to.contain('2021-03-01');
  });

  it('leads to the portal where there were links, and nowhere else', () => {
    const { files } = publish([line('2026-11-24T14:00:00Z', link), line('2026-11-24T15:00:00Z')]);
    const [with_, without] = files.get('slots.ndjson') ?? [];
    expect(with_).to.contain(
      '"valueUrl":"http://localhost:3/book?slot=Schedule%2Fs%7C7%7C2026-11-24T14%3A00%3A00Z"',
    );
    expect(without).not.to.contain('localhost:3');
  });

  it('moves an offset of hours only like any other', () => {
    const { files } = publish([line('2021-03-10T15:00:00-05')]);
    expect(files.get('slots.ndjson')?.[0]).to.contain('"start":"2026-11-25T15:00:00-05"');
  });

  it('says when an aggregator last asked, moved along', () => {
    const sync =
      ',"meta":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/lastSourceSync","valueDateTime":"2021-02-28T10:00:00Z"}]}';
    const { files } = publish([line('2021-03-01T14:00:00Z', sync)]);
    expect(files.get('slots.ndjson')?.[0]).to.contain('"valueDateTime":"2026-11-22T10:00:00Z"');
  });

  it('keeps what is broken as broken as it was', () => {
    expect(
      publish([line('2026-11-24T14:00:00Z'), '{"broken']).files.get('slots.ndjson')?.[1],
    ).to.equal('{"broken');
  });
});

describe('a slot at the portal', () => {
  const slot = { key: 's|1|x', capacity: 1, free: true };

  it('is held on landing, booked once, and free again when let go', () => {
    const bookings = new Bookings({ holdSeconds: 60 });
    expect(bookings.hold(slot, 'ana')).to.equal(true);
    expect(bookings.hold(slot, 'ben')).to.equal(false);
    expect(bookings.book(slot, 'ana')).to.equal(true);
    expect(bookings.book(slot, 'ben')).to.equal(false);
    bookings.release(slot.key, 'ana');
    expect(bookings.book(slot, 'ben')).to.equal(true);
  });

  it('stays booked when the same patient comes back and fails', () => {
    const bookings = new Bookings({ holdSeconds: 60 });
    bookings.book(slot, 'ana');
    bookings.letGo(slot.key, 'ana');
    expect(bookings.book(slot, 'ben')).to.equal(false);
  });

  it('takes as many as its capacity', () => {
    const bookings = new Bookings({ holdSeconds: 60 });
    const group = { ...slot, capacity: 2 };
    expect(['ana', 'ben', 'cai'].map((who) => bookings.book(group, who))).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('is let go when the hold runs out', () => {
    let time = 0;
    const bookings = new Bookings({ holdSeconds: 60, now: () => time });
    bookings.hold(slot, 'ana');
    time = 60_001;
    expect(bookings.hold(slot, 'ben')).to.equal(true);
  });
});
