import { describe, expect, it, vi } from 'vitest';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import type { EndpointSettings } from '../../src/fhir/endpoint-settings.js';
import { MemoryFileStore } from '../../src/fhir/memory-file-store.js';
import { SlotSearchSource } from '../../src/fhir/slot-search-source.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import type { Slot } from '../../src/model/slot.js';
import { place, schedule, slotResource } from '../support/publisher.js';
import { searchset } from '../support/fhir-server.js';

const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
const nine = '2026-11-24T14:00:00Z';
const ten = '2026-11-24T15:00:00Z';
const canary = 'canary-91c2';
const manifestUrl = 'https://slots.example/clinic/$bulk-publish';
const base = 'https://fhir.example/r4';

type Answer = (request: Request) => object | string | number;

/** Servers by address, without query; whatever they are sent stays to be looked at. */
function network(answers: Readonly<Record<string, object | string | Answer>>) {
  const sent: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(request);
    const answer = answers[request.url.replace(/\?.*$/, '')] ?? 404;
    const said = typeof answer === 'function' ? (answer as Answer)(request) : answer;
    if (typeof said === 'number') return new Response('', { status: said });
    return new Response(typeof said === 'string' ? said : JSON.stringify(said));
  };
  const withToken = () =>
    sent.filter(({ headers }) => headers.has('Authorization')).map(({ url }) => url);
  return { fetch, sent, withToken };
}
async function slotsOf(source: SlotSource): Promise<readonly Slot[]> {
  const slots: Slot[] = [];
  for await (const page of source.findSlots(query, { signal: new AbortController().signal }))
    slots.push(...page.slots);
  return slots;
}
const lines = (...resources: readonly object[]) =>
  resources.map((each) => JSON.stringify(each)).join('\n');
/** Answers those who show this token. */
const showing =
  (token: string, said: object | string): Answer =>
  ({ headers }) =>
    headers.get('Authorization') === `Bearer ${token}` ? said : 401;

describe('a publication for which the page has a token', () => {
  const own = 'https://slots.example/clinic';
  const output = [
    { type: 'Schedule', url: `${own}/schedules` },
    { type: 'Location', url: 'https://cdn.example/clinic/places' },
    { type: 'Slot', url: 'nested/slots' },
    { type: 'Slot', url: 'https://slots.example/other/slots' },
    { type: 'Slot', url: 'https://cdn.example/clinic/slots?sig=x' },
  ];
  const clinic = (token: string) => ({
    [manifestUrl]: showing(token, { output }),
    [`${own}/schedules`]: showing(token, lines(schedule)),
    'https://cdn.example/clinic/places': lines(place),
    [`${own}/nested/slots`]: showing(token, lines(slotResource('1', nine))),
    'https://slots.example/other/slots': lines(slotResource('2', ten)),
    'https://cdn.example/clinic/slots': lines(slotResource('3', ten)),
  });
  const look = (settings: EndpointSettings) =>
    slotsOf(new BulkPublishSource(manifestUrl, { random: () => 0, ...settings }));

  it('is read with it; files elsewhere are read without it', async () => {
    const { fetch, sent, withToken } = network(clinic(canary));
    expect(await look({ fetch, accessToken: async () => canary })).to.have.length(3);
    expect(withToken().sort()).to.deep.equal([
      manifestUrl,
      `${own}/nested/slots`,
      `${own}/schedules`,
    ]);
    for (const { cache } of sent) expect(cache).to.equal('no-store');
  });

  it('asks the page once, and once more where the token has run out', async () => {
    const { fetch } = network(clinic('new'));
    const accessToken = vi.fn(async () => (accessToken.mock.calls.length > 1 ? 'new' : 'old'));
    expect(await look({ fetch, accessToken })).to.have.length(3);
    expect(accessToken).toHaveBeenCalledTimes(2);
  });

  it('leaves nothing in the store, and takes nothing out of it', async () => {
    const files = new MemoryFileStore();
    const openFiles = async () => files;
    const touched = (['line', 'get', 'put', 'note'] as const).map((name) => vi.spyOn(files, name));
    const { fetch } = network(clinic(canary));
    await look({ fetch, openFiles, accessToken: async () => canary });
    for (const call of touched) expect(call).not.toHaveBeenCalled();
  });

  it('is asked for anew in each search, so that who has signed out is not signed in any more', async () => {
    const { fetch, withToken } = network(clinic(canary));
    let signedIn = true;
    const source = new BulkPublishSource(manifestUrl, {
      fetch,
      random: () => 0,
      accessToken: async () => (signedIn ? canary : undefined),
    });
    await slotsOf(source);
    const before = withToken().length;
    signedIn = false;
    await expect(slotsOf(source)).rejects.toMatchObject({ code: 'unauthorized' });
    expect(withToken()).to.have.length(before);
  });

  it('is public where the page has none: it is kept, and not asked for twice', async () => {
    const all = Object.entries(clinic(canary)).map(([address, answer]) => [
      address,
      typeof answer === 'function'
        ? answer(new Request(address, { headers: { Authorization: `Bearer ${canary}` } }))
        : answer,
    ]);
    const { fetch, sent, withToken } = network(Object.fromEntries(all) as Record<string, object>);
    const source = new BulkPublishSource(manifestUrl, {
      fetch,
      accessToken: async () => undefined,
    });
    expect(await slotsOf(source)).to.have.length(3);
    const asked = sent.length;
    await slotsOf(source);
    expect(sent).to.have.length(asked);
    expect(withToken()).to.deep.equal([]);
  });
});

