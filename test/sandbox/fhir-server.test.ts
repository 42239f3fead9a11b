import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { validateResource } from '@medplum/core';
import type { Bundle, CapabilityStatement, Resource, Slot } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../demo/sandbox/bookings.mjs';
import { FhirStore } from '../../demo/sandbox/fhir/fhir-store.mjs';
import { readQuirks } from '../../demo/sandbox/fhir/quirks.mjs';
import { Publication } from '../../demo/sandbox/publication.mjs';
import { fhirSandbox, type FhirSandbox } from '../support/fhir-sandbox.js';

const now = new Date('2026-11-21T15:00:00Z');
const week = 'start=ge2026-11-23T00:00:00Z&start=lt2026-11-30T00:00:00Z';
let sandbox: FhirSandbox;

beforeAll(async () => {
  sandbox = await fhirSandbox(now);
});
afterAll(() => sandbox.stop());

const ask = (path: string, options?: RequestInit) => fetch(`${sandbox.base}/${path}`, options);
async function get<T>(path: string): Promise<T> {
  return (await (await ask(path)).json()) as T;
}
const search = (path: string) => get<Bundle>(path);
const resources = ({ entry = [] }: Bundle) => entry.flatMap(({ resource }) => resource ?? []);
const write = (method: string, path: string, body: object) =>
  ask(path, {
    method,
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(body),
  });

/** The lines of a type as the publication has them now. */
async function published(type: string): Promise<readonly Resource[]> {
  const manifest = (await (await fetch(sandbox.manifest)).json()) as {
    output: { type: string; url: string }[];
  };
  const files = manifest.output.filter((each) => each.type === type);
  const bodies = await Promise.all(files.map(async ({ url }) => (await fetch(url)).text()));
  return bodies.flatMap((body) => body.split('\n').map((line) => JSON.parse(line) as Resource));
}

async function everyPage(path: string): Promise<readonly Resource[]> {
  const found: Resource[] = [];
  for (let next: string | undefined = `${sandbox.base}/${path}`; next;) {
    const bundle = (await (await fetch(next)).json()) as Bundle;
    found.push(...resources(bundle));
    next = bundle.link?.find(({ relation }) => relation === 'next')?.url;
  }
  return found;
}

