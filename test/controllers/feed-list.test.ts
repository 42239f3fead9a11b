import { describe, expect, it } from 'vitest';
import { FeedList } from '../../src/controllers/feed-list.js';
import { configure } from '../../src/page/configuration.js';
import type { FeedDeclaration } from '../../src/page/scheduler-context.js';

const page = new URL('https://clinic.example/book');
const main = {
  endpoint: 'https://one.example/r4',
  searchParameters: '-location={location}',
};

function opened(settings: object, child?: FeedDeclaration) {
  const feeds = new FeedList(() => undefined);
  if (child) feeds.declare({} as Element, child);
  const told: Record<string, string | undefined> = {};
  feeds.open(configure(settings, page), [], page, (endpoint, feed) => {
    told[endpoint] = feed.searchParameters;
    return { findSlots: async function* () {} };
  });
  return told;
}

describe('the search parameters of a page', () => {
  it('are its own endpoint’s, and each further source has its own', () => {
    const child = { endpoint: 'https://two.example/r4', searchParameters: 'tenant=7' };
    expect(opened(main, child)).to.deep.equal({
      'https://one.example/r4': '-location={location}',
      'https://two.example/r4': 'tenant=7',
    });
    expect(opened(main, { endpoint: child.endpoint })).to.deep.equal({
      'https://one.example/r4': '-location={location}',
      'https://two.example/r4': undefined,
    });
  });

  it('are not the states that patients look in, which are every source’s that names none', () => {
    const feeds = new FeedList(() => undefined);
    const child = (label: string, states?: string) =>
      feeds.declare({} as Element, { endpoint: `https://${label}.example/r4`, label, states });
    child('two');
    child('three', 'VT');
    const told: Record<string, string | undefined> = {};
    feeds.open(configure({ ...main, states: 'MA RI' }, page), [], page, (endpoint, { states }) => {
      told[new URL(endpoint).host] = states;
      return { findSlots: async function* () {} };
    });
    expect(told).to.deep.equal({
      'one.example': 'MA RI',
      'two.example': 'MA RI',
      'three.example': 'VT',
    });
  });

  it('make it search again when they change', () => {
    const feeds = new FeedList(() => undefined);
    const key = (settings: object) => feeds.key(configure(settings, page));
    expect(key(main)).not.to.equal(key({ ...main, searchParameters: 'tenant=7' }));
    expect(key(main)).not.to.equal(key({ ...main, states: 'MA' }));
  });
});

describe('what is kept of a patient’s choices', () => {
  const key = (
    settings: object,
    child?: FeedDeclaration,
    ...labels: readonly (string | undefined)[]
  ) => {
    const feeds = new FeedList(() => undefined);
    if (child) feeds.declare({} as Element, child);
    const sources = labels.map((label) => ({
      ...(label !== undefined && { label }),
      findSlots: async function* () {},
    }));
    return feeds.asked(configure(settings, page), sources);
  };

  it('is kept though the page’s addresses are signed anew', () => {
    const child = { endpoint: '/feed?sig=1' };
    const before = key({ endpoint: 'https://one.example/r4?token=1' }, child);
    const after = key({ endpoint: 'https://one.example/r4?token=2' }, { endpoint: '/feed?sig=2' });
    expect(after).to.equal(before);
    expect(before).not.to.match(/token|sig/);
  });

  it.each<Parameters<typeof key>>([
    [{ endpoint: 'https://two.example/r4' }],
    [{ ...main, searchParameters: 'tenant=7' }],
    [main, { endpoint: 'https://two.example/r4' }],
    [{ ...main, visitMode: 'virtual' }],
    [main, undefined, undefined],
    [main, undefined, 'Annex'],
    [main, undefined, 'Annex', undefined],
  ])('is another’s where the page asks somebody else: %j %j %s', (...asked) => {
    expect(key(...asked)).not.to.equal(key(main));
  });

  it('is told apart by the labels and the number of the page’s own sources', () => {
    const keys = [[undefined], ['East'], ['West'], [undefined, undefined]].map((labels) =>
      key({}, undefined, ...labels),
    );
    expect(new Set(keys).size).to.equal(4);
  });
});
