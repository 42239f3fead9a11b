import { describe, expect, it } from 'vitest';
import { configure } from '../../src/page/configuration.js';
import { FeedList } from '../../src/controllers/feed-list.js';
import { recordsEndpointFor } from '../../src/page/records-endpoint.js';
import { slotAt } from '../../src/testing.js';

const page = new URL('https://clinic.example/book');
const own = 'https://clinic.example/r4';
const other = 'https://other.example/r4';
const manifest = 'https://clinic.example/$bulk-publish';
const records = 'https://ehr.example/r4';

describe('the records of a slot', () => {
  it.each<{
    readonly of: string | undefined;
    readonly at: string | undefined;
    readonly settings: Parameters<typeof configure>[0];
    readonly child?: { readonly endpoint: string; readonly protocol?: string };
    readonly where: string;
  }>([
    { where: 'of the page’s FHIR server', of: own, at: own, settings: { endpoint: own } },
    { where: 'of a publication', of: manifest, at: undefined, settings: { endpoint: manifest } },
    {
      where: 'of a publication whose records the page names',
      of: manifest,
      at: records,
      settings: { endpoint: manifest, recordsEndpoint: records },
    },
    {
      where: 'of a FHIR server whose records the page names',
      of: own,
      at: records,
      settings: { endpoint: own, recordsEndpoint: records },
    },
    {
      where: 'of another FHIR server of the page',
      of: other,
      at: other,
      settings: { endpoint: own },
      child: { endpoint: other },
    },
    {
      where: 'of another publication of the page',
      of: other,
      at: undefined,
      settings: { endpoint: own },
      child: { endpoint: other, protocol: 'bulk-publish' },
    },
    {
      where: 'of another FHIR server, where the page names the records of its own',
      of: other,
      at: undefined,
      settings: { endpoint: own, recordsEndpoint: records },
      child: { endpoint: other },
    },
    {
      where: 'of a server that the page does not name',
      of: 'https://past.example/r4',
      at: undefined,
      settings: { endpoint: own },
      child: { endpoint: other },
    },
    { where: 'that tells none', of: undefined, at: undefined, settings: { endpoint: own } },
    {
      where: 'that tells none, where the page names them',
      of: undefined,
      at: records,
      settings: { recordsEndpoint: records },
    },
  ])('$where are asked for at $at', ({ of, at, settings, child }) => {
    const feeds = new FeedList(() => undefined);
    if (child) feeds.declare({} as Element, child);
    const slot = slotAt('2026-11-24T14:00:00Z', of === undefined ? {} : { endpoint: of });
    const configuration = configure(settings, page);
    expect(recordsEndpointFor(slot, configuration, feeds.fhirBases(page))).to.equal(at);
  });
});
