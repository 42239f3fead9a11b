import { expect } from 'chai';
import { http, HttpResponse } from 'msw';
import type { Place } from '../../src/model/slot.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { now } from '../../stories/scenes.js';
import { barriers } from '../support/axe.js';
import { network, useNetwork } from '../support/network.js';
import { oneLine, SchedulerPage, until } from '../support/scheduler-page.js';

describe('what is near, without the list of ZIP codes', () => {
  useNetwork();
  const failed = 'The list of ZIP codes could not be loaded. Please try again.';
  const byZip = { name: 'Short Hills', address: '1 Main Street, Short Hills, NJ 07078' };
  const byPosition = { name: 'Midtown', position: { latitude: 40.75, longitude: -73.99 } };
  const at = (place: Place) =>
    slotAt('2026-11-24T15:00:00.000Z', { practitioner: { name: place.name }, place });
  let page: SchedulerPage;

  /** Looks for times from a city, whose own part of the list is another. */
  const look = async (...places: readonly Place[]) => {
    page = SchedulerPage.open((element) => {
      const sources = [memorySource(places.map(at))];
      Object.assign(element, { now: () => now, locale: 'en-US', days: 5, sources });
    });
    await page.becomes('ready');
    await page.press(page.button('Filters'));
    const root = page.element.shadowRoot as ShadowRoot;
    await until(
      () => root.querySelector('#filter-near'),
      () => 'the filters do not open',
    );
    const field = root.querySelector('#filter-near') as HTMLInputElement;
    field.value = '10001';
    field.form?.requestSubmit();
  };
  const says = (text: string) =>
    until(
      () => oneLine(page.element.querySelector('[role=status]')?.textContent) === text,
      () => `it says ${page.element.querySelector('[role=status]')?.textContent}, not "${text}"`,
    );

  beforeEach(() => {
    sessionStorage.clear();
    network.use(http.get('*/positions-0.*', () => HttpResponse.error()));
  });
  afterEach(async () => {
    await page.element.clearLocalData();
    page.close();
  });

  it('is found as far as places say themselves where they are, and I am told that more may be near', async () => {
    await look(byZip, byPosition);
    await says('1 time matches.');
    expect(oneLine(page.part('group').textContent)).to.contain('Midtown');
    expect(oneLine(page.part('notice').textContent)).to.equal(`${failed} Try again`);
  });

  it('is not said to be nothing, which nobody knows, and found out when I try again', async () => {
    await look(byZip);
    await says(failed);
    expect(page.text).not.to.contain('No times match');
    expect(await barriers(page.element)).to.deep.equal([]);
    await page.press(page.part('retry'));
    await until(
      () => page.element.shadowRoot?.activeElement === page.part('choice'),
      () => 'the focus is lost',
    );
    await until(
      () => page.parts('retry').length > 0,
      () => 'it is not tried again',
    );
    // Until the page is loaded anew, Firefox does not ask again for a script that could not be had.
    if (navigator.userAgent.includes('Firefox')) return;
    network.resetHandlers();
    await page.press(page.part('retry'));
    await says('1 time matches.');
    expect(page.parts('group')).to.have.length(1);
    expect(page.parts('notice')).to.have.length(0);
  });
});
