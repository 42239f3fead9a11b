import { describe, expect, it } from 'vitest';
import { kilometersBetween, type Position } from '../../src/nearby/distance.js';
import { findOrigins } from '../../src/nearby/gazetteer.js';
import { positionOfZip } from '../../src/nearby/zip-table.js';

const labels = async (text: string, limit?: number) =>
  (await findOrigins(text, limit)).map(({ label }) => label);
const best = async (text: string) => (await labels(text))[0];

/** Positions of town halls and the like, as any atlas has them. */
const known: readonly (readonly [string, number, number, number])[] = [
  ['Boston, MA', 42.3601, -71.0589, 6],
  ['Springfield, MA', 42.1015, -72.5898, 4],
  ['Springfield, IL', 39.7817, -89.6501, 6],
  ['Springfield, MO', 37.209, -93.2923, 6],
  ['New York, NY', 40.7128, -74.006, 2],
  ['Chicago, IL', 41.8781, -87.6298, 10],
  ['Los Angeles, CA', 34.0522, -118.2437, 10],
  ['Houston, TX', 29.7604, -95.3698, 10],
  ['El Paso, TX', 31.7619, -106.485, 12],
  ['Miami, FL', 25.7617, -80.1918, 14],
  ['Seattle, WA', 47.6062, -122.3321, 8],
  ['Denver, CO', 39.7392, -104.9903, 8],
  ['Lakewood, CO', 39.7047, -105.0814, 5],
  ['Saint Louis, MO', 38.627, -90.1994, 12],
  ['Saint Paul, MN', 44.9537, -93.09, 8],
  ['Fort Wayne, IN', 41.0793, -85.1394, 10],
  ['Mount Vernon, NY', 40.9126, -73.8371, 3],
  ['Washington, DC', 38.9072, -77.0369, 6],
  ['Anchorage, AK', 61.2181, -149.9003, 10],
  ['Fairbanks, AK', 64.8378, -147.7164, 12],
  ['Honolulu, HI', 21.3069, -157.8583, 10],
  ['San Juan, PR', 18.4655, -66.1057, 10],
  ['Ponce, PR', 18.0111, -66.6141, 6],
  ['Burbank, CA', 34.1808, -118.309, 4],
];

describe('a city', () => {
  it.each(known)('%s is where the atlas has it', async (name, latitude, longitude, km) => {
    const [origin] = await findOrigins(name);
    expect(origin?.label).to.equal(name);
    expect(kilometersBetween(origin?.position as Position, { latitude, longitude })).to.be.below(
      km,
    );
  });

  it.each([
    ['springfield, ma', 'Springfield, MA'],
    ['SPRINGFIELD MA', 'Springfield, MA'],
    ['  springfield ,  massachusetts ', 'Springfield, MA'],
    ['Springfield, Mass', 'Springfield, MA'],
    ['Springfield, MA, USA', 'Springfield, MA'],
    ['St Paul', 'Saint Paul, MN'],
    ['st. louis', 'Saint Louis, MO'],
    ['Ft. Wayne', 'Fort Wayne, IN'],
    ['mt vernon ny', 'Mount Vernon, NY'],
    ['port st lucie', 'Port Saint Lucie, FL'],
    ['N Hollywood', 'North Hollywood, CA'],
    ['winston salem', 'Winston-Salem, NC'],
    ['Winston-Salem', 'Winston-Salem, NC'],
    ['o fallon mo', 'O Fallon, MO'],
    ["O'Fallon, MO", 'O Fallon, MO'],
    ['dekalb il', 'Dekalb, IL'],
    ['new york', 'New York, NY'],
    ['Nueva York', 'New York, NY'],
    ['Nueva York, Nueva York', 'New York, NY'],
    ['NYC', 'New York, NY'],
    ['Filadelfia, Pensilvania', 'Philadelphia, PA'],
    ['Washington', 'Washington, DC'],
    ['Washington D.C.', 'Washington, DC'],
    ['kansas city kansas', 'Kansas City, KS'],
    ['charleston west virginia', 'Charleston, WV'],
    ['port washington', 'Port Washington, NY'],
    ['Los Ángeles', 'Los Angeles, CA'],
    ['Coon Rapids', 'Coon Rapids, MN'],
    ['mayaguez', 'Mayagüez, PR'],
    ['MAYAGÜEZ, PUERTO RICO', 'Mayagüez, PR'],
    ['bayamon pr', 'Bayamón, PR'],
    ['Hagatna, Guam', 'Hagåtña, GU'],
  ])('may be written %s', async (text, label) => {
    expect(await best(text)).to.equal(label);
  });

  it('of a common name is asked about, the largest first', async () => {
    const found = await labels('springfield');
    expect(found).to.have.length(8);
    expect(found.slice(0, 3)).to.have.members([
      'Springfield, MO',
      'Springfield, MA',
      'Springfield, IL',
    ]);
    expect(found.every((label) => label.startsWith('Springfield, '))).to.equal(true);
    expect(await labels('springfield', 100)).to.include('Springfield, VT');
  });

  it('is found while its name is being typed, the whole name before longer ones', async () => {
    expect(await best('coon rap')).to.equal('Coon Rapids, MN');
    expect(await labels('aurora')).to.include.members(['Aurora, CO', 'Aurora, IL']);
    expect((await labels('newport'))[0]).to.match(/^Newport, /);
    expect(await labels('springfield, m')).to.include.members([
      'Springfield, MA',
      'Springfield, MO',
    ]);
    expect(await labels('springfield, m')).to.not.include('Springfield, IL');
  });

  it('is of the state that stands after a comma, and of no other that begins so', async () => {
    const found = await labels('springfield, ma', 100);
    expect(found.filter((label) => !label.endsWith(', MA'))).to.deep.equal([]);
  });

  it('is listed once, though what was typed can be read in two ways', async () => {
    const found = await labels('port or', 100);
    expect(found).to.include.members(['Port Orford, OR', 'Portland, OR', 'Port Orchard, WA']);
    expect(found).to.have.length(new Set(found).size);
  });

  it('is listed once, though its ZIP codes begin with two digits', async () => {
    expect((await labels('el paso, tx')).filter((label) => label === 'El Paso, TX')).to.have.length(
      1,
    );
  });

  it.each(['', ' ', 's', ',', 'Atlantis', 'constructor', '🏥', '   12 ', '(', 'springfield, zz'])(
    'is not found in “%s”',
    async (text) => {
      expect(await labels(text)).to.deep.equal([]);
    },
  );
});