describe('the sandbox’s FHIR server', () => {
  it('keeps every resource that is published, and each is valid', async () => {
    for (const type of [
      'Organization',
      'Location',
      'Practitioner',
      'PractitionerRole',
      'Schedule',
      'Slot',
    ]) {
      const kept = await everyPage(`${type}?_count=200`);
      const ids = (all: readonly Resource[]) => all.map(({ id }) => id).sort();
      expect(ids(kept)).to.deep.equal(ids(await published(type)));
      for (const resource of kept) expect(validateResource(resource)).to.deep.equal([]);
    }
  });

  it('finds by status and time, sorts by instant, pages, and gives each resource its address', async () => {
    const path = `Slot?status=free&${week}&_sort=start&_count=30`;
    const bundle = await search(path);
    expect(bundle.entry).to.have.length(30);
    for (const { fullUrl, resource } of bundle.entry ?? [])
      expect(fullUrl).to.equal(`${sandbox.base}/Slot/${resource?.id}`);
    const all = (await everyPage(path)) as Slot[];
    expect(all).to.have.length(bundle.total ?? 0);
    const starts = all.map(({ start }) => Date.parse(start));
    expect(starts).to.deep.equal([...starts].sort((one, other) => one - other));
    const expected = ((await published('Slot')) as Slot[]).filter(
      ({ status, start }) =>
        status === 'free' &&
        Date.parse(start) >= Date.parse('2026-11-23') &&
        Date.parse(start) < Date.parse('2026-11-30'),
    );
    expect(all.length).to.equal(expected.length).and.to.be.above(100);
  });

  it('includes what slots lead to, as far as it is asked', async () => {
    const types = async (path: string) => [
      ...new Set(resources(await search(path)).map(({ resourceType }) => resourceType)),
    ];
    expect(await types(`Slot?${week}`)).to.deep.equal(['Slot']);
    expect(await types(`Slot?${week}&_include=Slot:schedule`)).to.deep.equal(['Slot', 'Schedule']);
    expect(
      await types(`Slot?${week}&_include=Slot:schedule&_include:iterate=Schedule:actor`),
    ).to.deep.equal(['Slot', 'Schedule', 'PractitionerRole', 'Location']);
  });

  it('follows a chain, and leaves out what it does not know, as its self link says', async () => {
    const bundle = await search('Slot?schedule.actor=Location/lakeview&favourite=yes&_count=200');
    const schedules = new Set(resources(bundle).map((slot) => (slot as Slot).schedule.reference));
    expect([...schedules].sort()).to.deep.equal([
      'Schedule/hannah-lindqvist',
      'Schedule/peter-okafor',
    ]);
    expect(bundle.link?.[0]?.url).not.to.contain('favourite');
    expect((await search('Slot?schedule.actor=Location/nowhere')).total).to.equal(0);
  });

  it('searches by a form, too', async () => {
    const bundle = (await (
      await ask('Slot/_search', {
        method: 'POST',
        body: new URLSearchParams('status=busy&_count=1'),
      })
    ).json()) as Bundle;
    expect(resources(bundle)[0]).to.include({ resourceType: 'Slot', status: 'busy' });
  });

  it('says what it can do', async () => {
    const statement = await get<CapabilityStatement>('metadata');
    expect(validateResource(statement)).to.deep.equal([]);
    const slot = statement.rest?.[0]?.resource?.find(({ type }) => type === 'Slot');
    expect(slot?.searchParam?.map(({ name }) => name)).to.include.members([
      'status',
      'start',
      'schedule',
    ]);
    expect(slot?.searchInclude).to.deep.equal(['Slot:schedule']);
  });

  it('is open to any origin, with and without a question before the question', async () => {
    const plain = await ask('Slot?_count=1');
    expect(plain.headers.get('Access-Control-Allow-Origin')).to.equal('*');
    const preflight = await ask('Appointment', { method: 'OPTIONS' });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).to.contain('Authorization');
  });

  it('refuses what is not valid, in FHIR’s words, and says where it put what is', async () => {
    const refused = await write('POST', 'Slot', { resourceType: 'Slot', status: 'free' });
    expect(refused.status).to.equal(400);
    expect(((await refused.json()) as Resource).resourceType).to.equal('OperationOutcome');

    const created = await write('POST', 'Patient', { resourceType: 'Patient', id: 'mine' });
    expect(created.status).to.equal(201);
    const location = created.headers.get('Location') ?? '';
    expect(location).to.match(/\/fhir\/Patient\/[\w-]+\/_history\/[\w-]+$/);
    expect(location).not.to.contain('mine');
    expect((await fetch(location)).status).to.equal(200);
    const named = await write('PUT', 'Patient/mine', { resourceType: 'Patient', id: 'mine' });
    expect(named.status).to.equal(201);
    expect(named.headers.get('Location')).to.contain('/fhir/Patient/mine/_history/');
    expect(
      (await write('PUT', 'Patient/mine', { resourceType: 'Patient', id: 'mine' })).status,
    ).to.equal(200);
    const wrong = await ask('Patient', { method: 'POST', body: '<Patient/>' });
    expect(wrong.status).to.equal(415);
  });

  it.each([
    ['Patient/unknown', 404],
    ['Unheard?_id=1', 404],
    ['Slot?start=tomorrow', 400],
    ['Slot?constructor=1&__proto__=1&toString=1&_count=abc&_offset=x', 200],
    ['Slot/%E0', 400],
  ])('answers %s with %i', async (path, status) => {
    expect((await ask(path)).status).to.equal(status);
  });

  it('publishes what is written to it', async () => {
    const place = await get<Resource>('Location/lakeview');
    await write('PUT', 'Location/lakeview', { ...place, name: 'Lakeview Annex' });
    const slot: Slot = {
      resourceType: 'Slot',
      status: 'free',
      schedule: { reference: 'Schedule/amelia-hart' },
      start: '2026-12-24T14:00:00Z',
      end: '2026-12-24T14:15:00Z',
    };
    const { id } = (await (await write('POST', 'Slot', slot)).json()) as Slot;
    expect((await published('Location')).find((each) => each.id === 'lakeview')).to.include({
      name: 'Lakeview Annex',
    });
    expect((await published('Slot')).filter((each) => each.id === id)).to.have.length(1);
    await ask(`Slot/${id}`, { method: 'DELETE' });
    expect((await published('Slot')).filter((each) => each.id === id)).to.have.length(0);
  });

  it('knows at once what the portal holds, books and lets go', async () => {
    const [slot] = [...sandbox.publication.slots.values()].filter(({ free }) => free);
    if (!slot) throw new Error('there is no free slot');
    const id = slot.key.split('|')[1] ?? '';
    const status = async () => (await get<Slot>(`Slot/${id}`)).status;
    const free = async () => (await search(`Slot?_id=${id}&status=free`)).total;
    sandbox.bookings.hold(slot, 'ana');
    expect([await status(), await free()]).to.deep.equal(['busy-tentative', 0]);
    sandbox.bookings.book(slot, 'ana');
    expect([await status(), await free()]).to.deep.equal(['busy', 0]);
    sandbox.bookings.release(slot.key, 'ana');
    expect([await status(), await free()]).to.deep.equal(['free', 1]);
  });
});

