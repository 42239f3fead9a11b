import { describe, expect, it } from 'vitest';
import { Clinic } from '../support/drive/clinic.js';
import { soon } from '../support/drive/soon.js';
import type { Tab } from '../support/drive/tab.js';

/** A site that sends its visitors' whole addresses everywhere. */
const talkative = new Clinic(5763, { siteHeaders: { 'Referrer-Policy': 'unsafe-url' } });
/** A site whose page may not reach into the windows that it opens. */
const sandboxed = new Clinic(5773, {
  siteHeaders: {
    'Content-Security-Policy':
      'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
    // Its own scripts come from elsewhere, then.
    'Access-Control-Allow-Origin': '*',
  },
});

const opensIn = (tab: Tab, launch: string) =>
  tab.evaluate(
    (value) => document.querySelector('smart-scheduler')?.setAttribute('launch', value),
    launch,
  );

describe('the portal', () => {
  it.each([
    ['redirect', 'the site and no page'],
    ['tab', 'the site and no page'],
    ['popup', 'nothing'],
  ])('learns by launch="%s" %s of where the patient comes from', async (launch, told) => {
    const { site, portal } = talkative.sandbox;
    const visitor = await talkative.visitor();
    const page = await talkative.page(visitor, '/?reason=LumpInTheBreast');
    await opensIn(page, launch);
    await talkative.choose(page);
    const leave = () => page.press('Continue to book');
    const there = launch === 'redirect' ? page : await visitor.tabOpenedBy(leave);
    if (there === page) await leave();
    await there.arrives(portal);
    const seen = await there.evaluate(() => [document.referrer, window.opener === null]);
    expect(seen).to.deep.equal([told === 'nothing' ? '' : `${site}/`, true]);
  });

  it('is reached, without an empty window, where a window could not be disowned', async () => {
    const { portal } = sandboxed.sandbox;
    const visitor = await sandboxed.visitor();
    const page = await sandboxed.page(visitor);
    await opensIn(page, 'popup');
    await sandboxed.choose(page);
    await page.press('Continue to book');
    const addresses = await soon('see the portal and no empty window', async () => {
      const all = await Promise.all((await visitor.tabs()).map((tab) => tab.address()));
      return all.some((address) => address.startsWith(portal)) && !all.includes('about:blank')
        ? all
        : undefined;
    });
    expect(addresses.filter((address) => address.startsWith(portal))).to.have.length(1);
  });
});
