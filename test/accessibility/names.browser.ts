import { expect } from 'chai';
import { memorySource, slotAt } from '../../src/testing.js';
import { ChangingSource } from '../support/changing-source.js';
import { controlsOf, nameOf, seenOn } from '../support/controls.js';
import { oneLine, until } from '../support/scheduler-page.js';
import { stage, storyNames, variety } from '../support/stage.js';

/** What is heard and what is seen are the same things, and each says what it is. */
describe('what things are called', () => {
  const { open, play } = stage();
  const two = [slotAt('2026-11-24T14:00:00Z'), slotAt('2026-11-24T15:00:00Z')];

  it('A11Y 1: my way by headings goes from the page down to the day, wherever the page begins', async () => {
    for (const headingLevel of [2, 3, 4]) {
      const page = open({ headingLevel });
      await page.becomes('ready');
      const root = page.element.shadowRoot as ShadowRoot;
      const level = (selector: string) =>
        Number(root.querySelector(selector)?.closest('h1,h2,h3,h4,h5,h6')?.tagName.slice(1));
      expect(level('slot[name=header] > *')).to.equal(headingLevel);
      expect(level('[part=group] > header [tabindex]')).to.equal(headingLevel + 1);
      expect(level('[part=day-heading]')).to.equal(headingLevel + 2);
    }
  });

  it('A11Y 1: no heading is more than one step below the one before it', async () => {
    for (const name of storyNames) {
      const page = await play(name);
      const levels = [...(page.element.shadowRoot?.querySelectorAll('h1,h2,h3,h4,h5,h6') ?? [])]
        .filter((each) => each.checkVisibility())
        .map(({ tagName }) => Number(tagName.slice(1)));
      expect(levels[0], name).to.equal(2);
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 1), `${name}: ${levels.join(' ')}`).to.be.at.most(1);
    }
  });

  it('A11Y 2: a time tells me weekday, date, time, zone, with whom, where, and whether by video', async () => {
    const honolulu = { timeZone: 'Pacific/Honolulu', place: { name: 'Kaimuki Clinic' } };
    const page = open({ sources: [memorySource([slotAt('2026-11-24T19:00:00Z', honolulu)])] });
    await page.becomes('ready');
    expect(nameOf(page.part('slot'))).to.equal(
      'Tuesday, November 24, 2026, 9:00 AM, HST, Dr. Amelia Hart, Kaimuki Clinic',
    );
    const video = { ...honolulu, mode: 'virtual', accepts: 'new' } as const;
    page.element.sources = [memorySource([slotAt('2026-11-24T20:00:00Z', video)])];
    await until(
      () => nameOf(page.part('slot')).endsWith('Video visit, New patients only'),
      () => nameOf(page.part('slot')),
    );
  });

  it('A11Y 2: a time with nobody and no place tells me whose it is', async () => {
    const { practitioner: _, place: __, ...slot } = slotAt('2026-11-24T14:00:00Z');
    const slots = ['One Clinic', 'Two Clinics'].flatMap((name) =>
      Array.from({ length: 5 }, (_, index) => ({
        ...slot,
        id: `${name} ${index}`,
        organization: { name },
      })),
    );
    const page = open({ sources: [memorySource(slots)] });
    await page.becomes('ready');
    expect(
      page.parts('group').map((group) => nameOf(group.querySelector('h3') as Element)),
    ).to.deep.equal(['One Clinic', 'Two Clinics']);
    expect(nameOf(page.part('slot'))).to.match(
      /^Tuesday, November 24, 2026, 9:00 AM,.* One Clinic$/,
    );
    expect(page.parts('more').map((more) => nameOf(more).split(', ').at(-1))).to.deep.equal([
      'One Clinic',
      'Two Clinics',
    ]);
  });

  it('A11Y 3: what I read on a button is what I can say to press it', async () => {
    for (const name of variety) {
      const page = await play(name);
      for (const control of controlsOf(page)) {
        if (control.matches('select, input')) continue;
        for (const text of seenOn(control))
          expect(nameOf(control).toLowerCase(), name).to.contain(text.toLowerCase());
      }
    }
  });

  it('A11Y 4: that a time is gone, and that a day has none, stands there in words', async () => {
    const source = new ChangingSource(two);
    const page = open({ sources: [source] });
    await page.becomes('ready');
    expect(page.text).to.contain('No times');
    source.slots = two.slice(1);
    await page.element.refresh();
    await until(
      () => page.text.includes('9:00 AM gone'),
      () => page.text,
    );
  });

  it('A11Y 5: what cannot be booked is no button, and every time that is one can be pressed', async () => {
    const source = new ChangingSource(two);
    const page = open({ sources: [source] });
    await page.becomes('ready');
    source.slots = two.slice(1);
    await page.element.refresh();
    await until(
      () => page.text.includes('gone'),
      () => page.text,
    );
    const buttons = page.parts('day').flatMap((day) => [...day.querySelectorAll('button')]);
    expect(buttons.map((button) => button.dataset.slot)).to.deep.equal([two[1]?.id]);
    for (const button of page.parts('slot')) expect(button.ariaDisabled).to.equal(null);
  });

  it('A11Y 22: a link that opens a new tab says so, and no other does', async () => {
    const page = open({ launch: 'tab' });
    await page.becomes('ready');
    const link = await page.choose('9:00 AM');
    const told = (each: Element) => {
      const id = each.getAttribute('aria-describedby') ?? '';
      return oneLine((each.getRootNode() as ShadowRoot).getElementById(id)?.textContent);
    };
    expect(link.target).to.equal('_blank');
    expect(told(link)).to.contain('Opens in a new tab.');
    page.element.addEventListener('scheduler-booking-started', (event) => event.preventDefault());
    await page.press(link);
    await until(
      () => page.parts('pending').length > 0,
      () => 'nobody asks whether it was finished',
    );
    const links = [...(page.element.shadowRoot?.querySelectorAll('a') ?? [])];
    const resume = links.find(({ textContent }) => oneLine(textContent) === 'Go back and finish');
    expect(resume?.target).to.equal('_blank');
    for (const each of links)
      expect(/new tab/.test(told(each)), nameOf(each)).to.equal(each.target === '_blank');
  });

  it('A11Y 40: words are read in their language and direction, and a name does not turn them round', async () => {
    const spanish = (await play('Spanish')).part('base');
    expect([spanish.lang.slice(0, 2), spanish.dir]).to.deep.equal(['es', 'ltr']);
    const page = open({
      locale: 'ar-EG',
      messages: { ar: { heading: 'ابحث عن موعد' } },
    });
    await page.becomes('ready');
    expect([page.part('base').lang, page.part('base').dir]).to.deep.equal(['ar-EG', 'rtl']);
    await page.press(page.slot('Dr. Amelia Hart'));
    const root = page.element.shadowRoot as ShadowRoot;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      if (!/Amelia|Inés|Harbor/.test(textContent ?? '')) continue;
      expect(parentElement?.closest('bdi, .hidden'), textContent ?? '').not.to.equal(null);
    }
  });

  it('A11Y 42: what I can type is known to the browser, which fills it in', async () => {
    for (const name of variety) {
      const page = await play(name);
      const fields = controlsOf(page).filter((each) => each.matches('input, textarea'));
      expect(fields.length, name).to.equal(name === 'FiltersOpen' ? 1 : 0);
      for (const field of fields)
        expect(field.getAttribute('autocomplete')).to.equal('postal-code');
    }
  });

  it('A11Y 43: what does nothing now stays where I can find it, and says that it does nothing', async () => {
    for (const name of variety) {
      const page = await play(name);
      const root = page.element.shadowRoot as ShadowRoot;
      expect(root.querySelectorAll('[disabled]:not(option)').length, name).to.equal(0);
      // From the last on: the month closes when the focus leaves it.
      for (const control of [
        ...root.querySelectorAll<HTMLElement>('button[aria-disabled]'),
      ].reverse()) {
        control.focus();
        await page.element.updateComplete;
        const before = page.text;
        expect(root.activeElement, nameOf(control)).to.equal(control);
        await page.press(control);
        expect(page.text, nameOf(control)).to.equal(before);
      }
    }
    const page = open();
    await page.becomes('ready');
    await page.press(page.button('Filters'));
    await until(
      () => page.parts('filters').length > 0,
      () => 'no filters',
    );
    await page.press(page.button('Video (3)'));
    expect(page.button('Tuesday (0)').ariaDisabled).to.equal('true');
  });

  it('A11Y 44: no two controls have the same name, unless they do the same', async () => {
    for (const name of storyNames) {
      const page = await play(name);
      const names = controlsOf(page).map(
        (each) => `${nameOf(each)} ${each.getAttribute('href') ?? ''}`,
      );
      const others = controlsOf(page).flatMap((each, index) =>
        names.indexOf(names[index] ?? '') < index && !each.matches('a') ? [names[index]] : [],
      );
      expect(others, name).to.deep.equal([]);
    }
  });

  it('A11Y 44: the same practitioner at the same place by video has buttons of another name', async () => {
    const starts = Array.from({ length: 6 }, (_, hour) => `2026-11-24T1${hour}:00:00Z`);
    const both = [...starts, '2026-12-09T15:00:00Z'].flatMap((start) => [
      slotAt(start),
      slotAt(start, { id: `video ${start}`, mode: 'virtual' }),
    ]);
    const page = open({ sources: [memorySource(both)], days: 2 });
    await page.becomes('ready');
    const unique = () => {
      const names = controlsOf(page).map(nameOf);
      expect(names.filter((name, index) => names.indexOf(name) < index)).to.deep.equal([]);
    };
    expect(page.parts('more')).to.have.length(2);
    unique();
    await page.press(page.part('next'));
    expect(page.parts('next-available').length).to.equal(3);
    unique();
  });
});