describe('a ZIP code', () => {
  it.each([
    ['01105', 'Springfield, MA 01105', 42.0995, -72.5783],
    ['02108', 'Boston, MA 02108', 42.3576, -71.0651],
    ['10001', 'New York, NY 10001', 40.7506, -73.9972],
    ['90210', 'Beverly Hills, CA 90210', 34.0901, -118.4065],
    ['60601', 'Chicago, IL 60601', 41.8853, -87.6216],
    ['00901', 'San Juan, PR 00901', 18.4655, -66.1057],
    ['00501', 'Holtsville, NY 00501', 40.8151, -73.0451],
    ['99501', 'Anchorage, AK 99501', 61.2181, -149.87],
    ['96813', 'Honolulu, HI 96813', 21.3124, -157.8532],
    ['20500', 'Washington, DC 20500', 38.8977, -77.0365],
    ['91521', 'Burbank, CA 91521', 34.1808, -118.309],
  ])('%s is there', async (zip, label, latitude, longitude) => {
    const [origin, ...others] = await findOrigins(zip);
    expect(others).to.deep.equal([]);
    expect(origin).to.include({ label, zip, state: label.slice(-8, -6) });
    expect(kilometersBetween(origin?.position as Position, { latitude, longitude })).to.be.below(4);
    expect(await positionOfZip(zip)).to.deep.equal(origin?.position);
  });

  it('may have its last four digits, some of them, or a city before it', async () => {
    for (const text of [
      '01105-1234',
      '01105-',
      '01105-12',
      '011051234',
      ' 01105 ',
      'Springfield, MA 01105',
    ])
      expect(await labels(text), text).to.deep.equal(['Springfield, MA 01105']);
    expect(await positionOfZip('01105-1234')).to.deep.equal(await positionOfZip('01105'));
  });

  it('is found from its third digit on, with the zeros before it', async () => {
    expect(await labels('011', 3)).to.deep.equal([
      'Springfield, MA 01101',
      'Springfield, MA 01102',
      'Springfield, MA 01103',
    ]);
    expect(await labels('0110', 100)).to.include('Springfield, MA 01105');
    expect(await labels('01')).to.deep.equal([]);
  });

  it('that nobody has is nowhere', async () => {
    expect(await labels('00000')).to.deep.equal([]);
    expect(await labels('09001'), 'forces abroad').to.deep.equal([]);
    for (const zip of ['00000', '', 'abcde', '0110', '-1'])
      expect(await positionOfZip(zip), zip).to.equal(undefined);
  });

  it('that nobody has still leaves the city before it', async () => {
    expect(await best('Springfield, MA 00000')).to.equal('Springfield, MA');
  });
});

describe('looking up', () => {
  it('takes no time that a typing patient could feel', async () => {
    await findOrigins('springfield');
    await findOrigins('01105');
    const texts = [
      'springfield',
      'spr',
      'St Louis',
      'Springfield, MA',
      '01105',
      '011',
      'nowhere at all',
    ];
    const began = performance.now();
    for (let round = 0; round < 20; round += 1) for (const text of texts) await findOrigins(text);
    const each = (performance.now() - began) / (20 * texts.length);
    // An idle machine takes a tenth of this.
    expect(each).to.be.below(50);
  });
});
