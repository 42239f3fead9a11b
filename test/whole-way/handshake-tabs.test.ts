import { describe, expect, it } from 'vitest';
import { Clinic, setAttribute } from '../support/drive/clinic.js';
import { needs } from '../support/drive/needs.js';
import type { Heard, Tab } from '../support/drive/tab.js';
import type { Visitor } from '../support/drive/visitor.js';

const clinic = new Clinic(5613);
/** A fixed sample, or what the command asks for. */
const rounds = process.env.HANDSHAKE === 'full' ? 500 : 10;
/** Milliseconds in which four tabs can be told when to set out. */
const aMoment = 150;

/** The clinic's page, which opens the portal in a tab beside itself. */
async function pageBeside(visitor: Visitor): Promise<Tab> {
  const page = await clinic.page(visitor);
  await setAttribute(page, 'launch', 'tab');
  return page;
}

/** What the element says that this browser remembers. */
const attempts = (tab: Tab) =>
  tab.evaluate(async () =>
    (await document.querySelector('smart-scheduler')?.getAttempts())?.map(({ status }) => status),
  );

/** Takes the slot that an event is about. */
const slotOf = (heard: readonly Heard[]) => (heard[0]?.detail.slot as { id: string }).id;

describe('handshake, the whole way', () => {
  it(
    `H04: an answer that four tabs bring at once counts once (${rounds} rounds)`,
    { timeout: rounds * 3_000 },
    async () => {
      const visitor = await clinic.visitor();
      const page = await clinic.page(visitor);
      await setAttribute(page, 'return-url', '/return');
      const tabs = await Promise.all(
        Array.from({ length: 4 }, () => visitor.newTab(`${clinic.sandbox.site}/return`)),
      );
      for (let round = 0; round < rounds; round += 1) {
        const address = clinic.answer(await page.evaluate(leaveInThought), { outcome: 'booked' });
        const at = Date.now() + aMoment;
        await Promise.all(tabs.map((tab) => tab.evaluate(setOut, address, at)));
        const told = await Promise.all(tabs.map((tab) => tab.hears()));
        expect(told.map((heard) => heard.map(({ type }) => type).join()).sort()).to.deep.equal([
          'scheduler-booked',
          ...Array(3).fill('scheduler-return-rejected'),
        ]);
        const relayed = await page.hears('scheduler-booked');
        expect(relayed.map(({ detail }) => detail.relayed)).to.deep.equal([true]);
      }
    },
  );

  it('H37: two attempts in two tabs that end in reverse order each have their own time', async () => {
    const visitor = await clinic.visitor();
    const [first, second] = [await clinic.page(visitor), await clinic.page(visitor)];
    await clinic.leave(first);
    await clinic.leave(second);
    await second.press('Book this time');
    const booked = await second.hears('scheduler-booked');
    await first.press('Cancel');
    const cancelled = await first.hears('scheduler-cancelled');
    expect(slotOf(booked)).not.to.equal(slotOf(cancelled));
    expect(await attempts(first)).to.deep.equal(['booked', 'cancelled']);
  });

  it('H38: a double click leaves once', async () => {
    const page = await pageBeside(await clinic.visitor());
    await clinic.choose(page);
    await page.press('Continue to book', { count: 2 });
    await page.finds('smart-scheduler[data-state=pending]');
    expect(await page.heard('scheduler-booking-started')).to.have.length(1);
    expect(await attempts(page)).to.deep.equal(['pending']);
  });

  it('H38: the same time in a second tab is a second attempt, after a word about the first', async () => {
    const visitor = await clinic.visitor();
    const first = await pageBeside(visitor);
    const chosen = await clinic.choose(first);
    await visitor.tabOpenedBy(() => first.press('Continue to book'));
    const second = await visitor.newTab(clinic.sandbox.site);
    await second.sees('Did you finish booking?');
    await second.press(chosen);
    await second.press('Continue to book');
    await second.arrives(clinic.sandbox.portal);
    await second.back();
    await second.sees('Did you finish booking?');
    expect(await attempts(second)).to.deep.equal(['pending', 'pending']);
  });

  it('H42: the page that stayed hears once of an answer that another tab took', async () => {
    const visitor = await clinic.visitor();
    const page = await pageBeside(visitor);
    const portal = await clinic.leaveBeside(visitor, page);
    await page.finds('smart-scheduler[data-state=pending]');
    await portal.press('Book this time');
    const told = await portal.hears('scheduler-booked');
    await page.sees('You are booked');
    const relayed = await page.heard('scheduler-booked');
    expect(told.map(({ detail }) => detail.relayed)).to.deep.equal([false]);
    expect(relayed.map(({ detail }) => detail.relayed)).to.deep.equal([true]);
    expect(slotOf(relayed)).to.equal(slotOf(told));
  });

  it('H42: a middle click leads to the portal in a tab of its own', async (context) => {
    needs(context, 'middle click', clinic.browser);
    const visitor = await clinic.visitor();
    const page = await clinic.page(visitor);
    await clinic.choose(page);
    const portal = await visitor.tabOpenedBy(() =>
      page.press('Continue to book', { button: 'middle' }),
    );
    await page.sees('Did you finish booking?');
    const [departure] = await page.heard('scheduler-booking-started');
    expect(departure?.detail.launch).to.equal('tab');
    await portal.press('Book this time');
    await page.sees('You are booked');
  });

  it('H47: a patient who closes the portal is never told that nothing was booked', async () => {
    const visitor = await clinic.visitor();
    const page = await pageBeside(visitor);
    const portal = await clinic.leaveBeside(visitor, page);
    await portal.finds('[data-outcome]');
    await portal.close();
    await page.sees('We have not heard back.');
    expect(await attempts(page)).to.deep.equal(['pending']);
    const hours = 3;
    await page.evaluate((ahead) => {
      const scheduler = document.querySelector('smart-scheduler');
      if (scheduler) scheduler.now = () => new Date(Date.now() + ahead);
    }, hours * 3_600_000);
    expect(await attempts(page)).to.deep.equal(['expired']);
    const types = (await page.heard()).map(({ type }) => type);
    expect(types).not.to.include.oneOf([
      'scheduler-cancelled',
      'scheduler-failed',
      'scheduler-return-rejected',
    ]);
  });
});

/** Chooses the first time and leaves for it, but nothing is opened; the address that would have been. */
async function leaveInThought(): Promise<string> {
  const scheduler = document.querySelector(
    'smart-scheduler',
  ) as HTMLElementTagNameMap['smart-scheduler'];
  const find = (css: string) => scheduler.shadowRoot?.querySelector<HTMLElement>(css);
  await scheduler.clearLocalData();
  (window as unknown as { schedulerEvents: unknown[] }).schedulerEvents.length = 0;
  await scheduler.updateComplete;
  find('[part~=slot]')?.click();
  while (!find('[part=book][href]')) await new Promise((resolve) => setTimeout(resolve, 5));
  const left = new Promise<string>((resolve) => {
    scheduler.addEventListener(
      'scheduler-booking-started',
      (event) => {
        event.preventDefault();
        resolve((event as CustomEvent<{ url: string }>).detail.url);
      },
      { once: true },
    );
  });
  find('[part=book]')?.click();
  return left;
}

/** Opens an address at an instant. */
function setOut(address: string, at: number): void {
  (window as unknown as { schedulerEvents: unknown[] }).schedulerEvents.length = 0;
  setTimeout(() => location.assign(address), at - Date.now());
}
