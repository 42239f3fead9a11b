import tzLookup from '@photostructure/tz-lookup';
import { describe, expect, it } from 'vitest';
import { zoneOfPlace, type Whereabouts } from '../../src/time/place-zone.js';

/** What is told of a place, and how often the atlas was opened for it. */
async function told(where: Whereabouts) {
  let opened = 0;
  const place = await zoneOfPlace(where, async () => {
    opened += 1;
    return tzLookup;
  });
  return { ...place, opened };
}
const zoneOf = async (where: Whereabouts) => (await told(where)).zone;
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('the zone of a clinic by its ZIP code', () => {
  it.each([
    ['02114', 'America/New_York', 'Boston'],
    ['60611', 'America/Chicago', 'Chicago'],
    ['85004', 'America/Phoenix', 'Phoenix'],
    ['86515', 'America/Denver', 'Window Rock, in the Navajo Nation'],
    ['86503', 'America/Denver', 'Chinle, in the Navajo Nation'],
    ['86045', 'America/Denver', 'Tuba City, in the Navajo Nation'],
    ['86042', 'America/Phoenix', 'Polacca, of the Hopi'],
    ['86040', 'America/Phoenix', 'Page'],
    ['46202', 'America/Indiana/Indianapolis', 'Indianapolis'],
    ['46402', 'America/Chicago', 'Gary'],
    ['47710', 'America/Chicago', 'Evansville'],
    ['47586', 'America/Chicago', 'Tell City'],
    ['47591', 'America/Indiana/Indianapolis', 'Vincennes'],
    ['40202', 'America/New_York', 'Louisville'],
    ['42101', 'America/Chicago', 'Bowling Green, KY'],
    ['42001', 'America/Chicago', 'Paducah'],
    ['37402', 'America/New_York', 'Chattanooga'],
    ['37405', 'America/New_York', 'the north of Chattanooga'],
    ['37203', 'America/Chicago', 'Nashville'],
    ['38555', 'America/Chicago', 'Crossville, TN'],
    ['37920', 'America/New_York', 'Knoxville'],
    ['32501', 'America/Chicago', 'Pensacola'],
    ['32401', 'America/Chicago', 'Panama City'],
    ['32301', 'America/New_York', 'Tallahassee'],
    ['32456', 'America/New_York', 'Port St. Joe'],
    ['32465', 'America/Chicago', 'Wewahitchka'],
    ['48201', 'America/Detroit', 'Detroit'],
    ['49935', 'America/Menominee', 'Iron River'],
    ['49855', 'America/Detroit', 'Marquette'],
    ['83702', 'America/Boise', 'Boise'],
    ['83837', 'America/Los_Angeles', 'Kellogg'],
    ['83501', 'America/Los_Angeles', 'Lewiston, ID'],
    ['83549', 'America/Boise', 'Riggins'],
    ['97914', 'America/Boise', 'Ontario, OR'],
    ['97720', 'America/Los_Angeles', 'Burns'],
    ['58801', 'America/Chicago', 'Williston'],
    ['58601', 'America/Denver', 'Dickinson, ND'],
    ['58554', 'America/Chicago', 'Mandan'],
    ['57501', 'America/Chicago', 'Pierre'],
    ['57701', 'America/Denver', 'Rapid City'],
    ['69361', 'America/Denver', 'Scottsbluff'],
    ['69153', 'America/Denver', 'Ogallala'],
    ['69101', 'America/Chicago', 'North Platte'],
    ['67735', 'America/Denver', 'Goodland'],
    ['67901', 'America/Chicago', 'Liberal'],
    ['79901', 'America/Denver', 'El Paso'],
    ['79830', 'America/Chicago', 'Alpine, TX'],
    ['88540', 'America/Denver', 'El Paso, by its second three digits'],
    ['89883', 'America/Denver', 'West Wendover'],
    ['36867', 'America/New_York', 'Phenix City'],
    ['99503', 'America/Anchorage', 'Anchorage'],
    ['99546', 'America/Adak', 'Adak'],
    ['96813', 'Pacific/Honolulu', 'Honolulu'],
    ['00907', 'America/Puerto_Rico', 'San Juan'],
    ['00802', 'America/St_Thomas', 'Saint Thomas'],
    ['96913', 'Pacific/Guam', 'Barrigada'],
    ['96799', 'Pacific/Pago_Pago', 'Pago Pago'],
  ])('%s is %s, for %s', async (postalCode, zone) => {
    expect(await told({ postalCode })).to.deep.equal({
      zone,
      from: 'zip',
      contradictory: false,
      opened: 0,
    });
  });

  it('is the same with the four digits of ZIP+4', async () => {
    expect(await zoneOf({ postalCode: '37402-1234' })).to.equal('America/New_York');
    expect(await zoneOf({ postalCode: '374021234' })).to.equal('America/New_York');
  });

  it.each(['00000', '37399', 'SW1A 1AA', 'K1A 0B1', '1234', ''])(
    'is not made up for %o, which there is not',
    async (postalCode) => {
      expect(await told({ country: 'US', state: 'TN', postalCode })).to.deep.equal({
        contradictory: false,
        opened: 0,
      });
    },
  );

  it('is that of where the ZIP code is, where the atlas of the border is off', async () => {
    expect(tzLookup(48.1468, -103.6199)).to.equal('America/Denver');
    const williston = { state: 'ND', postalCode: '58801', position: at(48.1468, -103.6199) };
    expect(await told(williston)).to.deep.include({ zone: 'America/Chicago', from: 'zip' });
  });
});

