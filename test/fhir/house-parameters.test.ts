import { describe, expect, it } from 'vitest';
import { slotResource } from '../support/publisher.js';
import { bundle, find, nine, refusal, server, whole } from '../support/search-server.js';

const house = (searchParameters: string) => ({ searchParameters });
const usual =
  'Slot?status=free&_sort=start&_count=500&_include=Slot:schedule&_include:iterate=Schedule:actor&_include:iterate=PractitionerRole:practitioner';
const bounds = '&start=ge2026-11-23T14:00:00Z&start=lt2027-01-22T14:00:00Z';

describe('a page’s own search parameters', () => {
  it.each([
    ['-location={location}&slot-type={service-type}', '&-location=l&slot-type=urn:x|7,urn:x|8'],
    ['?-location={location}', '&-location=l'],
    ['schedule.actor=Practitioner/{practitioner}', '&schedule.actor=Practitioner/p,Practitioner/q'],
    ['-clinic=main&specialty={specialty}', '&-clinic=main'],
    ['pair={location}-{service-type}', '&pair=l-urn:x|7,l-urn:x|8'],
    ['name=a%26b', '&name=a&b'],
    ['', ''],
  ])(
    '%s are told with the page’s presets, without those that have none',
    async (template, told) => {
      const asked = server((path) => (path === 'Slot' ? whole(slotResource('1', nine)) : 403));
      const presets = {
        location: ['https://fhir.example/r4/Location/l'],
        practitioner: ['Practitioner/p', 'q'],
        serviceType: ['urn:x|7', 'urn:x|8'],
      };
      await find(asked, presets, house(template));
      expect(asked.asked().filter((path) => path.startsWith('Slot'))).to.deep.equal([
        usual + told + bounds,
      ]);
    },
  );

  it('take the place of what is asked by the same name', async () => {
    const asked = server(() => whole(slotResource('1', nine)));
    await find(asked, {}, house('_count=50&status=free,busy'));
    expect(asked.asked()[0])
      .to.contain('Slot?_sort=start&_include=')
      .and.to.contain('&_count=50&status=free,busy&start=ge');
  });

  it('are told in every way of asking, and for windows that have begun', async () => {
    const asked = server((path, given) =>
      path === 'metadata'
        ? 404
        : given.has('status')
          ? refusal(400, 'no')
          : bundle([slotResource('1', nine)]),
    );
    await find(asked, {}, house('tenant=7'));
    const searches = asked.requests.filter(({ url }) => url.includes('/Slot?'));
    expect(searches.length).to.be.above(3);
    for (const { url } of searches) expect(url).to.contain('tenant=7');
  });

  it('with a placeholder that nobody knows are left out, and it is said', async () => {
    const asked = server(() => whole(slotResource('1', nine)));
    const { issues } = await find(asked, {}, house('a={clinic}&b={constructor}'));
    expect(asked.asked()[0]).to.equal(usual + bounds);
    expect(issues[0]).to.include({ code: 'placeholder-unknown', count: 2, example: 'a={clinic}' });
  });
});
