import { expect } from 'chai';
import { http, HttpResponse } from 'msw';
import type { SlotSource } from '../../src/model/slot-source.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { now, onePractitioner } from '../../stories/scenes.js';
import { network, useNetwork } from '../support/network.js';
import { place, schedule, slotResource } from '../support/publisher.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

const fhir = `${location.origin}/fhir`;
const nine = '2026-11-24T14:00:00Z';

function answer(slots: readonly object[], more: object = {}) {
  network.use(
    http.get(`${fhir}/Slot`, () =>
      HttpResponse.json({
        resourceType: 'Bundle',
        entry: [...slots, schedule, place].map((resource) => ({ resource })),
        ...more,
      }),
    ),
    http.get(`${fhir}/metadata`, () => new HttpResponse(null, { status: 404 })),
  );
}

describe('a scheduler on a FHIR server', () => {
  useNetwork();
  let page: SchedulerPage;
  const told: string[] = [];
  const { warn, error } = console;

  const open = (given: Partial<SmartScheduler> = {}) => {
    page = SchedulerPage.open((element) => {
      Object.assign(element, { now: () => now, locale: 'en-US', days: 5, ...given });
    });
  };
  beforeEach(() => {
    told.length = 0;
    console.warn = console.error = (words: string) => told.push(words);
  });
  afterEach(async () => {
    Object.assign(console, { warn, error });
    await page.element.clearLocalData();
    page.close();
  });

  it('shows its slots, and which server they are from', async () => {
    answer([slotResource('1', nine)]);
    open({ endpoint: '/fhir' });
    await page.becomes('ready');
    expect(page.parts('slot')).to.have.length(1);
    const { sources } = await page.hears('scheduler-slots-loaded');
    expect(sources).to.deep.equal([{ endpoint: fhir, status: 'ok', count: 1, issues: [] }]);
    await page.choose('9:00');
    expect(page.text).to.contain('Harbor Street Family Medicine');
  });

  it('says so where it has more slots than can be read', async () => {
    answer([slotResource('1', nine)], {
      link: [{ relation: 'next', url: 'https://elsewhere.example/' }],
    });
    open({ endpoint: '/fhir' });
    await page.becomes('ready');
    expect((await page.hears('scheduler-error')).code).to.equal('truncated');
    expect(page.part('notice').textContent).to.contain('Some times could not be loaded');
  });

  it('shows nothing of a clinic that the page has turned away from', async () => {
    answer([slotResource('1', nine)]);
    open({ endpoint: '/fhir' });
    await page.becomes('ready');
    network.use(
      http.get(`${location.origin}/other/*`, () => new HttpResponse(null, { status: 404 })),
    );
    page.element.endpoint = '/other';
    await page.becomes('loading', 'error');
    expect(page.parts('slot')).to.have.length(0);
    await page.becomes('error');
    expect(page.parts('slot')).to.have.length(0);
  });

  describe('checks the page', () => {
    it('and says what is wrong, as data and in the console', async () => {
      open({ days: 40 });
      const issues = await page.element.checkSetup();
      expect(issues.map(({ severity, code }) => [severity, code])).to.deep.equal([
        ['error', 'endpoint-missing'],
        ...(location.search ? [['warning', 'return-url-missing']] : []),
        ['warning', 'attribute-out-of-range'],
      ]);
      for (const { code, message, fix } of issues)
        expect(told).to.include(`smart-scheduler: ${code}: ${message} ${fix}`);
    });

    it('when its search is done, not before', async () => {
      let proceed = () => {};
      const until = new Promise<void>((resolve) => (proceed = resolve));
      const far = { timeZone: '+08:00', timeZoneFrom: 'offset' } as const;
      const source = memorySource([slotAt('2026-11-24T14:00:00Z', far)], { until });
      open({ sources: [source], returnUrl: '/' });
      const checked = page.element.checkSetup();
      proceed();
      expect((await checked).map(({ code }) => code)).to.deep.equal(['zone-guessed']);
    });

    it('with the settings as they are now', async () => {
      const empty: SlotSource = memorySource([]);
      open({ sources: [empty], returnUrl: '/' });
      expect((await page.element.checkSetup()).map(({ code }) => code)).to.deep.equal(['empty']);
      page.element.sources = [memorySource(onePractitioner)];
      expect(await page.element.checkSetup()).to.deep.equal([]);
    });

    it('of the settings of its children, too', async () => {
      answer([slotResource('1', nine)]);
      open({ returnUrl: '/' });
      const child = document.createElement('smart-scheduler-source');
      Object.assign(child, { endpoint: '/fhir', timeZone: 'Mars/Olympus' });
      page.element.append(child);
      await until(
        () => page.state === 'ready',
        () => `it is ${page.state}`,
      );
      const issues = await page.element.checkSetup();
      expect(issues.map(({ message }) => message)).to.deep.equal([
        'time-zone="Mars/Olympus" is not allowed; the default is used instead.',
      ]);
    });

    it('on its own a moment after the first search, once', async () => {
      open({ sources: [memorySource(onePractitioner)], returnUrl: '/', headingLevel: 9 });
      await page.becomes('ready');
      await until(
        () => told.length > 0,
        () => 'nothing was told',
      );
      await page.element.refresh();
      await new Promise((resolve) => setTimeout(resolve, 2_200));
      expect(told, told.join('\n')).to.have.length(1);
      expect(told[0]).to.match(/^smart-scheduler: attribute-out-of-range: heading-level="9"/);
    });
  });
});
