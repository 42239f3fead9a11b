import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { memorySource, slotAt } from '../../src/testing.js';
import { manyPractitioners } from '../../stories/scenes.js';
import { ChangingSource } from '../support/changing-source.js';
import { controlsOf, described, nameOf } from '../support/controls.js';
import { oneLine, type SchedulerPage, until } from '../support/scheduler-page.js';
import { stage, storyNames, variety, type StoryName } from '../support/stage.js';

/** Where things stand, however narrow the page and however large the text. */
describe('where things stand', () => {
  const { open, play, clear } = stage();
  const size = { width: innerWidth, height: innerHeight };
  const { style } = document.documentElement;
  const { margin } = document.body.style;

  const resize = async (width: number, height: number) => {
    clear();
    await setViewport({ width, height });
  };

  before(() => (document.body.style.margin = '0'));
  after(() => (document.body.style.margin = margin));
  afterEach(async () => {
    style.fontSize = '';
    if (innerWidth !== size.width || innerHeight !== size.height) await setViewport(size);
  });

  /** Whatever reaches over the edge of the page, or does not show all that it holds. */
  const cutOff = ({ element }: SchedulerPage) =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])]
      .filter((each) => each.checkVisibility() && !each.closest('.hidden, .skip, option'))
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        const { overflowX } = getComputedStyle(each);
        const isCut = overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
        return left < -0.5 || right > innerWidth + 0.5 || (isCut && !each.matches('select, input'));
      })
      .map(described);
  const fits = async (
    names: readonly StoryName[],
    prepare: (page: SchedulerPage) => void = () => undefined,
  ) => {
    for (const name of names) {
      const page = await play(name);
      prepare(page);
      // A width is measured a moment after it has changed.
      await new Promise(requestAnimationFrame);
      await page.element.updateComplete;
      expect(cutOff(page), name).to.deep.equal([]);
      expect(document.scrollingElement?.scrollWidth, name).to.be.at.most(innerWidth);
    }
  };
  const box = (element: Element) => element.getBoundingClientRect();
  const inOrder = (values: readonly number[]) =>
    expect([...values].sort((one, other) => one - other)).to.deep.equal(values);

  for (const [locale, forward] of [
    ['en-US', 1],
    ['ar-EG', -1],
  ] as const) {
    it(`A11Y 8: I go from one thing to the next as I read them (${locale})`, async () => {
      await resize(1_200, 800);
      const page = open({ locale, messages: { ar: { heading: 'ابحث عن موعد' } } });
      await page.becomes('ready');
      const left = (element: Element) => forward * Math.round(box(element).left);
      expect(controlsOf(page).filter(({ tabIndex }) => tabIndex > 0)).to.deep.equal([]);
      inOrder(
        [...page.part('base').children]
          .filter((each) => box(each).height > 1)
          .map((each) => box(each).top),
      );
      inOrder([...page.part('toolbar').children].map(left));
      for (const card of page.parts('group')) {
        const days = [...card.querySelectorAll('[part=day]')];
        inOrder(days.map(left));
        for (const day of days)
          inOrder([...day.querySelectorAll('button')].map((each) => box(each).top));
      }
    });
  }

  it('A11Y 26: nothing moves under my pointer when earlier times are found', async () => {
    const at = (start: string, name: string) => slotAt(start, { practitioner: { name } });
    const source = new ChangingSource(
      ['Dr. One', 'Dr. Two'].flatMap((name) => [
        at('2026-11-24T15:00:00Z', name),
        at('2026-11-25T15:00:00Z', name),
      ]),
    );
    const page = open({ sources: [source] });
    await page.becomes('ready');
    const second = page.parts('slot').filter((each) => nameOf(each).includes('Dr. Two'));
    const places = () => second.map((each) => [box(each).left, box(each).top]);
    const before = places();
    const [{ left, top }] = second.map(box) as [DOMRect];
    try {
      await sendMouse({ type: 'move', position: [Math.round(left + 9), Math.round(top + 9)] });
      source.slots = [
        at('2026-11-24T14:00:00Z', 'Dr. Early'),
        at('2026-11-24T13:00:00Z', 'Dr. One'),
        at('2026-11-23T20:00:00Z', 'Dr. One'),
        ...source.slots,
      ];
      await page.element.refresh();
      await until(
        () => page.text.includes('1 earlier time'),
        () => page.text,
      );
      expect(places()).to.deep.equal(before);
      expect(second[0]?.matches(':hover')).to.equal(true);
    } finally {
      await resetMouse();
    }
    await page.press(page.button('1 earlier time'));
    expect(page.parts('group')[0]?.querySelectorAll('[part~=slot]')).to.have.length(4);
  });

  it('A11Y 26: nor when I only come near a button', async () => {
    const page = open();
    await page.becomes('ready');
    const before = page.text;
    for (const part of ['month-button', 'filters-button'])
      page.part(part).dispatchEvent(new PointerEvent('pointerenter'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await page.element.updateComplete;
    expect(page.text).to.equal(before);
  });

  for (const width of [320, 240])
    it(`A11Y 33: at ${width} pixels I never have to scroll sideways, and nothing is cut off`, async () => {
      await resize(width, 640);
      await fits(width === 320 ? storyNames : variety);
    });

  it('A11Y 33: on the narrowest telephone I can do all that others can', async () => {
    const wide = controlsOf(await play('Chosen')).map(nameOf);
    await resize(320, 640);
    const narrow = controlsOf(await play('Chosen')).map(nameOf);
    expect(narrow).to.include.members(wide);
  });

  it('A11Y 34: text of twice the size is all there', async () => {
    style.fontSize = '200%';
    await resize(640, 640);
    await fits(variety);
    await resize(320, 640);
    await fits(['ManyPractitioners', 'FiltersOpen', 'Chosen', 'Booked']);
  });

  it('A11Y 35: with my own spacing of letters, words and lines nothing is lost', async () => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
       p { margin-block-end: 2em !important; }`,
    );
    await resize(320, 640);
    await fits(variety, ({ element }) => {
      const root = element.shadowRoot as ShadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
    });
  });

  it('A11Y 36: a telephone may be held either way', async () => {
    await resize(390, 844);
    await fits(['ManyPractitioners', 'MonthOpen', 'FiltersOpen']);
    const names = controlsOf(await play('Chosen')).map(nameOf);
    await resize(844, 390);
    await fits(['ManyPractitioners', 'MonthOpen', 'FiltersOpen']);
    expect(names).to.include.members(controlsOf(await play('Chosen')).map(nameOf));
  });

  it('A11Y 41: where I read from right to left everything is the other way round, but not the hours', async () => {
    await resize(1_200, 800);
    const messages = { ar: { heading: 'ابحث عن موعد' } };
    const page = open({ locale: 'ar', messages, sources: [memorySource(manyPractitioners)] });
    await page.becomes('ready');
    expect(box(page.part('previous')).left).to.be.above(box(page.part('next')).left);
    const point = (part: string) => getComputedStyle(page.part(part), '::before').rotate;
    expect([point('previous'), point('next')]).to.deep.equal(['225deg', '45deg']);
    for (const time of page.element.shadowRoot?.querySelectorAll('time') ?? []) {
      expect(time.dir).to.equal('auto');
      expect(getComputedStyle(time).unicodeBidi).to.match(/isolate|plaintext/);
    }
    const header = page.part('group').querySelector('header') as Element;
    expect(box(header).left).to.be.above(box(page.part('day')).left);
    expect(oneLine(header.textContent)).not.to.equal('');
  });
});