describe('the zone of a clinic by its state', () => {
  it.each([
    ['MA', 'America/New_York'],
    ['ma', 'America/New_York'],
    ['Massachusetts', 'America/New_York'],
    ['New Mexico', 'America/Denver'],
    ['PR', 'America/Puerto_Rico'],
    ['HI', 'Pacific/Honolulu'],
  ])('%s is %s', async (state, zone) => {
    expect(await told({ state })).to.deep.include({ zone, from: 'state', opened: 0 });
  });

  it.each(['AZ', 'FL', 'ID', 'IN', 'KS', 'KY', 'MI', 'ND', 'NE', 'OR', 'SD', 'TN', 'TX'])(
    '%s is not told, as it has two',
    async (state) => {
      expect(await zoneOf({ state })).to.equal(undefined);
    },
  );

  it('of two zones is the one that its position is in', async () => {
    expect(await told({ state: 'TN', position: at(35.96, -83.92) })).to.deep.equal({
      zone: 'America/New_York',
      from: 'position',
      contradictory: false,
      opened: 1,
    });
    expect(await zoneOf({ state: 'Texas', position: at(31.77, -106.5) })).to.equal(
      'America/Denver',
    );
    expect(await zoneOf({ state: 'IN', position: at(38.68, -87.52) })).to.equal(
      'America/Indiana/Indianapolis',
    );
  });

  it('is not that of another country, though the atlas draws the border there', async () => {
    expect(tzLookup(26.244459, -98.561327)).to.equal('America/Monterrey');
    expect(await zoneOf({ state: 'TX', position: at(26.244459, -98.561327) })).to.equal(undefined);
  });

  it('is that of a territory named as the country', async () => {
    expect(await zoneOf({ country: 'PR' })).to.equal('America/Puerto_Rico');
    expect(await zoneOf({ country: 'GU', state: 'Guam' })).to.equal('Pacific/Guam');
  });
});

describe('a clinic elsewhere', () => {
  it.each<[string, Whereabouts]>([
    ['by its country', { country: 'DE', postalCode: '80331' }],
    ['by its country, of which the state is the code of one here', { country: 'CA', state: 'CA' }],
    ['by its state', { state: 'Bavaria', postalCode: '80331' }],
  ])('is not looked for here, %s', async (_, where) => {
    expect(await told(where)).to.deep.equal({ contradictory: false, opened: 0 });
    expect(await told({ ...where, position: at(48.14, 11.58) })).to.deep.equal({
      zone: 'Europe/Berlin',
      from: 'position',
      contradictory: false,
      opened: 1,
    });
  });

  it('is here where the country says so, however it is written', async () => {
    for (const country of ['US', 'usa', 'U.S.A.', 'United States', 'United States of America'])
      expect(await zoneOf({ country, postalCode: '80331' }), country).to.equal('America/Denver');
  });
});

