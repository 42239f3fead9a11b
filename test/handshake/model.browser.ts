import { expect } from 'chai';
import fc from 'fast-check';
import { extent } from '../support/extent.js';
import { ReferenceModel } from './model/reference-model.js';
import { opensTab, steps } from './model/steps.js';
import { World } from './model/world.js';

const endings = [
  'left',
  'booked',
  'cancelled',
  'failed',
  'entered-in-error',
  'already-used',
  'expired',
  'unknown-state',
  'invalid-outcome',
  'duplicate-parameter',
];

describe('handshake, the controllers', () => {
  const { warn } = console;
  before(() => (console.warn = () => undefined));
  after(() => (console.warn = warn));

  it('H37: whatever is done in whatever order, each attempt has its own answer, told once', async function () {
    const { isFull, timeout } = await extent;
    this.timeout(timeout);
    const told = new Set<string>();
    const anyOrder = fc.asyncProperty(
      fc.commands(steps, { maxCommands: 30, size: 'max' }),
      async (commands) => {
        const [world, model] = [new World(), new ReferenceModel()];
        try {
          await opensTab(model, world);
          await fc.asyncModelRun(() => ({ model, real: world }), commands);
        } finally {
          world.told.forEach((ending) => told.add(ending));
          await world.ends();
        }
      },
    );
    await fc.assert(anyOrder, {
      ...(isFull ? { numRuns: 10_000 } : { numRuns: 60, seed: 7 }),
      includeErrorInReport: true,
    });
    // Otherwise it would hold for what never happens.
    expect([...told]).to.include.members([...endings, 'booked, relayed']);
  });
});
