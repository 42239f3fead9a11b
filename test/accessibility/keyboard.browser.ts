import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { SlotSource } from '../../src/model/slot-source.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { onePractitioner } from '../../stories/scenes.js';
import { controlsOf, described, nameOf } from '../support/controls.js';
import { type SchedulerPage, until } from '../support/scheduler-page.js';
import { stage } from '../support/stage.js';

/** What keys and presses do, and what they leave alone. */
describe('pressing one’s way through', () => {
  const { main, open } = stage();
  const focused = (page: SchedulerPage) => page.element.shadowRoot?.activeElement;
  const hasFocus = (page: SchedulerPage, control: Element | undefined) =>
    until(
      () => control && focused(page) === control,
      () => `the focus is on ${described(focused(page))}`,
    );
  const opens = (page: SchedulerPage, part: string) =>
    until(
      () => page.parts(part).length > 0,
      () => `no ${part}`,
    );
  const begin = async (given = {}) => {
    const page = open(given);
    await page.becomes('ready');
    return page;
  };

  it('A11Y 7: Escape closes what I have opened, and takes me back to where I opened it', async () => {
    const page = await begin();
    let escapes = 0;
    main.addEventListener('keydown', ({ key }) => (escapes += key === 'Escape' ? 1 : 0));
    for (const [opener, opened] of [
      ['month-button', 'month'],
      ['filters-button', 'filters'],
      ['slot', 'summary'],
    ] as const) {
      page.part(opener).focus();
      await sendKeys({ press: 'Enter' });
      await opens(page, opened);
      if (opened === 'filters') await sendKeys({ press: 'Tab' });
      await until(
        () => page.part(opened).contains(focused(page) ?? null),
        () => `the focus is not in the ${opened}`,
      );
      await sendKeys({ press: 'Escape' });
      await hasFocus(page, page.part(opener));
      expect(page.parts(opened), opened).to.deep.equal([]);
    }
    expect(escapes, 'a dialog of the page around it would have closed, too').to.equal(0);
  });

  it('A11Y 7: Tab leads me out of everything, at its end as at its beginning', async () => {
    const page = await begin();
    const after = document.createElement('button');
    main.append(after);
    page.part('filters-button').click();
    await opens(page, 'filters');
    await page.press(page.slot('9:00 AM'));
    await page.choose('9:30 AM');
    controlsOf(page).at(-1)?.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(after);
    await sendKeys({ press: 'Shift+Tab' });
    expect(document.activeElement).to.equal(page.element);
    controlsOf(page)[0]?.focus();
    await sendKeys({ press: 'Shift+Tab' });
    expect(document.activeElement).not.to.equal(page.element);
    after.remove();
  });

  it('A11Y 9: a full day ends in one button for the rest, and every time is a button of its own', async () => {
    const page = await begin({ sources: [memorySource(onePractitioner)] });
    const [day] = page.parts('day').filter(({ dataset }) => dataset.date === '2026-11-24');
    const buttons = [...(day?.querySelectorAll('button') ?? [])];
    expect(buttons.map((each) => each.getAttribute('part'))).to.deep.equal([
      ...Array(6).fill('slot'),
      'more',
    ]);
    for (const button of buttons) expect(button.hasAttribute('tabindex')).to.equal(false);
    const many = await begin();
    expect(
      many.parts('day').map((each) => each.querySelectorAll('[part~=slot]').length),
    ).to.include(4);
    expect(
      Math.max(...many.parts('day').map((each) => each.querySelectorAll('button').length)),
    ).to.equal(5);
  });

  it('A11Y 9: at first there are four cards at most, however many clinics answer one after the other, each with sooner times', async () => {
    const answers: (() => void)[] = [];
    const sources = [18, 17, 16, 15].map((hour): SlotSource => {
      const slots = ['a', 'b', 'c', 'd'].flatMap((name) =>
        Array.from({ length: 6 }, (_, index) =>
          slotAt(`2026-11-24T${hour}:${index}0:00.000Z`, {
            practitioner: { name: `${name} ${hour}` },
          }),
        ),
      );
      const answered = new Promise<void>((resolve) => answers.push(resolve));
      return {
        async *findSlots() {
          await answered;
          yield { slots };
        },
      };
    });
    const page = open({ sources });
    for (const [index, answer] of answers.entries()) {
      answer();
      const told = index === 0 ? 'a 18' : `(${index * 4} left)`;
      await until(
        () => page.text.includes(told),
        () => `nothing says "${told}"`,
      );
      await page.element.updateComplete;
      expect(page.parts('group')).to.have.length(4);
      expect(controlsOf(page).length).to.be.at.most(60);
    }
    await page.becomes('ready');
    expect(page.parts('group')).to.have.length(4);
    await page.press(page.button('Show more practitioners and places (12 left)'));
    expect(page.parts('group')).to.have.length(8);
  });

  it('A11Y 10: the first stop lets me skip all times', async () => {
    const page = await begin({ contactUrl: '/contact' });
    const skip = controlsOf(page)[0] as HTMLElement;
    expect(nameOf(skip)).to.equal('Skip the times');
    skip.focus();
    expect(skip.getBoundingClientRect().height).to.be.at.least(44);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    expect(nameOf(focused(page) as Element)).to.equal('Call 800-555-0199');
    expect(page.state).to.equal('ready');
  });

  it('A11Y 11: arrow keys scroll the page, as they do everywhere', async () => {
    const page = await begin();
    const taken: string[] = [];
    const look = (event: KeyboardEvent) => event.defaultPrevented && taken.push(event.key);
    addEventListener('keydown', look);
    for (const part of ['slot', 'more', 'next', 'month-button']) {
      page.part(part).focus();
      for (const key of ['ArrowDown', 'ArrowRight', 'Home', 'PageDown']) {
        await sendKeys({ press: key });
        expect(focused(page), `${key} on ${part}`).to.equal(page.part(part));
      }
    }
    removeEventListener('keydown', look);
    expect(taken).to.deep.equal([]);
  });

  it('A11Y 21: nothing happens because I come by, and a choice in a list leads nowhere', async () => {
    const page = await begin();
    page.part('filters-button').click();
    await opens(page, 'filters');
    const address = location.href;
    const [before, state, heard] = [page.text, page.state, page.events.length];
    for (const control of controlsOf(page)) control.focus();
    await page.element.updateComplete;
    expect([page.text, page.state, page.events.length]).to.deep.equal([before, state, heard]);
    const select = page.part('filters').querySelector('select') as HTMLSelectElement;
    select.focus();
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await page.element.updateComplete;
    expect(page.text).not.to.equal(before);
    expect(focused(page)).to.equal(select);
    expect(location.href).to.equal(address);
  });

  it('A11Y 28: single presses are enough, from the first look to the portal’s link', async () => {
    const listened: string[] = [];
    const { addEventListener: listen } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (
      this: EventTarget,
      ...[type, ...rest]: Parameters<typeof listen>
    ) {
      listened.push(type);
      listen.call(this, type, ...rest);
    };
    try {
      const page = await begin();
      await page.press(page.part('month-button'));
      await opens(page, 'month');
      await page.press(page.parts('month-day').at(-1) as HTMLElement);
      await page.press(page.part('previous'));
      await page.press(page.part('more'));
      expect((await page.choose('9:00 AM')).href).to.contain('https://portal.example/');
    } finally {
      EventTarget.prototype.addEventListener = listen;
    }
    expect(listened).to.include('click');
    expect(listened.filter((type) => /drag|touch|move|wheel|swipe/.test(type))).to.deep.equal([]);
  });

  it('A11Y 29: a press counts when I let go, and not where I have slid off before', async () => {
    const page = await begin();
    const slot = page.slot('9:00 AM');
    slot.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = slot.getBoundingClientRect();
    const on = [Math.round(left + width / 2), Math.round(top + height / 2)] as [number, number];
    try {
      await sendMouse({ type: 'move', position: on });
      await sendMouse({ type: 'down' });
      expect(page.state, 'while it is down').to.equal('ready');
      await sendMouse({ type: 'move', position: [on[0], Math.round(top - 60)] });
      await sendMouse({ type: 'up' });
      expect(page.state, 'beside it').to.equal('ready');
      await sendMouse({ type: 'click', position: on });
      await page.becomes('chosen');
    } finally {
      await resetMouse();
    }
  });
});