describe('a FHIR server for which the page has a token', () => {
  const search = (settings: EndpointSettings) =>
    slotsOf(new SlotSearchSource(base, { random: () => 0, ...settings }));
  const whole = (more: object = {}) => searchset([slotResource('1', nine), schedule, place], more);

  it('is searched with it', async () => {
    const { fetch, sent, withToken } = network({ [`${base}/Slot`]: showing(canary, whole()) });
    expect(await search({ fetch, accessToken: async () => canary })).to.have.length(1);
    expect(withToken()).to.have.length(sent.length);
    for (const { redirect, cache } of sent)
      expect([redirect, cache]).to.deep.equal(['error', 'no-store']);
  });

  it('is searched on with the token that the page gives after a 401', async () => {
    const { fetch, sent } = network({ [`${base}/Slot`]: showing('new', whole()) });
    const accessToken = vi.fn(async () => (accessToken.mock.calls.length > 1 ? 'new' : 'old'));
    expect(await search({ fetch, accessToken })).to.have.length(1);
    expect(accessToken).toHaveBeenCalledTimes(2);
    expect(
      sent.filter(({ headers }) => headers.get('Authorization') === 'Bearer old'),
    ).to.have.length(1);
  });

  it.each([
    'https://evil.test/r4/Slot?page=2',
    'https://fhir.example/elsewhere/Slot?page=2',
    `${base}/..%2f..%2fadmin`,
  ])('never gets it to %s, where "next" leads', async (url) => {
    const next = { link: [{ relation: 'next', url }] };
    const { fetch, withToken } = network({ [`${base}/Slot`]: showing(canary, whole(next)) });
    await search({ fetch, accessToken: async () => canary });
    expect(withToken()).not.to.deep.equal([]);
    for (const address of withToken()) expect(address).to.match(/^https:\/\/fhir\.example\/r4\/\w/);
  });

  it('tells the page that it is not let in, where two tokens are refused', async () => {
    const { fetch } = network({ [`${base}/Slot`]: () => 401 });
    await expect(search({ fetch, accessToken: async () => canary })).rejects.toMatchObject({
      code: 'unauthorized',
    });
  });

  it('is asked without one where the page’s own code fails', async () => {
    const { fetch, withToken } = network({ [`${base}/Slot`]: whole() });
    const accessToken = () => Promise.reject(new Error('the session is over'));
    expect(await search({ fetch, accessToken })).to.have.length(1);
    expect(withToken()).to.deep.equal([]);
  });
});
