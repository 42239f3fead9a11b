import { describe, expect, it } from 'vitest';
import { Clinic } from '../support/drive/clinic.js';
import type { Tab } from '../support/drive/tab.js';

const clinic = new Clinic(5603);
const again = 'This answer was recorded before';

/** Every event but that of the search, with why it was rejected. */
async function toldBy(tab: Tab) {
  const all = await tab.heard();
  return all
    .filter(({ type }) => type !== 'scheduler-slots-loaded')
    .map(({ type, detail }) => (detail.code ? `${type} ${String(detail.code)}` : type));
}

const focused = (tab: Tab) =>
  tab.evaluate(() => document.querySelector('smart-scheduler')?.shadowRoot?.activeElement?.id);

describe('handshake, the whole way', () => {
  const answers = [
    ['H01', 'Book this time', 'booked', 'You are booked', 'booked'],
    ['H19', 'Cancel', 'cancelled', 'This appointment is cancelled', undefined],
    ['H20', 'Let it fail', 'failed', 'This time could not be booked', undefined],
    [
      'H21',
      'Book, then withdraw it as an error',
      'entered-in-error',
      'This booking was withdrawn',
      'entered-in-error',
    ],
  ] as const;

  it.each(answers)(
    '%s: "%s" at the portal: the patient is told, and so is the page, once',
    async (_, control, outcome, title, status) => {
      const tab = await clinic.page();
      await clinic.leave(tab);
      expect(await tab.seesNow('[data-source]')).to.deep.equal(['bluestem-site']);
      await tab.press(control);
      await tab.finds(`smart-scheduler[data-state=${outcome}]`);
      await tab.sees(title);
      expect(await tab.address()).to.equal(`${clinic.sandbox.site}/`);
      expect(await toldBy(tab)).to.deep.equal([`scheduler-${outcome}`]);
      const [told] = await tab.heard(`scheduler-${outcome}`);
      expect(told?.detail).to.include({ assurance: 'front-channel', relayed: false });
      expect(told?.detail.appointment?.status).to.equal(status);
      await expect.poll(() => focused(tab)).to.equal('confirmation-heading');
    },
  );

  it.each([
    ['booked', 'You are booked'],
    ['cancelled', again],
  ] as const)(
    'H02: the answer "%s" counts once, however often it is read',
    async (outcome, title) => {
      const tab = await clinic.page();
      const address = clinic.answer(await clinic.leave(tab), { outcome });
      await tab.open(address);
      await tab.hears(`scheduler-${outcome}`);

      await tab.reload();
      await tab.finds('smart-scheduler[data-state=ready]');
      expect(await toldBy(tab)).to.deep.equal([]);

      await tab.open(address);
      await tab.sees(title);
      expect(await tab.address()).to.equal(`${clinic.sandbox.site}/`);
      expect(await toldBy(tab)).to.deep.equal(['scheduler-return-rejected already-used']);
    },
  );

  it('H03: the same answer in a second tab, later, shows what was recorded', async () => {
    const visitor = await clinic.visitor();
    const first = await clinic.page(visitor);
    const address = clinic.answer(await clinic.leave(first), { outcome: 'booked' });
    await first.open(address);
    await first.hears('scheduler-booked');
    const second = await visitor.newTab(address);
    await second.sees('You are booked');
    expect(await toldBy(second)).to.deep.equal(['scheduler-return-rejected already-used']);
  });

  it('H19: a time that was cancelled at the portal can be chosen again', async () => {
    const tab = await clinic.page();
    const chosen = await clinic.choose(tab);
    await tab.press('Continue to book');
    await tab.press('Cancel');
    await tab.press('Show times');
    await tab.finds('smart-scheduler:not([aria-busy])');
    await tab.press(chosen);
    await tab.finds('[part=book][href]');
  });

  it('H20: of two patients after one time, one is booked and the other told that it is gone', async () => {
    const [ana, ben] = [await clinic.page(), await clinic.page()];
    const chosen = await clinic.choose(ana);
    await ben.press(chosen);
    await ana.press('Continue to book');
    await ana.finds('[data-outcome=booked]');
    await ben.press('Continue to book');
    expect(await ben.finds('[data-state=taken] [data-outcome]')).to.deep.equal(['Go back']);
    await ana.press('Book this time');
    await ana.sees('You are booked');
    await ben.press('Go back');
    await ben.sees('says that somebody else took this time first');
    const [failed] = await ben.heard('scheduler-failed');
    expect(failed?.detail.reason).to.equal('slot-unavailable');
    await ben.finds('smart-scheduler:not([aria-busy])');
    expect(await ben.controls(/Dr\. Amelia Hart/)).not.to.contain(chosen);
  });

  it('H22: after a booking, one correction is believed, and nothing after it', async () => {
    const tab = await clinic.page();
    const arrival = await clinic.leave(tab);
    await tab.open(clinic.answer(arrival, { outcome: 'booked' }));
    await tab.hears('scheduler-booked');
    await tab.open(clinic.answer(arrival, { outcome: 'cancelled' }));
    const [cancelled] = await tab.hears('scheduler-cancelled');
    expect(cancelled?.detail.appointment?.status).to.equal('cancelled');
    for (const outcome of ['entered-in-error', 'cancelled', 'booked'] as const) {
      await tab.open(clinic.answer(arrival, { outcome }));
      await tab.hears('scheduler-return-rejected');
      expect(await toldBy(tab)).to.deep.equal(['scheduler-return-rejected already-used']);
    }
  });

  it('H49: a return in another browser blames nobody and says what counts', async () => {
    const address = clinic.answer(await clinic.leave(await clinic.page()), { outcome: 'booked' });
    const elsewhere = await (await clinic.visitor()).newTab(address);
    await elsewhere.sees('If you booked, the message of the booking site counts.');
    expect(await elsewhere.seesNow('[part=confirmation] [part=call]')).to.have.length(1);
    expect(await toldBy(elsewhere)).to.deep.equal(['scheduler-return-rejected unknown-state']);
    expect(await elsewhere.address()).to.equal(`${clinic.sandbox.site}/`);
  });
});
