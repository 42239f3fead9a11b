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
const kinds: readonly Kind[] = places.map((place) => slotAt('2026-11-24T14:00:00.000Z', { place }));

function open(measure: DistanceTo = distanceTo) {
  const requestUpdate = vi.fn();
  const host = { requestUpdate } as unknown as ReactiveControllerHost;
  return { near: new NearController(host, measure), requestUpdate };
}

const kilometers = ({ nearness }: NearController) =>
  places.map((place) => Math.round(nearness?.kilometersTo(place) ?? -1));

describe('how far places are', () => {
  it('is measured once for each, by position or ZIP code; of some nobody knows', async () => {
    const { near, requestUpdate } = open();
    near.update({ origin: boston, most: 50 }, [kinds]);
    const before = near.nearness;
    expect(near.isMeasuring).to.equal(true);
    await vi.waitUntil(() => !near.isMeasuring);
    expect(kilometers(near)).to.deep.equal([43, 42, -1]);
    expect(near.nearness).not.to.equal(before);
    expect(requestUpdate).toHaveBeenCalledTimes(1);
    const after = near.nearness;
    near.update({ origin: { ...boston }, most: 50 }, [kinds]);
    expect([near.isMeasuring, near.nearness]).to.deep.equal([false, after]);
  });

  it('is measured anew from another origin, and what was under way from the first says nothing', async () => {
    const { near } = open();
    near.update({ origin: boston, most: 50 }, [kinds]);
    near.update({ origin: gloucester, most: 50 }, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect(kilometers(near)[0]).to.equal(0);
  });

  it('keeps nobody waiting who has let go of it, or asks from elsewhere', async () => {
    const never = new Promise<undefined>(() => undefined);
    const { near } = open((place, origin) =>
      origin === boston ? never : distanceTo(place, origin),
    );
    near.update({ origin: boston, most: 50 }, [kinds]);
    expect(near.isMeasuring).to.equal(true);
    near.update(undefined, [kinds]);
    expect(near.isMeasuring).to.equal(false);
    near.update({ origin: boston, most: 50 }, [kinds]);
    near.update({ origin: gloucester, most: 50 }, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring, { timeout: 1_000 });
    expect(kilometers(near)[0]).to.equal(0);
  });

  it('is nothing to judge by any more when the patient lets go of it, though it was being measured', async () => {
    const { near } = open();
    near.update({ origin: boston, most: 50 }, [kinds]);
    near.update(undefined, [kinds]);
    await vi.waitUntil(() => !near.isMeasuring);
    expect([near.nearness, near.of(places[0])]).to.deep.equal([undefined, undefined]);
  });
});
