import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { SourceError } from '../../src/model/slot-source.js';
import type { Slot } from '../../src/model/slot.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { manyPractitioners, now, onePractitioner } from '../../stories/scenes.js';
import { described } from '../support/controls.js';
import { ChangingSource } from '../support/changing-source.js';
import { backdrop, contrast } from '../support/contrast.js';
import { oneLine, type SchedulerPage, until } from '../support/scheduler-page.js';
import { stage } from '../support/stage.js';
import { tab } from '../support/tab.js';

/** Where the focus is, how it is seen, and that it is never lost. */
describe('where I am', () => {
  const { main, open } = stage();
  const focused = (page: SchedulerPage) => page.element.shadowRoot?.activeElement;
  const begin = async (given = {}) => {
    const page = open(given);
    await page.becomes('ready');
    return page;
  };
  for (const scheme of ['light', 'dark', 'forced'] as const) {
    it(`A11Y 12: what has the focus has a line around it that I can see (${scheme})`, async () => {
      document.documentElement.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';
      if (scheme === 'forced') await emulateMedia({ forcedColors: 'active' });
      try {
        const page = await begin();
        await sendKeys({ press: 'Tab' });
        page.part('filters-button').click();
        await page.choose('9:00 AM');
        // The last: it closes when the focus goes elsewhere.
        page.part('month-button').click();
        await until(
          () => page.parts('filters').length * page.parts('month-day').length > 0,
          () => 'not everything is open',
        );
        const selectors =
          '.skip, [part=slot], [part~=slot-selected], [part=more], [part=next], [part=previous], [part=month-button], [part=month-day], .on, select, input, [part=filter] button, [part=book], [part=call], .link';
        for (const control of page.element.shadowRoot?.querySelectorAll<HTMLElement>(selectors) ??
          []) {
          control.focus();
          if (!control.isConnected) continue;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
          expect(outlineStyle, described(control)).to.equal('solid');
          expect(parseFloat(outlineWidth)).to.be.at.least(2);
          const behind = backdrop(control.parentElement as Element);
          expect(contrast(outlineColor, behind), described(control)).to.be.at.least(3);
        }
      } finally {
        document.documentElement.style.colorScheme = '';
        await emulateMedia({ forcedColors: 'none' });
      }
    });
  }

  it('A11Y 13: the page’s own header, which stays, never lies over where I am', async () => {
    const header = document.createElement('div');
    header.style.cssText = 'position: fixed; inset: 0 0 auto; block-size: 80px; z-index: 9';
    const size = { width: innerWidth, height: innerHeight };
    await setViewport({ width: 700, height: 420 });
    try {
      const page = await begin();
      main.prepend(header);
      main.style.paddingBlock = '80px 30rem';
      page.part('next').focus();
      for (const key of [...Array(16).fill('Tab'), ...Array(14).fill('Shift+Tab')]) {
        await sendKeys({ press: key });
        const { top, bottom } = focused(page)?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
        expect(top, `${key} to ${oneLine(focused(page)?.textContent)}`).to.be.at.least(80);
        expect(bottom).to.be.at.most(innerHeight);
      }
    } finally {
      header.remove();
      main.style.padding = '';
      await setViewport(size);
    }
  });

  describe('A11Y 14: I am still in the element', () => {
    const stays = async (page: SchedulerPage) => {
      await page.element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(document.activeElement).to.equal(page.element);
      expect(focused(page)?.isConnected).to.equal(true);
    };
    const press = async (page: SchedulerPage, control: HTMLElement) => {
      control.focus();
      await page.press(control);
      await stays(page);
    };

    it('A11Y 14: after more times, other days, a choice, and letting go of it', async () => {
      const page = await begin();
      await press(page, page.part('more'));
      await press(page, page.part('next'));
      await press(page, page.part('previous'));
      await press(page, page.slot('9:00 AM'));
      await until(
        () => focused(page)?.id === 'summary-heading',
        () => 'the focus is not on what was chosen',
      );
      await press(page, page.button('Choose another time'));
      await until(
        () => focused(page)?.matches('[part=slot]'),
        () => 'the focus is not on the time that was let go',
      );
    });

    it('A11Y 14: after more practitioners', async () => {
      const many = Array.from({ length: 7 }, (_, index) =>
        slotAt('2026-11-24T14:00:00Z', { practitioner: { name: `Dr. ${index}` } }),
      );
      const page = await begin({ sources: [memorySource(many)] });
      await press(page, page.part('more'));
      expect(page.parts('more')).to.deep.equal([]);
      await until(
        () => oneLine(focused(page)?.textContent) === 'Dr. 4',
        () => `the focus is on ${focused(page)?.textContent}`,
      );
    });

    it('A11Y 14: after filters were used, cleared, and left nothing', async () => {
      const page = await begin();
      await press(page, page.part('filters-button'));
      await until(
        () => page.parts('filters').length > 0,
        () => 'no filters',
      );
      await press(page, page.button('Video (3)'));
      await press(page, page.part('choice'));
      await press(page, page.button('Video (3)'));
      await press(page, page.button('Clear all filters'));
    });

    it('A11Y 14: after a refresh, trouble, and another try', async () => {
      const source = new ChangingSource(onePractitioner);
      const page = await begin({ sources: [source] });
      page.slot('9:00 AM').focus();
      await page.element.refresh();
      await stays(page);
      expect(focused(page)).to.equal(page.slot('9:00 AM'));
      source.slots = onePractitioner.filter(({ start }) => !start.includes('T14:00'));
      await page.element.refresh();
      await stays(page);
      source.slots = [];
      source.error = new SourceError('network', 'down');
      await page.element.refresh();
      await stays(page);
      await press(page, page.part('retry'));
    });

    it('A11Y 14: after I was in another tab, and what I was at has come to stand elsewhere', async () => {
      let time = now;
      const of = (names: string, hour: number) =>
        [...names].map((name, index) =>
          slotAt(`2026-11-24T${hour + index}:00:00.000Z`, { id: name, practitioner: { name } }),
        );
      const source = new ChangingSource(of('ABC', 14));
      const page = await begin({ sources: [source], now: () => time });
      source.slots = of('CBA', 11);
      await page.element.refresh();
      page.parts('slot')[1]?.focus();
      tab.hide();
      time = new Date(now.getTime() + 600_000);
      tab.show();
      await page.element.updateComplete;
      expect(page.parts('slot').map(({ dataset }) => dataset.slot)).to.deep.equal(['C', 'B', 'A']);
      expect(described(focused(page))).to.equal(described(page.parts('slot')[1]));
    });

    it('A11Y 14: after the language of the page has changed', async () => {
      const page = await begin();
      for (const control of [page.part('more'), page.slot('9:00 AM')]) {
        control.focus();
        page.element.locale = page.element.locale === 'es' ? 'en' : 'es';
        await new Promise((resolve) => setTimeout(resolve, 60));
        await stays(page);
        expect(focused(page)).to.equal(control);
      }
    });
  });

  it('A11Y 15: when the time that I am at is taken, I am at the next one, and hear why', async () => {
    const source = new ChangingSource(onePractitioner);
    const page = await begin({ sources: [source] });
    page.slot('9:00 AM').focus();
    const without = (...hours: readonly string[]) =>
      onePractitioner.filter(({ start }) => !hours.includes(start.slice(0, 16)));
    source.slots = without('2026-11-24T14:00');
    await page.element.refresh();
    await until(
      () => focused(page) === page.slot('9:30 AM'),
      () => `the focus is on ${focused(page)?.textContent}`,
    );
    await until(
      () => page.element.querySelector('[role=status]')?.textContent?.includes('is gone'),
      () => 'nobody says why',
    );
  });

  it('A11Y 15: when it was the last of its day, I am at that day', async () => {
    const wednesday = (slot: Slot) => slot.start.startsWith('2026-11-25');
    const source = new ChangingSource(manyPractitioners);
    const page = await begin({ sources: [source] });
    const last = manyPractitioners.filter(wednesday).at(-1) as Slot;
    page.element.shadowRoot?.querySelector<HTMLElement>(`[data-slot="${last.id}"]`)?.focus();
    source.slots = manyPractitioners.filter((slot) => slot !== last);
    await page.element.refresh();
    await until(
      () => focused(page)?.parentElement?.matches('[part=day-heading]'),
      () => `the focus is on ${focused(page)?.textContent}`,
    );
    expect(focused(page)?.textContent).to.contain('Wednesday, November 25');
  });
});
