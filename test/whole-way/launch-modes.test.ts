import { beforeEach, describe, expect, it } from 'vitest';
import { Clinic, setAttribute } from '../support/drive/clinic.js';
import type { Tab } from '../support/drive/tab.js';
import type { Visitor } from '../support/drive/visitor.js';

const policy = 'Cross-Origin-Opener-Policy';
const siteHeaders: Record<string, string> = {};
const portalHeaders: Record<string, string> = {};
const clinic = new Clinic(5663, { siteHeaders, portalHeaders });

beforeEach(() => {
  siteHeaders[policy] = portalHeaders[policy] = 'unsafe-none';
});

const isFull = process.env.HANDSHAKE === 'full';
const launches = ['redirect', 'tab', 'popup'] as const;
type Launch = (typeof launches)[number];
/** Each value of it that a page or a portal may be served with. */
const policies = [
  'unsafe-none',
  'same-origin-allow-popups',
  'same-origin',
  'noopener-allow-popups',
] as const;
const everyWay = launches.flatMap((launch) =>
  policies.flatMap((site) => policies.map((portal) => [launch, site, portal] as const)),
);
/** The ones that most often break other people's sign-in windows. */
const sample = [
  ['popup', 'unsafe-none', 'same-origin'],
  ['tab', 'same-origin', 'unsafe-none'],
] as const;

/** The clinic's page in a launch mode. */
async function pageThatOpens(launch: Launch, visitor: Visitor): Promise<Tab> {
  const page = await clinic.page(visitor);
  await setAttribute(page, 'launch', launch);
  return page;
}

describe('handshake, the whole way', () => {
  it.each(isFull ? everyWay : sample)(
    'H64: "%s" from a page with "%s" to a portal with "%s" comes to its end',
    async (launch, sitePolicy, portalPolicy) => {
      siteHeaders[policy] = sitePolicy;
      portalHeaders[policy] = portalPolicy;
      const visitor = await clinic.visitor();
      const page = await pageThatOpens(launch, visitor);
      let portal = page;
      if (launch === 'redirect') await clinic.leave(page);
      else {
        portal = await clinic.leaveBeside(visitor, page);
        // Whatever the policy says of the window: it was not closed.
        await page.sees('Did you finish booking?');
      }
      await portal.press('Book this time');
      await page.sees('You are booked');
      const told = await page.heard('scheduler-booked');
      expect(told.map(({ detail }) => detail.relayed)).to.deep.equal([launch !== 'redirect']);
      expect(await page.heard('scheduler-return-rejected')).to.deep.equal([]);
    },
  );

  it('H63: a window that the browser blocks is told of, and the portal opens in its place', async () => {
    const visitor = await clinic.visitor();
    const page = await pageThatOpens('popup', visitor);
    await page.evaluate(() => {
      window.open = () => null;
      document.addEventListener(
        'scheduler-error',
        ({ detail }: CustomEventInit<{ code: string }>) =>
          sessionStorage.setItem('told', String(detail?.code)),
      );
    });
    await clinic.leave(page);
    expect(await visitor.tabs()).to.have.length(1);
    await page.press('Book this time');
    await page.sees('You are booked');
    expect(await page.evaluate(() => sessionStorage.getItem('told'))).to.equal('popup-blocked');
  });

  it.each(['tab', 'popup'] as const)(
    'H65: the portal cannot send the page elsewhere ("%s")',
    async (launch) => {
      const visitor = await clinic.visitor();
      const page = await pageThatOpens(launch, visitor);
      const portal = await clinic.leaveBeside(visitor, page);
      expect(await portal.evaluate(() => window.opener === null)).to.equal(true);
      await page.sees('Did you finish booking?');
    },
  );

  it('H64: a window that was opened for the portal is closed when the page has heard', async () => {
    const visitor = await clinic.visitor();
    const page = await pageThatOpens('popup', visitor);
    const portal = await clinic.leaveBeside(visitor, page);
    await portal.press('Book this time');
    await page.sees('You are booked');
    await visitor.hasOnly(1);
  });
});
