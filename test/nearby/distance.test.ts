import { describe, expect, it } from 'vitest';
import { kilometersBetween } from '../../src/nearby/distance.js';
import { distanceTo } from '../../src/nearby/place-distance.js';

const boston = { latitude: 42.3601, longitude: -71.0589 };
const springfield = { latitude: 42.1015, longitude: -72.5898 };

describe('a distance', () => {
  it('is none from a place to itself', () => {
    expect(kilometersBetween(boston, boston)).to.equal(0);
  });

  it('is a degree of latitude’s 111 km, anywhere', () => {
    expect(
      kilometersBetween({ latitude: 0, longitude: 9 }, { latitude: 1, longitude: 9 }),
    ).to.be.closeTo(111.2, 0.1);
  });

  it('is half as long by longitude at 60 degrees north', () => {
    expect(
      kilometersBetween({ latitude: 60, longitude: 9 }, { latitude: 60, longitude: 10 }),
    ).to.be.closeTo(55.6, 0.1);
  });

  it('goes the short way over the date line', () => {
    expect(
      kilometersBetween({ latitude: 52, longitude: 179.5 }, { latitude: 52, longitude: -179.5 }),
    ).to.be.closeTo(68.5, 0.5);
  });

  it('is half the way around to the other side of the earth', () => {
    expect(
      kilometersBetween(
        { latitude: 12.3, longitude: 45.6 },
        { latitude: -12.3, longitude: -134.4 },
      ),
    ).to.be.closeTo(20_015, 1);
  });

  it('from New York to Los Angeles is what the atlas says', () => {
    expect(
      kilometersBetween(
        { latitude: 40.7128, longitude: -74.006 },
        { latitude: 34.0522, longitude: -118.2437 },
      ),
    ).to.be.closeTo(3936, 5);
  });
});

describe('the way to a clinic', () => {
  it('is measured to its own position where it publishes one', async () => {
    const clinic = { name: 'Clinic', address: '1 Elm St, Miami, FL 33101', position: springfield };
    const distance = await distanceTo(clinic, boston);
    expect(distance?.km).to.be.closeTo(129, 2);
    expect(distance?.estimated).to.equal(false);
  });

  it.each([
    '1 Main St, Springfield, MA 01105',
    '1 Main St, Springfield, MA 01105-1234',
    '1 Main St, Springfield, MA 011051234',
    '10001 Main St, Springfield, MA 01105, USA',
    '1 Main St, Springfield, MA 01105 United States',
  ])('is estimated by the ZIP code of %s', async (address) => {
    const distance = await distanceTo({ name: 'Clinic', address }, boston);
    expect(distance?.km).to.be.closeTo(129, 3);
    expect(distance?.estimated).to.equal(true);
  });

  it('is estimated where the place has no name but its address', async () => {
    const distance = await distanceTo({ name: '1 Main St, Springfield, MA 01105' }, boston);
    expect(distance?.estimated).to.equal(true);
  });

  it.each([
    ['no address', { name: 'Clinic' }],
    ['no ZIP code', { name: 'Clinic', address: '1 Main St, Springfield' }],
    ['a ZIP code that nobody has', { name: 'Clinic', address: '1 Main St, Nowhere, XX 00000' }],
    ['a house number like a ZIP code', { name: 'Clinic', address: '01105 Main St, Springfield' }],
    ['the code of another country', { name: 'Clinic', address: '10115 Berlin, Germany' }],
    ['six digits', { name: 'Clinic', address: '1 Main St, 101105' }],
  ])('is unknown with %s', async (_, place) => {
    expect(await distanceTo(place, boston)).to.equal(undefined);
  });
});
