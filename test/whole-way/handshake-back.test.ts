import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBrowser } from '../support/drive/browser.js';
import { Clinic } from '../support/drive/clinic.js';
import { needs } from '../support/drive/needs.js';
import type { Tab } from '../support/drive/tab.js';
import { Visitor } from '../support/drive/visitor.js';

const clinic = new Clinic(5633);

/** Marks a document, to know it again when it comes out of the back/forward cache. */
const mark = (tab: Tab) =>
  tab.evaluate(() => {
    document.documentElement.dataset.mark = 'seen before';
  });
const isMarked = (tab: Tab) =>
  tab.evaluate(() => document.documentElement.dataset.mark === 'seen before');

describe('handshake, the whole way', () => {
  it('H44: a patient who goes back without finishing is asked, and can go on', async () => {
    const tab = await clinic.page();
    await mark(tab);
    await clinic.leave(tab);
    await tab.back();
    await tab.sees('Did you finish booking?');
    expect(await isMarked(tab)).to.equal(true);
    expect(await tab.seesNow('[part=pending] [part=call]')).to.have.length(1);
    expect(await tab.seesNow('[part=book][href]')).to.deep.equal(['Continue to book']);
    expect(await tab.controls(/^I did not book$/)).to.have.length(1);
    await tab.press('Go back and finish');
    await tab.press('Book this time');
    await tab.sees('You are booked');
    expect(await tab.heard('scheduler-booked')).to.have.length(1);
  });

  it('H45: a patient who goes back to a page that is read anew is asked as well', async () => {
    const tab = await clinic.page();
    await mark(tab);
    await clinic.leave(tab);
    await tab.back();
    await tab.reload();
    await tab.sees('Did you finish booking?');
    expect(await isMarked(tab)).to.equal(false);
    await tab.press('Go back and finish');
    await tab.press('Book this time');
    await tab.sees('You are booked');
  });

  it('H46: a confirmation that is gone back to is not told again', async () => {
    const tab = await clinic.page();
    await clinic.leave(tab);
    await tab.press('Book this time');
    await tab.sees('You are booked');
    await tab.finds('smart-scheduler:not([aria-busy])');
    await mark(tab);
    await tab.evaluate(() => location.assign('/return'));
    await tab.sees('If you booked a visit');
    await tab.back();
    await tab.sees('You are booked');
    expect(await isMarked(tab)).to.equal(true);
    expect(await tab.heard('scheduler-booked')).to.have.length(1);
    expect(await tab.heard('scheduler-return-rejected')).to.deep.equal([]);
  });

  it('H48: a browser that was started again still knows the attempt', async (context) => {
    needs(context, 'restart', clinic.browser);
    const folder = await mkdtemp(join(tmpdir(), 'smart-scheduler-'));
    try {
      const before = await startBrowser(folder);
      const page = await clinic.page(new Visitor(await before.newProfile()));
      const arrival = await clinic.leave(page);
      await before.close();

      const after = await startBrowser(folder);
      const again = new Visitor(await after.newProfile());
      const tab = await again.newTab(clinic.answer(arrival, { outcome: 'booked' }));
      await tab.sees('You are booked');
      expect(await tab.heard('scheduler-booked')).to.have.length(1);
      await after.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
