import { afterAll, describe, expect, it } from 'vitest';
import { quirkNames } from '../../demo/sandbox/fhir/quirks.mjs';
import { offer } from '../../src/availability/offer.js';
import { Timetable } from '../../src/availability/timetable.js';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import { SlotSearchSource } from '../../src/fhir/slot-search-source.js';
import type { SlotQuery } from '../../src/model/slot-query.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import type { Slot } from '../../src/model/slot.js';
import { fhirSandbox } from '../support/fhir-sandbox.js';

const now = new Date('2026-11-21T15:00:00Z');
const query: SlotQuery = { from: '2026-11-21T15:00:00Z', to: '2027-01-20T15:00:00Z' };

interface Found {
  readonly slots: readonly Slot[];
  readonly issues: string;
  readonly complete: boolean;
}

async function find(source: SlotSource, asked: SlotQuery = query): Promise<Found> {
  const slots = new Map<string, Slot>();
  const issues: string[] = [];
  let complete = true;
  for await (const page of source.findSlots(asked, { signal: new AbortController().signal })) {
    for (const slot of page.slots) slots.set(slot.id, slot);
    issues.push(...(page.issues ?? []).map(({ code, count }) => `${code} ×${count}`));
    complete &&= page.complete !== false;
  }
  const { groups } = offer(Timetable.of([SlotRows.of(slots.values())]), {
    viewerZone: 'UTC',
    query: asked,
  });
  return {
    slots: groups.flatMap((group) => [...group.slots]),
    issues: issues.join(', ') || 'none',
    complete,
  };
}

/** What a patient gets to know of a slot, whatever the address it was found at. */
const known = (slots: readonly Slot[]) =>
  slots
    .map(({ id: _, endpoint: __, ...slot }) => JSON.stringify(slot, Object.keys(slot).sort()))
    .sort();

/** The same, where people and places have names only, and no address of their own. */
const named = (slots: readonly Slot[]) =>
  slots
    .map(({ id: _, endpoint: __, schedule: ___, practitioner, place, ...slot }) =>
      JSON.stringify([practitioner?.name, place?.name, slot.reference, slot.start, slot.timeZone]),
    )
    .sort();

/** What the publication offers, by preset: it is the same at every server. */
const publications = new Map<string, Found>();

const table: Record<string, string | number>[] = [];
afterAll(() => console.table(table));

async function row(mode: string, preset: Partial<SlotQuery> = {}) {
  const asked = { ...query, ...preset };
  const sandbox = await fhirSandbox(now, mode);
  try {
    const key = JSON.stringify(preset);
    const published =
      publications.get(key) ?? (await find(new BulkPublishSource(sandbox.manifest), asked));
    publications.set(key, published);
    const before = sandbox.asked.length;
    const searched = await find(new SlotSearchSource(sandbox.base), asked);
    table.push({
      'server mode': mode || 'none',
      'preset on the page': Object.keys(preset).join(' '),
      'published': published.slots.length,
      'shown': searched.slots.length,
      'issues reported': searched.issues,
      'requests': sandbox.asked.length - before,
    });
    return { published, searched, asked: sandbox.asked.slice(before) };
  } finally {
    sandbox.stop();
  }
}

