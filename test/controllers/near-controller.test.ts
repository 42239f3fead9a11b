import { describe, expect, it, vi } from 'vitest';
import type { ReactiveControllerHost } from 'lit';
import type { Kind } from '../../src/availability/timetable.js';
import { NearController } from '../../src/controllers/near-controller.js';
import type { DistanceTo } from '../../src/nearby/distances.js';
import { distanceTo } from '../../src/nearby/place-distance.js';
import { slotAt } from '../../src/testing.js';

const boston = { latitude: 42.3601, longitude: -71.0589 };
const gloucester = { latitude: 42.61, longitude: -70.66 };
const places = [
  { name: 'With a position', position: gloucester },
  { name: 'With a ZIP code', address: '1 Main Street, Gloucester, MA 01930' },
  { name: 'Nowhere' },
];
const fromBoston = { position: boston, reach: 50 } as const;
const fromGloucester = { position: gloucester, reach: 50 } as const;
const kilometer = { name: 'kilometer', kilometers: 1 } as const;
const kinds: readonly Kind[] = places.map((place) => slotAt('2026-11-24T14:00:00.000Z', { place }));

function open(measure: DistanceTo = distanceTo) {
  const requestUpdate = vi.fn();
  const host = { requestUpdate } as unknown as ReactiveControllerHost;
  return { near: new NearController(host, measure), requestUpdate };
}

/** The table of ZIP codes cannot be loaded before it is there. */
function unloaded() {
  const table = { isThere: false, asked: 0 };
  const measure: DistanceTo = async (place, origin) => {
    if (place.address && !place.position) table.asked += 1;
    if (place.address && !table.isThere) throw new TypeError('not loaded');
    return distanceTo(place, origin);
  };
  return { measure, table };
}

const kilometers = ({ nearness }: NearController) =>
  places.map((place) => Math.round(nearness?.kilometersTo(place) ?? -1));

describe('how far places are', () => {
  it('is measured once for each, by position or ZIP code; of some nobody knows', async () => {
    const { near, requestUpdate } = open();
    near.update(fromBoston, kilometer, [kinds]);
    const before = near.nearness;
    expect(near.isMeasuring).to.equal(true);
    await vi.waitUntil(() => !near.isMeasuring);
    expect(kilometers(near)).to.deep.equal([43, 42, -1]);
    expect(near.nearness).not.to.equal(before);
    expect(requestUpdate).toHaveBeenCalledTimes(1);
    const after = near.nearness;
    near.update({ ...fromBoston, position: { ...boston } }, kilometer, [kinds]);
    expect([near.isMeasuring, near.nearness]).to.deep.equal([false, after]);
  });

  it('is measured anew from another origin, and what was under way from the first says nothing', async () => {
    const { near } = open();
    near.update(fromBoston, kilometer, [kinds]);
    near.update(fromGloucester, kilometer, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect(kilometers(near)[0]).to.equal(0);
  });

  it('keeps nobody waiting who has let go of it, or asks from elsewhere', async () => {
    const never = new Promise<undefined>(() => undefined);
    const { near } = open((place, origin) =>
      origin === boston ? never : distanceTo(place, origin),
    );
    near.update(fromBoston, kilometer, [kinds]);
    expect(near.isMeasuring).to.equal(true);
    near.update(undefined, kilometer, [kinds]);
    expect(near.isMeasuring).to.equal(false);
    near.update(fromBoston, kilometer, [kinds]);
    near.update(fromGloucester, kilometer, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring, { timeout: 1_000 });
    expect(kilometers(near)[0]).to.equal(0);
  });

  it('is known of those that need no ZIP code, though the list of ZIP codes cannot be loaded', async () => {
    const { measure } = unloaded();
    const { near } = open(measure);
    near.update(fromBoston, kilometer, [[...kinds].reverse()]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect(kilometers(near)).to.deep.equal([43, -1, -1]);
  });

  it('is tried again when the patient asks again, as far as they go or farther, and not before', async () => {
    for (const again of [{ ...fromBoston }, { ...fromBoston, reach: 25 } as const]) {
      const { measure, table } = unloaded();
      const { near } = open(measure);
      near.update(fromBoston, kilometer, [kinds]);
      await vi.waitUntil(() => !near.isMeasuring);
      near.update(fromBoston, kilometer, [kinds]);
      expect([near.isIncomplete, near.isMeasuring, table.asked]).to.deep.equal([true, false, 1]);
      table.isThere = true;
      near.update(again, kilometer, [kinds]);
      expect([near.isIncomplete, near.isMeasuring]).to.deep.equal([false, true]);
      await vi.waitUntil(() => !near.isMeasuring);
      near.update(again, kilometer, [kinds]);
      expect([near.isIncomplete, near.isMeasuring]).to.deep.equal([false, false]);
      expect(kilometers(near)).to.deep.equal([43, 42, -1]);
    }
  });

  it('is not unknown any more where the next times can be measured', async () => {
    const { measure, table } = unloaded();
    const { near } = open(measure);
    near.update(fromBoston, kilometer, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring);
    table.isThere = true;
    near.update(fromBoston, kilometer, [[...kinds]]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect([near.isIncomplete, kilometers(near)]).to.deep.equal([false, [43, 42, -1]]);
  });

  it('is not unknown any more where the patient lets go of it', async () => {
    const { measure } = unloaded();
    const { near } = open(measure);
    near.update(fromBoston, kilometer, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring);
    near.update(fromBoston, kilometer, [kinds]);
    expect(near.isIncomplete).to.equal(true);
    near.update(undefined, kilometer, [kinds]);
    expect(near.isIncomplete).to.equal(false);
  });

  it('is nobody’s question of a video visit, for which nothing is loaded', async () => {
    const { measure, table } = unloaded();
    const { near } = open(measure);
    near.update(fromBoston, kilometer, [kinds.map((kind) => ({ ...kind, mode: 'virtual' }))]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect(table.asked).to.equal(0);
  });

  it('is nothing to judge by any more when the patient lets go of it, though it was being measured', async () => {
    const { near } = open();
    near.update(fromBoston, kilometer, [kinds]);
    near.update(undefined, kilometer, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect([near.nearness, near.of(places[0])]).to.deep.equal([undefined, undefined]);
  });
});
