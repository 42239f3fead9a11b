import { beforeEach, describe, expect, it } from 'vitest';
import { Clinic, setAttribute } from '../support/drive/clinic.js';
import { framedElsewhere, strictFrame } from '../support/drive/elsewhere.js';
import type { Sight, Tab } from '../support/drive/tab.js';

const siteHeaders = {
  'Content-Security-Policy': '',
  // A page of nobody's origin gets its own scripts from elsewhere.
  'Access-Control-Allow-Origin': '*',
};
const clinic = new Clinic(5643, { siteHeaders });
beforeEach(() => {
  siteHeaders['Content-Security-Policy'] = '';
});

/** Serves the page as nobody's: every storage of it throws, and so does `history.replaceState`. */
function serveAsNobodys(): void {
  siteHeaders['Content-Security-Policy'] = `sandbox ${strictFrame}`;
}

/** A sample, or every way of opening the portal. */
const launches = process.env.HANDSHAKE === 'full' ? ['redirect', 'tab', 'popup'] : ['redirect'];
const cannotConfirm = 'This page cannot confirm your booking afterwards';

const codes = async (page: Sight) =>
  (await page.heard('scheduler-error')).map(({ detail }) => detail.code);

/** Breaks a storage of the page as a full or forbidden one is broken. */
const breakStorage = (tab: Tab, all: boolean) =>
  tab.evaluate((full) => {
    const refuse = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
    IDBFactory.prototype.open = refuse;
    if (full) Storage.prototype.setItem = refuse;
  }, all);

/** The portal was told nothing to come back with, and books. */
async function expectNoWayBack(portal: Tab): Promise<void> {
  expect([...new URL(await portal.address()).searchParams.keys()].sort()).to.deep.equal([
    'booking-referral',
    'slot',
    'source',
  ]);
  await portal.press('Book this time');
  await portal.sees('Recorded: booked.');
}

describe('handshake, the whole way', () => {
  it('H66: a page that can keep nothing says so before leaving, and the patient books all the same', async () => {
    serveAsNobodys();
    const tab = await clinic.page();
    await clinic.choose(tab);
    await tab.sees(cannotConfirm);
    await clinic.leave(tab);
    await expectNoWayBack(tab);
  });

  it('H66: a storage that is full is told of once', async () => {
    const tab = await clinic.page();
    await breakStorage(tab, true);
    await clinic.choose(tab);
    await tab.sees(cannotConfirm);
    await clinic.choose(tab);
    await tab.sees(cannotConfirm);
    expect(await codes(tab)).to.deep.equal(['storage-degraded']);
  });

  it.each(launches)('H66: a full storage keeps nobody from booking ("%s")', async (launch) => {
    const visitor = await clinic.visitor();
    const page = await clinic.page(visitor);
    await setAttribute(page, 'launch', launch);
    await breakStorage(page, true);
    if (launch === 'redirect') await clinic.leave(page);
    await expectNoWayBack(launch === 'redirect' ? page : await clinic.leaveBeside(visitor, page));
  });

  it('H66: a return is matched where only the lesser storage could keep the attempt', async () => {
    const tab = await clinic.page();
    await breakStorage(tab, false);
    await clinic.leave(tab);
    await tab.press('Book this time');
    await tab.sees('You are booked');
    expect(await tab.heard('scheduler-booked')).to.have.length(1);
  });

  it.each(launches)(
    'H69: in a frame without any storage, the portal opens outside and the patient is told ("%s")',
    async (launch) => {
      const visitor = await clinic.visitor();
      serveAsNobodys();
      const page = await visitor.newTab(await framedElsewhere(clinic.sandbox.site, strictFrame));
      const frame = await page.frame();
      await frame.finds('smart-scheduler[data-state=ready]');
      await setAttribute(frame, 'launch', launch);
      const portal = await clinic.leaveBeside(visitor, frame);
      await frame.sees(cannotConfirm);
      expect(await codes(frame)).to.deep.equal(['storage-degraded']);
      await expectNoWayBack(portal);
    },
  );

  it('H69: in a frame of another site, whose storage the page that is returned to cannot read, the patient is told before leaving', async () => {
    const visitor = await clinic.visitor();
    const page = await visitor.newTab(await framedElsewhere(clinic.sandbox.site));
    const frame = await page.frame();
    await frame.finds('smart-scheduler[data-state=ready]');
    const portal = await clinic.leaveBeside(visitor, frame);
    await frame.sees(cannotConfirm);
    expect(await codes(frame)).to.deep.equal(['storage-degraded']);
    await expectNoWayBack(portal);
  });
});
