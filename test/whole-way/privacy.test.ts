import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { launchChromium } from '../../scripts/chromium.mjs';
import { canaries, canariesOf, leaks, type Trace } from '../support/privacy/canary.js';
import type { Knowledge } from '../support/privacy/careless-page.js';
import { leakEverywhere } from '../support/privacy/leak-everywhere.js';
import { PrivateVisit } from '../support/privacy/private-visit.js';
import { namedPatient, patient, secrets } from '../support/privacy/secrets.js';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let browser: Browser;
let visit: PrivateVisit;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 5753,
    // A site that sends its visitors' whole addresses everywhere.
    siteHeaders: { 'Referrer-Policy': 'unsafe-url' },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  sandbox.stop();
});
afterEach(async () => {
  await (visit as PrivateVisit | undefined)?.end();
  const { slots, bookings } = sandbox.publication;
  for (const key of slots.keys()) bookings.clear(key);
});

/** Somebody comes to a page; to one that has a token for the provider's records, unless said otherwise. */
async function come(
  knowledge: Omit<Knowledge, 'secrets'>,
  path = '/examples/reconciled',
): Promise<Page> {
  visit = await PrivateVisit.begin(browser, sandbox, path, knowledge);
  return visit.page;
}

/** The portal sends its visitor on, with these values put in or in the place of its own. */
async function send(
  page: Page,
  address: URL,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const target = new URL(address);
  for (const [name, value] of Object.entries(values)) target.searchParams.set(name, value);
  await page.evaluate((href) => location.assign(href), target.href);
}

const says = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

describe('handshake, the whole way: what is nobody’s business', () => {
  beforeEach(({ skip }) => {
    const { ENGINE = 'chromium' } = process.env;
    if (ENGINE !== 'chromium')
      skip(`${ENGINE}: only Chromium’s driver shows every request, header and message`);
  });

  it.each([
    ['redirect', patient],
    ['tab', namedPatient],
    ['popup', patient],
  ] as const)(
    'H62: is found only where it belongs, all the way with launch="%s"',
    async (launch, whose) => {
      const page = await come({ launch, patient: whose });
      const portal = await visit.leave(page, 0);
      const answer = await visit.answer(portal, 'booked');
      await send(portal, answer, {
        bookingRef: secrets.bookingRef,
        resultToken: secrets.resultToken,
        birthdate: secrets.undocumented,
      });
      // A small window is closed once the page behind it knows.
      const home = launch === 'popup' ? page : portal;
      await home.getByText('own records show').first().waitFor();
      await says(page, 'You are booked');
      if (launch === 'popup' && !portal.isClosed()) await portal.waitForEvent('close');
      for (const each of visit.context.pages()) await visit.witness.look(each);

      const later = await visit.context.newPage();
      await later.goto(sandbox.portal);
      await send(later, answer, { outcome: 'cancelled', reason: secrets.freeReason });
      await says(later, 'This appointment is cancelled');
      await visit.witness.look(later);

      await send(later, answer, {
        state: `ss1.${randomBytes(32).toString('base64url')}`,
        resultToken: secrets.forgedToken,
        bookingRef: secrets.forgedBookingRef,
      });
      await later.locator('smart-scheduler[data-state=rejected]').waitFor();
      await visit.witness.look(later);

      const again = await visit.leave(home, 1);
      const failure = await visit.answer(again, 'failed');
      await send(again, failure, { reason: secrets.freeReason });
      await says(home, 'This time could not be booked');
      await visit.witness.look(home);

      const all = [...canaries, ...canariesOf(answer), ...canariesOf(failure)];
      expect(leaks(all, visit.traces)).to.deep.equal([]);
    },
  );

  it('H62: is found only where it belongs, from a page on a publication to one with only the return script', async () => {
    const page = await come({ launch: 'redirect', patient, returnUrl: '/return' }, '/');
    // What this page says by itself is its own affair.
    await visit.context.route('**/return-page.js', (route) => route.fulfill({ body: '' }));
    const portal = await visit.leave(page, 0);
    const answer = await visit.answer(portal, 'booked');
    await send(portal, answer, {
      bookingRef: secrets.bookingRef,
      resultToken: secrets.resultToken,
      birthdate: secrets.undocumented,
    });
    await page.waitForFunction(
      () => (window as unknown as { schedulerEvents?: readonly unknown[] }).schedulerEvents?.length,
    );
    await visit.witness.look(page);
    expect(leaks([...canaries, ...canariesOf(answer)], visit.traces)).to.deep.equal([]);
  });

  it('H62: would be found at any other place', async () => {
    const page = await come({ launch: 'redirect', patient });
    await page.evaluate(leakEverywhere, [secrets.name, sandbox.slots] as const);
    await visit.witness.look(page);
    expect(leaks(canaries, visit.traces)).to.deep.equal(
      [
        'Cache Storage of site',
        'IndexedDB of site',
        'address of site',
        'address to slots',
        'body to slots',
        'calendar file of site',
        'clipboard',
        'console',
        'cookie of site',
        'element of site',
        'event scheduler-leak',
        'history of site',
        'history.state of site',
        'localStorage of site',
        'message',
        'page of site',
        'performance resource of site',
        'referer to slots',
        'sessionStorage of site',
        'window.name of site',
        'written to IndexedDB',
        'written to localStorage',
        'written to sessionStorage',
        'x-leak to slots',
      ].map((place) => `the patient’s name: ${place}`),
    );
  });
});

describe('whoever shares the device', () => {
  it.each([
    ['by the method of the page', 'clearLocalData'],
    ['by the button', 'Forget this on this device'],
  ] as const)('finds nothing of the one before, once they have it forgotten %s', async (_, how) => {
    const page = await come({ launch: 'tab', patient }, '/');
    const portal = await visit.leave(page, 0);
    const answer = await visit.answer(portal, 'booked');
    await send(portal, answer, {});
    await says(page, 'You are booked');
    const before = JSON.stringify(await kept(page));
    expect(before).to.contain(answer.searchParams.get('state')).and.to.contain('$bulk-publish');
    if (how === 'clearLocalData') {
      await page.evaluate(() => document.querySelector('smart-scheduler')?.clearLocalData());
    } else {
      await page.getByRole('button', { name: how }).click();
      await page.locator('smart-scheduler[data-state=ready]').waitFor();
    }
    await expect.poll(() => kept(page)).to.deep.equal([]);
  });
});

/** What is in any storage of the page's origin that outlives the page. */
async function kept(page: Page): Promise<readonly Trace[]> {
  const storages = /^(localStorage|sessionStorage|IndexedDB|Cache Storage|cookie) of site$/;
  return (await visit.witness.look(page)).filter(
    ({ place, text }) => storages.test(place) && text !== '' && text !== '{}',
  );
}
