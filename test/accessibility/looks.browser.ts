import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { barriers } from '../support/axe.js';
import { controlsOf, described, nameOf } from '../support/controls.js';
import { backdrop, contrast } from '../support/contrast.js';
import { oneLine, type SchedulerPage, until } from '../support/scheduler-page.js';
import { stage, variety } from '../support/stage.js';

/** What is seen: colours, lines, sizes, and what moves. */
describe('what I see', () => {
  const { main, open, play } = stage();
  const everything = ({ element }: SchedulerPage) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []),
  ];
  const inScheme = async (scheme: string, look: () => Promise<void>) => {
    document.documentElement.style.colorScheme = scheme;
    try {
      await look();
    } finally {
      document.documentElement.style.colorScheme = '';
    }
  };
  /** A page with everything on it that can be chosen, chosen. */
  const chosen = async () => {
    const page = open();
    await page.becomes('ready');
    await page.press(page.part('filters-button'));
    await until(
      () => page.parts('filters').length > 0,
      () => 'no filters',
    );
    await page.press(page.button('Morning (19)'));
    await page.choose('9:00 AM');
    await page.press(page.part('month-button'));
    await until(
      () => page.parts('month-day').length > 0,
      () => 'no month',
    );
    return page;
  };
  const mark = (element: Element) => getComputedStyle(element, '::before').content;

  it('A11Y 27: everything can be hit with a shaking hand: 24 pixels, and 44 for a time', async () => {
    for (const name of variety) {
      const page = await play(name);
      for (const control of controlsOf(page)) {
        if (control.matches('.skip')) continue;
        const { width, height } = control.getBoundingClientRect();
        expect(Math.min(width, height), `${name}: ${nameOf(control)}`).to.be.at.least(24);
        const isTime = control.matches('[part~=slot], [part~=book], [part~=month-day]');
        expect(height, nameOf(control)).to.be.at.least(isTime ? 44 : 24);
      }
    }
  });

  for (const scheme of ['light', 'dark']) {
    it(`A11Y 30: all text stands out from what is behind it (${scheme})`, () =>
      inScheme(scheme, async () => {
        for (const name of variety) {
          const page = await play(name);
          const faint = everything(page).filter(
            (element) =>
              [...element.childNodes].some(
                ({ nodeType, textContent }) => nodeType === 3 && oneLine(textContent),
              ) &&
              element.checkVisibility() &&
              !element.closest('.hidden, [aria-disabled=true], option') &&
              contrast(getComputedStyle(element).color, backdrop(element)) < 4.5,
          );
          expect(faint.map(described), name).to.deep.equal([]);
        }
      }));

    it(`A11Y 31: so do the lines of times and fields, and the signs on buttons (${scheme})`, () =>
      inScheme(scheme, async () => {
        const page = await chosen();
        const behind = (element: Element) => backdrop(element.parentElement as Element);
        const lines = [
          ...page.parts('slot'),
          ...controlsOf(page).filter((each) => each.matches('select, input')),
        ];
        expect(lines.length).to.be.at.least(10);
        for (const line of lines)
          expect(
            contrast(getComputedStyle(line).borderColor, behind(line)),
            described(line),
          ).to.be.at.least(3);
        const signs = [page.part('next'), ...page.part('month').querySelectorAll('.on')];
        for (const sign of signs) {
          const { borderBottomColor } = getComputedStyle(sign, '::before');
          expect(contrast(borderBottomColor, backdrop(sign))).to.be.at.least(3);
        }
        const summary = page.part('summary');
        expect(contrast(getComputedStyle(summary).borderColor, behind(summary))).to.be.at.least(3);
      }));
  }

  it('A11Y 31: whoever gives the element colours that hardly differ is told by its check', async () => {
    const page = open();
    await page.becomes('ready');
    const told = async () =>
      (await page.element.checkSetup()).flatMap(({ code, message }) =>
        code === 'low-contrast' ? [message] : [],
      );
    expect(await told()).to.deep.equal([]);
    await inScheme('dark', async () => {
      expect(await told()).to.deep.equal([]);
    });
    page.element.style.setProperty('--smart-scheduler-color-accent', 'oklch(80% 0.1 200)');
    const [faint, ...others] = await told();
    expect(faint).to.match(
      /^--smart-scheduler-color-accent on .*surface has a contrast of 1\.\d to 1\.$/,
    );
    expect(others).to.have.length(1);
    page.element.style.setProperty('--smart-scheduler-color-surface', 'transparent');
    expect(await told()).to.have.length(1);
  });

  it('A11Y 32: what is chosen is told by a mark, not by colour alone', async () => {
    const page = await chosen();
    expect(mark(page.part('slot-selected'))).to.contain('✓');
    expect(mark(page.part('slot'))).not.to.contain('✓');
    expect(mark(page.button('Morning (19)'))).to.contain('✓');
    expect(
      mark(page.part('filters').querySelector('[aria-pressed=false]') as Element),
    ).not.to.contain('✓');
    const day = page.part('month').querySelector('.chosen') as Element;
    expect(mark(day)).to.contain('✓');
    expect(nameOf(day)).to.contain('the day you chose');
  });

  it('A11Y 37: in the colours of my system I still see what is chosen, what is not to be had, and every sign', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const probe = document.createElement('p');
    main.append(probe);
    const system = (name: string) => {
      probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
      return getComputedStyle(probe).color;
    };
    try {
      const page = await chosen();
      const chosenOnes = [
        page.part('slot-selected'),
        page.button('Morning (19)'),
        page.part('month').querySelector('.chosen') as Element,
      ];
      for (const each of chosenOnes)
        expect(getComputedStyle(each).backgroundColor, described(each)).to.equal(
          system('Highlight'),
        );
      expect(getComputedStyle(page.part('slot')).backgroundColor).not.to.equal(system('Highlight'));
      for (const each of page.element.shadowRoot?.querySelectorAll('[aria-disabled=true]') ?? []) {
        const { color, opacity } = getComputedStyle(each);
        expect([color, opacity], described(each)).to.deep.equal([system('GrayText'), '1']);
      }
      for (const each of everything(page))
        for (const pseudo of [undefined, '::before', '::after'])
          expect(getComputedStyle(each, pseudo).backgroundImage).to.equal('none');
      const { borderBottomStyle, borderBottomWidth } = getComputedStyle(
        page.part('next'),
        '::before',
      );
      expect([borderBottomStyle, borderBottomWidth]).to.deep.equal(['solid', '2px']);
    } finally {
      probe.remove();
      await emulateMedia({ forcedColors: 'none' });
    }
  });

  it('A11Y 38: nothing moves by itself, least of all where I have asked for it', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      const page = await chosen();
      expect(document.getAnimations()).to.deep.equal([]);
      for (const element of everything(page)) {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        expect(
          [animationName, transitionDuration, scrollBehavior],
          described(element),
        ).to.deep.equal(['none', '0s', 'auto']);
      }
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  it('A11Y 39: more contrast is more where I have asked for it, and dark is dark', async () => {
    const media = { contrast: 'more' } as unknown as Parameters<typeof emulateMedia>[0];
    const page = open();
    await page.becomes('ready');
    const hint = page.part('toolbar').querySelector('.hint') as Element;
    const ratio = () => contrast(getComputedStyle(hint).color, backdrop(hint));
    const line = () =>
      contrast(getComputedStyle(page.part('next')).borderColor, backdrop(page.part('next')));
    const before = ratio();
    await emulateMedia(media);
    try {
      expect(ratio()).to.be.above(before).and.at.least(7);
      expect(line()).to.be.at.least(7);
    } finally {
      await emulateMedia({ contrast: 'no-preference' } as unknown as typeof media);
    }
    await inScheme('dark', async () => {
      await page.element.updateComplete;
      expect(contrast('white', backdrop(page.part('base')))).to.be.above(12);
      expect(contrast(getComputedStyle(page.part('base')).color, 'black')).to.be.above(12);
    });
  });

  for (const scheme of ['light', 'dark'])
    it(`A11Y 45: a machine that looks for barriers finds none, with everything open (${scheme})`, () =>
      inScheme(scheme, async () => {
        await chosen();
        expect(await barriers(main)).to.deep.equal([]);
      }));
});
