import { describe, expect, it, vi } from 'vitest';
import type { ReactiveControllerHost } from 'lit';
import { OriginController, type OriginPorts } from '../../src/controllers/origin-controller.js';
import { findOrigins } from '../../src/nearby/nearby.js';

function open(given: Partial<OriginPorts> = {}) {
  const host = { requestUpdate: () => undefined } as unknown as ReactiveControllerHost;
  const found = vi.fn();
  const origin = new OriginController(host, {
    find: findOrigins,
    position: () => Promise.resolve({ latitude: 42.4, longitude: -71.1 }),
    found,
    ...given,
  });
  return { origin, found };
}

describe('where a patient looks from', () => {
  it('is a ZIP code', async () => {
    const { origin, found } = open();
    await origin.ask(' 01930 ');
    expect(found.mock.lastCall?.[0].label).to.equal('Gloucester, MA 01930');
    expect(origin.question.is).to.equal('open');
  });

  it('is a city with its state', async () => {
    const { origin, found } = open();
    await origin.ask('springfield, ma');
    expect(found.mock.lastCall?.[0].label).to.equal('Springfield, MA');
  });

  it('is asked back where a city is in several states', async () => {
    const { origin, found } = open();
    await origin.ask('Springfield');
    const { question } = origin;
    const labels = question.is === 'ambiguous' ? question.origins.map(({ label }) => label) : [];
    expect(labels).to.include.members(['Springfield, MA', 'Springfield, IL', 'Springfield, MO']);
    if (question.is === 'ambiguous' && question.origins[0]) origin.pick(question.origins[0]);
    expect(found.mock.lastCall?.[0].label).to.equal(labels[0]);
    expect(origin.question.is).to.equal('open');
  });

  it('is not a city that only begins like what was typed, where there is one of just that name', async () => {
    const begun = (await findOrigins('Gloucester')).map(({ label }) => label);
    expect(begun).to.include('Gloucester City, NJ');
    const { origin } = open();
    await origin.ask('gloucester');
    const { question } = origin;
    const labels = question.is === 'ambiguous' ? question.origins.map(({ label }) => label) : [];
    expect(labels).to.include('Gloucester, MA');
    expect(labels.filter((label) => !label.startsWith('Gloucester, '))).to.deep.equal([]);
  });

  it('is not known where there is no such place, and the words say which', async () => {
    const { origin, found } = open();
    await origin.ask(' Xyzzyville ');
    expect(origin.question).to.deep.equal({ is: 'unknown', text: 'Xyzzyville' });
    expect(found).not.toHaveBeenCalled();
  });

  it('cannot be looked up without the list of ZIP codes', async () => {
    const { origin } = open({ find: () => Promise.reject(new Error('offline')) });
    await origin.ask('01930');
    expect(origin.question.is).to.equal('failed');
  });

  it('is where they are, where the browser tells; else they are asked to type', async () => {
    const { origin, found } = open();
    await origin.askBrowser();
    expect(found.mock.lastCall).to.deep.equal([{ position: { latitude: 42.4, longitude: -71.1 } }]);
    const silent = open({ position: () => Promise.reject(new Error('denied')) });
    await silent.origin.askBrowser();
    expect(silent.origin.question.is).to.equal('no-position');
  });

  it('is what was asked last, though an earlier answer comes later', async () => {
    const answers: ((origins: Awaited<ReturnType<typeof findOrigins>>) => void)[] = [];
    const { origin, found } = open({ find: () => new Promise((answer) => answers.push(answer)) });
    const at = (label: string) => [
      { label, state: 'MA', position: { latitude: 42, longitude: -71 } },
    ];
    const both = [origin.ask('Salem'), origin.ask('Lowell')];
    answers[1]?.(at('Lowell, MA'));
    answers[0]?.(at('Salem, MA'));
    await Promise.all(both);
    expect(found.mock.calls.map(([{ label }]) => label)).to.deep.equal(['Lowell, MA']);
  });
});