describe('a search at a FHIR server', () => {
  it('finds what the publication of the same data offers, in as few requests as there are pages, and one for windows that have begun', async () => {
    const { published, searched, asked } = await row('');
    expect(published.slots.length).to.be.above(1_500);
    expect(known(searched.slots)).to.deep.equal(known(published.slots));
    expect(searched).to.deep.include({ issues: 'none', complete: true });
    expect(asked).to.have.length(Math.ceil(published.slots.length / 200) + 1);
  });

  const reported: Record<string, string> = {
    'no-include': 'not-included',
    'repeated-start': 'search-refused',
    'both-bounds': 'none',
    'two-weeks': 'span-refused',
    'service-type-required': 'search-refused',
    'status-ignored': 'filter-ignored',
    'relative-next': 'none',
    'opaque-next': 'none',
    'looping-next': 'paging-broken',
    'text-sort': 'not-sorted',
    'no-metadata': 'none',
    'no-fhir-json': 'media-type-refused',
    'urn-uuid': 'none',
    'contained': 'none',
    'stu3': 'search-refused',
    'dstu2': 'filter-ignored',
    'html-errors': 'none',
  };
  const presets: Record<string, Partial<SlotQuery>> = {
    'service-type-required': { serviceType: ['124'] },
  };
  it.each(quirkNames)('finds the same at a server in the mode "%s"', async (mode) => {
    const { published, searched, asked } = await row(mode, presets[mode]);
    const told = mode === 'contained' ? named : known;
    expect(told(searched.slots)).to.deep.equal(told(published.slots));
    expect(searched.complete).to.equal(true);
    expect(searched.issues).to.contain(reported[mode]);
    expect(asked.length).to.be.at.most(30);
  });

  it.each<[string, Partial<SlotQuery>]>([
    [
      'no-include repeated-start status-ignored relative-next text-sort no-metadata no-fhir-json html-errors',
      {},
    ],
    ['both-bounds two-weeks service-type-required stu3 opaque-next', { serviceType: ['124'] }],
    ['both-bounds two-weeks opaque-next urn-uuid dstu2 no-metadata no-fhir-json html-errors', {}],
  ])(
    'finds the same at a server that does wrong much that can be mended: %s',
    async (modes, preset) => {
      const { published, searched } = await row(modes, preset);
      expect(known(searched.slots)).to.deep.equal(known(published.slots));
      expect(searched.complete).to.equal(true);
    },
  );

  it('tells the webmaster what to preset for a server that demands a service type', async () => {
    const sandbox = await fhirSandbox(now, 'service-type-required');
    const told = await find(new SlotSearchSource(sandbox.base)).then(
      () => 'nothing',
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    );
    sandbox.stop();
    table.push({
      'server mode': 'service-type-required, nothing preset',
      'shown': 0,
      'issues reported': told,
    });
    expect(told).to.match(/^endpoint-invalid: .* set service-type="…"/);
  });

  it.each(['no-metadata', 'html-errors'])(
    'finds the same where the mode "%s" comes on top of a refusal',
    async (mode) => {
      const { published, searched, asked } = await row(`${mode} repeated-start`);
      expect(known(searched.slots)).to.deep.equal(known(published.slots));
      expect(asked[1]).to.equal('GET /fhir/metadata');
      expect(searched.issues).to.contain('search-refused ×1');
      expect(searched.issues.includes('no-capabilities')).to.equal(mode === 'no-metadata');
    },
  );

  it('says what an error is, where the server has only a web page for it', async () => {
    const sandbox = await fhirSandbox(now, 'html-errors');
    const told = await find(new SlotSearchSource(`${sandbox.base}/nowhere`)).then(
      () => 'nothing',
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    );
    sandbox.stop();
    table.push({
      'server mode': 'html-errors, wrong address',
      'shown': 0,
      'issues reported': told,
    });
    expect(told).to.match(/^http: .*\/fhir\/nowhere\/Slot answered 404$/);
  });

  it('says so where nothing can be mended: no way to a second page, no way to ask for less', async () => {
    const { searched } = await row('looping-next repeated-start');
    expect(searched.slots.length).to.be.above(0);
    expect(searched.complete).to.equal(false);
    expect(searched.issues).to.contain('truncated ×1');
  });

  it.each<[string, Partial<SlotQuery>]>([
    ['practitioner', { practitioner: ['Practitioner/amelia-hart'] }],
    ['location', { location: ['lakeview'] }],
    ['organization', { organization: ['Organization/bluestem'] }],
    ['specialty', { specialty: ['http://snomed.info/sct|394537008'] }],
    ['service type', { serviceType: ['124'] }],
    ['visit mode', { visitMode: 'virtual' }],
    ['patient type', { patientType: 'new' }],
  ])('keeps to a %s that the page has preset', async (_, filter) => {
    for (const mode of ['', 'no-metadata no-include']) {
      const { published, searched } = await row(mode, filter);
      expect(published.slots.length).to.be.above(20);
      expect(known(searched.slots)).to.deep.equal(known(published.slots));
    }
  });

  it('asks the server for the preset practitioner only, whose schedules name a role', async () => {
    const { searched, asked } = await row('', { practitioner: ['Practitioner/amelia-hart'] });
    expect(searched.slots.length).to.be.below(200 * 3);
    expect(asked.length).to.be.below(5);
  });
});
