import { describe, expect, it } from 'vitest';
import { Clinic, setAttribute } from '../support/drive/clinic.js';
import { framedElsewhere, strictFrame } from '../support/drive/elsewhere.js';
import type { Sight, Tab } from '../support/drive/tab.js';

const clinic = new Clinic(5643);
/** A page of an origin that is nobody's: every storage throws, and so does `history.replaceState`. */
const nobodys = new Clinic(5653, {
  siteHeaders: {
    'Content-Security-Policy': `sandbox ${strictFrame}`,
    // Its own scripts come from elsewhere, then.
    'Access-Control-Allow-Origin': '*',
  },
});
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

describe('handshake, the whole way', () => {
  it.each(launches)(
    'H66: where nothing can be kept, the patient is told before leaving, and books all the same ("%s")',
    async (launch) => {
      const visitor = await nobodys.visitor();
      const page = await nobodys.page(visitor);
      await setAttribute(page, 'launch', launch);
      await nobodys.choose(page);
      await page.sees(cannotConfirm);
      if (launch === 'redirect') await nobodys.leave(page);
      const portal = launch === 'redirect' ? page : await nobodys.leaveBeside(visitor, page);
      expect([...new URL(await portal.address()).searchParams.keys()].sort()).to.deep.equal([
        'booking-referral',
        'slot',
        'source',
      ]);
      await portal.press('Book this time');
      await portal.sees('Recorded: booked.');
    },
  );

  it('H66: a storage that is full is told of once', async () => {
    const tab = await clinic.page();
    await breakStorage(tab, true);
    await clinic.choose(tab);
    await tab.sees(cannotConfirm);
    await clinic.choose(tab);
    await tab.sees(cannotConfirm);
    expect(await codes(tab)).to.deep.equal(['storage-degraded']);
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
      const page = await visitor.newTab(await framedElsewhere(nobodys.sandbox.site, strictFrame));
      const frame = await page.frame();
      await frame.finds('smart-scheduler[data-state=ready]');
      await setAttribute(frame, 'launch', launch);
      const portal = await nobodys.leaveBeside(visitor, frame);
      await frame.sees(cannotConfirm);
      expect(await codes(frame)).to.deep.equal(['storage-degraded']);
      await portal.press('Book this time');
      await portal.sees('Recorded: booked.');
    },
  );

  it('H69: in a frame of another site, the outcome is never told wrongly', async () => {
    const visitor = await clinic.visitor();
    const page = await visitor.newTab(await framedElsewhere(clinic.sandbox.site));
    const frame = await page.frame();
    await frame.finds('smart-scheduler[data-state=ready]');
    const portal = await clinic.leaveBeside(visitor, frame);
    await portal.press('Book this time');
    await portal.hears();
    expect(await portal.heard('scheduler-booked')).to.deep.equal([]);
    expect(await frame.seesNow('smart-scheduler[data-state=pending]')).to.have.length(1);
  });
});
