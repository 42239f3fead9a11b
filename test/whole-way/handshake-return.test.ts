import { describe, expect, it } from 'vitest';
import { Clinic } from '../support/drive/clinic.js';
import type { Tab } from '../support/drive/tab.js';

const clinic = new Clinic(5603);
const times = /Dr\. Amelia Hart/;
async function leave(tab: Tab, nth: number): Promise<void> {
  await tab.press(times, { nth });
  await tab.press('Continue to book');
  await tab.arrives(clinic.sandbox.portal);
}
describe('handshake, the whole way', () => {
  it('H01: works', async () => {
    const tab = await clinic.page();
    await leave(tab, 0);
    await tab.press('Book this time');
    await tab.sees('You are booked');
    expect(await tab.address()).to.equal(`${clinic.sandbox.site}/`);
  });
  it('H44: back', async () => {
    const tab = await clinic.page();
    await leave(tab, 1);
    await tab.back();
    await tab.sees('Did you finish booking?');
    await tab.press('Go back and finish');
    await tab.press('Book this time');
    await tab.sees('You are booked');
    expect(await tab.heard('scheduler-booked')).to.have.length(1);
  });
});