describe('a clinic of which only the position is told', () => {
  it.each([
    [at(42.36, -71.06), 'America/New_York'],
    [at(43.65, -79.38), 'America/Toronto'],
    [at(51.5, -0.12), 'Europe/London'],
  ])('at %o is in %s', async (position, zone) => {
    expect(await told({ position })).to.deep.include({ zone, from: 'position' });
  });

  it.each([
    ['nowhere: 0/0', at(0, 0)],
    ['off the globe', at(142.36, -71.06)],
    ['off the globe to the west', at(42.36, -271.06)],
    ['in the ice, as its degrees are swapped', at(-71.06, 42.36)],
    ['at sea', at(30, -40)],
  ])('is not in any zone %s', async (_, position) => {
    expect(await zoneOf({ position })).to.equal(undefined);
  });
});

describe('a clinic of which two things are said', () => {
  it.each([
    ['its position lacks its sign', at(42.36, 71.06)],
    ['its degrees are swapped', at(-71.06, 42.36)],
    ['its position is that of the head office', at(37.77, -122.42)],
  ])('is where its address is, where %s', async (_, position) => {
    const boston = { zone: 'America/New_York', contradictory: true, opened: 0 };
    expect(await told({ state: 'MA', position })).to.deep.equal({ ...boston, from: 'state' });
    expect(await told({ state: 'MA', postalCode: '02114', position })).to.deep.equal({
      ...boston,
      from: 'zip',
    });
  });

  it('is where its address is without a word, where its position is 0/0', async () => {
    expect(await told({ state: 'MA', position: at(0, 0) })).to.deep.include({
      zone: 'America/New_York',
      contradictory: false,
    });
  });

  it('is nowhere where five digits alone may be the code of another country', async () => {
    const munich = { postalCode: '80331', position: at(48.14, 11.58) };
    expect(await told(munich)).to.deep.equal({ contradictory: true, opened: 0 });
  });

  it('is where its position says which of state and ZIP code is right', async () => {
    const where = { state: 'MA', postalCode: '90012' };
    expect(await told({ ...where, position: at(42.36, -71.06) })).to.deep.include({
      zone: 'America/New_York',
      contradictory: true,
    });
    expect(await told({ ...where, position: at(34.05, -118.24) })).to.deep.include({
      zone: 'America/Los_Angeles',
      contradictory: true,
    });
    expect(await told({ ...where, position: at(41.88, -87.63) })).to.deep.equal({
      contradictory: true,
      opened: 1,
    });
    expect(await told(where)).to.deep.equal({ contradictory: true, opened: 0 });
  });

  it('is in one place where a ZIP code across the state line has the same clocks', async () => {
    const toledo = { state: 'OH', postalCode: '48182' };
    expect(await told(toledo)).to.deep.include({ zone: 'America/Detroit', contradictory: false });
  });

  it('is nowhere where only the country is right', async () => {
    expect(await told({ country: 'US', position: at(42.36, 71.06) })).to.deep.equal({
      contradictory: true,
      opened: 0,
    });
  });
});

describe('a browser that does not know a zone yet', () => {
  it('is told none, rather than one that it cannot show', async () => {
    const place = { position: at(-45.57, -72.07) };
    const atlas = async () => () => 'America/Not_Yet_There';
    expect(await zoneOfPlace(place, atlas)).to.deep.equal({ contradictory: false });
    expect(await zoneOfPlace({ state: 'TN', position: at(35.96, -83.92) }, atlas)).to.deep.equal({
      contradictory: false,
    });
  });
});
