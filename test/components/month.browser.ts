import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { now } from '../../stories/scenes.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { barriers } from '../support/axe.js';
import { oneLine, SchedulerPage, until } from '../support/scheduler-page.js';

/** Days of a clinic in New York, where it is Monday, November 23, and how many times each has. */
const counts = {
  '2026-11-24': 14,
  '2026-11-25': 2,
  '2026-11-27': 1,
  '2026-12-02': 3,
  '2026-12-09': 5,
  '2027-01-12': 1,
};
const slots = Object.entries(counts).flatMap(([day, count]) =>
  Array.from({ length: count }, (_, index) =>
    slotAt(new Date(Date.parse(`${day}T14:00:00Z`) + index * 1_200_000).toISOString()),
  ),
);

describe('the month at a glance', () => {
  let page: SchedulerPage;
  const stage = document.createElement('main');

  before(() => document.body.append(stage));
  after(() => stage.remove());
  afterEach(async () => {
    await page.element.clearLocalData();
    page.close();
  });

  const ready = async (given: Partial<SmartScheduler> = {}, look: Record<string, string> = {}) => {
    page = SchedulerPage.open((element) => {
      const source = memorySource(slots);
      Object.entries(look).forEach(([name, value]) => element.style.setProperty(name, value));
      Object.assign(element, { now: () => now, locale: 'en-US', days: 5, sources: [source] });
      Object.assign(element, given);
    });
    stage.append(page.element);
    await page.becomes('ready');
  };
  const focused = () => page.element.shadowRoot?.activeElement ?? undefined;
  /** What has the focus, as it is heard. */
  const heard = () =>
    oneLine(
      focused()?.getAttribute('aria-label') ?? focused()?.querySelector('.hidden')?.textContent,
    );
  const isOpen = () => page.parts('month').length > 0;
  const title = () => oneLine(page.part('month').querySelector('#month-name')?.textContent);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await sendKeys({ press: key });
      await page.element.updateComplete;
    }
  };
  const opened = async () => {
    page.part('month-button').focus();
    await press('Enter');
    await until(
      () => page.parts('month')[0]?.contains(focused() ?? null),
      () => 'the focus is not in the month',
    );
    await until(
      () => page.part('month').style.left,
      () => 'the month has no place',
    );
  };

  it('opens on the first day with times, and says how many it has', async () => {
    await ready();
    const button = page.part('month-button');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await opened();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(heard()).to.equal('Tuesday, November 24, 14 times');
    expect(oneLine((focused() as HTMLElement).innerText)).to.contain('24 14');
    expect(title()).to.equal('November 2026');
  });

  it('has a button for each day with times, and words for the others', async () => {
    await ready();
    await opened();
    const cells = [...page.part('month').querySelectorAll('td')];
    expect(page.parts('month-day').map((day) => (day as HTMLButtonElement).value)).to.deep.equal([
      '2026-11-24',
      '2026-11-25',
      '2026-11-27',
    ]);
    const text = (day: number) => oneLine(cells[day - 1]?.textContent);
    expect(text(26)).to.equal('26Thursday, November 26, no times');
    expect(text(22)).to.equal('22');
    expect(
      [...page.part('month').querySelectorAll('th')].map(({ abbr }) => abbr),
    ).to.include.members(['Sunday', 'Saturday']);
  });

  it('is walked through by arrows, from one day with times to the next', async () => {
    await ready();
    await opened();
    await press('ArrowRight', 'ArrowRight');
    expect(heard()).to.equal('Friday, November 27, 1 time');
    await press('ArrowRight');
    expect(heard()).to.equal('Wednesday, December 2, 3 times');
    expect(title()).to.equal('December 2026');
    await press('ArrowDown');
    expect(heard()).to.equal('Wednesday, December 9, 5 times');
    await press('ArrowUp', 'ArrowLeft');
    expect(heard()).to.equal('Friday, November 27, 1 time');
    await press('Home');
    expect(heard()).to.equal('Tuesday, November 24, 14 times');
    await press('ArrowLeft');
    expect(heard()).to.equal('Tuesday, November 24, 14 times');
    await press('End');
    expect(heard()).to.equal('Friday, November 27, 1 time');
    await press('PageDown');
    expect(heard()).to.equal('Wednesday, December 9, 5 times');
    await press('PageDown', 'PageUp', 'PageUp');
    expect(heard()).to.equal('Tuesday, November 24, 14 times');
  });

  it('lies the other way round where people read from right to left, but for the pages', async () => {
    await ready({ locale: 'ar-EG', messages: { ar: { 'month.count': '{when}, {count}' } } });
    await opened();
    const day = () => (focused() as HTMLButtonElement).value;
    await press('ArrowLeft');
    expect(day()).to.equal('2026-11-25');
    await press('ArrowRight');
    expect(day()).to.equal('2026-11-24');
    await press('PageDown');
    expect(day()).to.equal('2026-12-09');
    expect(oneLine((focused() as HTMLElement).innerText)).to.contain('٩');
  });

  it('shows the day that is chosen, and puts the focus on its first time', async () => {
    await ready();
    await opened();
    await press('PageDown', 'Enter');
    await until(
      () => focused()?.matches('[part~=slot]'),
      () => `the focus is on ${focused()?.tagName}`,
    );
    expect(isOpen()).to.equal(false);
    expect(focused()?.closest<HTMLElement>('[part=day]')?.dataset.date).to.equal('2026-12-09');
    expect(heard()).to.contain('Wednesday, December 9');
    expect(page.heard('scheduler-slot-selected')).to.deep.equal([]);
  });

  it('leads from the chosen day to its first time, past nothing that it is not about', async () => {
    await ready();
    await opened();
    const passed: (string | null)[] = [];
    page.element.shadowRoot?.addEventListener('focusin', ({ target }) =>
      passed.push((target as Element).getAttribute('part')),
    );
    await press('PageDown');
    passed.length = 0;
    await press('Enter');
    await until(
      () => focused()?.matches('[part~=slot]'),
      () => `the focus is on ${focused()?.tagName}`,
    );
    expect(passed).to.deep.equal(['month-button', 'slot']);
  });

  it('closes with Escape, and gives the focus back', async () => {
    await ready();
    let escapes = 0;
    const listen = ({ key }: KeyboardEvent) => (escapes += key === 'Escape' ? 1 : 0);
    document.addEventListener('keydown', listen);
    await opened();
    await press('Escape');
    document.removeEventListener('keydown', listen);
    expect(isOpen()).to.equal(false);
    expect(focused()).to.equal(page.part('month-button'));
    expect(escapes, 'of which the page around it knows').to.equal(0);
    await opened();
    expect(heard()).to.equal('Tuesday, November 24, 14 times');
  });

  it('is one stop for Tab, which holds nobody in it', async () => {
    await ready();
    await opened();
    await press('ArrowRight');
    page.part('month').querySelector<HTMLElement>('.on')?.focus();
    await press('Tab');
    expect(heard()).to.equal('Wednesday, November 25, 2 times');
    await press('Tab');
    expect(isOpen()).to.equal(false);
    expect(focused()?.matches('[part~=filters-button]')).to.equal(true);
  });

  it('turns its pages by buttons that stay, and says what is on them', async () => {
    await ready();
    await opened();
    const [back, on] = page.part('month').querySelectorAll<HTMLElement>('header button');
    expect(back?.getAttribute('aria-disabled')).to.equal('true');
    on?.focus();
    await press('Enter');
    expect(title()).to.equal('December 2026');
    expect(heard()).to.equal('Next month');
    await until(
      () => page.element.textContent?.includes('December 2026, 8 times'),
      () => page.element.textContent ?? '',
    );
    await press('Enter', 'Enter');
    expect(title()).to.equal('January 2027');
    expect(on?.getAttribute('aria-disabled')).to.equal('true');
    await press('Tab');
    expect(heard()).to.equal('Tuesday, January 12, 1 time');
  });

  it('closes when something else is pressed', async () => {
    await ready();
    await opened();
    page
      .part('month')
      .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await page.element.updateComplete;
    expect(isOpen()).to.equal(true);
    page
      .part('base')
      .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await page.element.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('closes by the button that opened it', async () => {
    await ready();
    await opened();
    const button = page.part('month-button');
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await page.press(button);
    expect(isOpen()).to.equal(false);
    expect(focused()).to.equal(button);
  });

  it('opens on the day of the chosen time, and says that it is', async () => {
    await ready();
    page.element.selectSlot(slots.find(({ start }) => start.startsWith('2026-11-25'))?.id ?? '');
    await until(
      () => focused()?.id === 'summary-heading',
      () => 'the focus is not on the chosen time',
    );
    await opened();
    expect(heard()).to.equal('Wednesday, November 25, 2 times, the day you chose');
  });

  it('keeps the focus when the day under it loses its last time', async () => {
    let offered = memorySource(slots);
    await ready({ sources: [{ findSlots: (...asked) => offered.findSlots(...asked) }] });
    await opened();
    offered = memorySource(slots.filter(({ start }) => start > '2026-11-25'));
    await page.element.refresh();
    await until(
      () => page.parts('month-day').length === 2,
      () => 'the day is still there',
    );
    expect(heard()).to.equal('Wednesday, November 25, 2 times');
  });

  it('is gone with the element, and does not come back with it', async () => {
    await ready();
    await opened();
    page.element.remove();
    stage.append(page.element);
    await page.element.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('stands at its button, within the element', async () => {
    await ready();
    await opened();
    const host = page.element.getBoundingClientRect();
    const button = page.part('month-button').getBoundingClientRect();
    const month = page.part('month').getBoundingClientRect();
    expect(Math.round(month.right)).to.equal(Math.round(button.right));
    expect(month.left).to.be.at.least(host.left);
    const distance = Math.max(month.top - button.bottom, button.top - month.bottom);
    expect(Math.round(distance)).to.equal(8);
    const day = page.part('month-day').getBoundingClientRect();
    expect(Math.min(day.width, day.height)).to.be.at.least(44);
  });

  it('does not reach beyond the element, wherever its button stands', async () => {
    await ready({}, { 'inline-size': '400px', 'margin-inline-start': '200px' });
    page.part('month-button').style.setProperty('margin-inline-end', '100px');
    await opened();
    const month = page.part('month').getBoundingClientRect();
    expect(Math.round(month.left)).to.equal(page.element.getBoundingClientRect().left);
  });

  it('takes the width of an element of 320 pixels, and fits into it', async () => {
    await ready({}, { 'inline-size': '320px' });
    await opened();
    const host = page.element.getBoundingClientRect();
    const panel = page.part('month');
    await until(
      () => panel.getBoundingClientRect().left === host.left,
      () => `it begins at ${panel.getBoundingClientRect().left}, not at ${host.left}`,
    );
    expect(panel.getBoundingClientRect().width).to.equal(320);
    expect(panel.scrollWidth).to.equal(panel.clientWidth);
    const widths = page.parts('month-day').map((day) => day.getBoundingClientRect().width);
    expect(Math.min(...widths)).to.be.at.least(32);
  });

  it('scrolls inside itself where text is large', async () => {
    await ready({}, { 'font-size': '300%' });
    await opened();
    const month = page.part('month').getBoundingClientRect();
    expect(month.top).to.be.at.least(0);
    expect(month.bottom).to.be.at.most(innerHeight);
    expect(month.right).to.be.at.most(innerWidth);
  });

  for (const scheme of ['light', 'dark']) {
    it(`has no barriers in ${scheme} colours`, async () => {
      await ready({}, { 'color-scheme': scheme });
      await page.press(page.slot('9:00 AM'));
      await opened();
      expect(await barriers(stage)).to.deep.equal([]);
    });
  }
});