describe('a slot that is booked at the portal and written to at the FHIR server', () => {
  let slot: { key: string; capacity: number; free: boolean };
  let id: string;
  const read = () => get<Slot>(`Slot/${id}`);
  const line = async () => (await published('Slot')).find((each) => each.id === id) as Slot;
  const statuses = async () => [(await read()).status, (await line()).status];

  beforeEach(() => {
    const found = [...sandbox.publication.slots.values()].find(
      (each) => each.free && sandbox.bookings.stateOf(each).left === each.capacity,
    );
    if (!found) throw new Error('there is no free slot');
    slot = found;
    id = slot.key.split('|')[1] ?? '';
  });

  it('stays booked, and is free again when the portal lets go', async () => {
    sandbox.bookings.hold(slot, 'ana');
    await write('PUT', `Slot/${id}`, { ...(await read()), comment: 'By the window' });
    expect(await statuses()).to.deep.equal(['busy-tentative', 'busy-tentative']);
    sandbox.bookings.release(slot.key, 'ana');
    expect(await statuses()).to.deep.equal(['free', 'free']);
    expect((await line()).comment).to.equal('By the window');
  });

  it('is free everywhere when it is written to be', async () => {
    sandbox.bookings.book(slot, 'ana');
    await write('PUT', `Slot/${id}`, { ...(await read()), status: 'free' });
    expect(await statuses()).to.deep.equal(['free', 'free']);
    expect(sandbox.bookings.hold(slot, 'ben')).to.equal(true);
  });

  it('keeps its places', async () => {
    const url = 'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/slot-capacity';
    await write('PUT', `Slot/${id}`, { ...(await read()), extension: [{ url, valueInteger: 3 }] });
    const group = sandbox.publication.slots.get(slot.key) ?? slot;
    sandbox.bookings.book(group, 'ana');
    const left = async () => (await line()).extension?.[0]?.valueInteger;
    expect(await left()).to.equal(2);
    await write('PUT', `Slot/${id}`, await read());
    expect(await left()).to.equal(2);
  });

  it('stays booked when it is moved to another time', async () => {
    sandbox.bookings.book(slot, 'ana');
    await write('PUT', `Slot/${id}`, {
      ...(await read()),
      start: '2026-12-25T14:00:00Z',
      end: '2026-12-25T14:15:00Z',
    });
    expect((await line()).start).to.equal('2026-12-25T14:00:00Z');
    expect(await statuses()).to.deep.equal(['busy', 'busy']);
    expect((await search(`Slot?_id=${id}`)).total).to.equal(1);
  });

  it('takes its bookings with it when it is deleted', async () => {
    sandbox.bookings.book(slot, 'ana');
    const booked = await read();
    await ask(`Slot/${id}`, { method: 'DELETE' });
    await write('PUT', `Slot/${id}`, { ...booked, status: 'free' });
    expect(await statuses()).to.deep.equal(['free', 'free']);
  });
});

describe('slots that share an id in the publication', () => {
  it('have each their own at the FHIR server, and are written where they are', async () => {
    const twin = (start: string) =>
      JSON.stringify({
        resourceType: 'Slot',
        id: 'twin',
        schedule: { reference: 'Schedule/s' },
        status: 'free',
        start,
        end: start,
      });
    const files = new Map([
      ['slots', [twin('2026-12-01T14:00:00Z'), twin('2026-12-02T14:00:00Z')]],
    ]);
    const manifest = { output: [{ type: 'Slot', url: 'http://localhost/slots' }] };
    const publication = new Publication({ manifest, files }, new Bookings({ holdSeconds: 60 }));
    const store = new FhirStore(publication);
    const second = await store.readResource<Slot>('Slot', 'twin-2');
    await store.updateResource({ ...second, status: 'busy' });
    const lines = () =>
      (publication.files.files.get('slots') ?? []).map((each) => JSON.parse(each) as Slot);
    expect(lines().map((each) => [each.id, each.start, each.status])).to.deep.equal([
      ['twin', '2026-12-01T14:00:00Z', 'free'],
      ['twin', '2026-12-02T14:00:00Z', 'busy'],
    ]);
    await store.deleteResource('Slot', 'twin-2');
    expect(lines().map(({ start }) => start)).to.deep.equal(['2026-12-01T14:00:00Z']);
  });
});

describe('a client that leaves in the middle of its question', () => {
  it('leaves the server as it was', async () => {
    const { hostname, port } = new URL(sandbox.base);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const half = 'POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"re';
    Readable.from([half]).pipe(socket, { end: false });
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask('Slot?_count=1')).status).to.equal(200);
  });
});

describe('the manners of other servers', () => {
  it('are known by name, and an unknown name is an error that says which there are', () => {
    expect(readQuirks('no-include, text-sort')).to.have.length(2);
    expect(() => readQuirks('no-inclde')).to.throw(/knows no "no-inclde"; it knows no-include, /);
  });
});
