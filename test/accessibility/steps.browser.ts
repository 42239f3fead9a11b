import { expect } from 'chai';
import { memoryAttemptStore } from '../../src/testing.js';
import { now } from '../../stories/scenes.js';
import { nameOf } from '../support/controls.js';
import { oneLine, until } from '../support/scheduler-page.js';
import { stage, storyNames } from '../support/stage.js';

/** What is promised from one step of the way to the next. */
describe('on my way', () => {
  const { open, play } = stage();

  it('A11Y 20: before I leave I can read date, time, zone and place, and nothing leads away earlier', async () => {
    const page = open();
    await page.becomes('ready');
    const leaves = () =>
      [...(page.element.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a') ?? [])].filter(
        ({ href }) => href.startsWith('https://portal.example'),
      );
    expect(leaves()).to.deep.equal([]);
    const book = await page.choose('Tuesday, November 24, 2026, 9:00 AM');
    expect(leaves()).to.deep.equal([book]);
    const read = oneLine(page.part('summary').textContent);
    for (const words of [
      'Tuesday, November 24, 2026, 9:00 – 9:30 AM EST',
      'Dr. Amelia Hart',
      'Harbor Street Family Medicine, 18 Harbor Street, Gloucester, MA 01930',
      'You finish at portal.example',
    ])
      expect(read).to.contain(words);
    const facts = page.part('summary').querySelector('.facts') as Element;
    expect(facts.compareDocumentPosition(book)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('A11Y 23: whatever has happened, help is at the same place: the end', async () => {
    // One page offers no help but its own words.
    for (const name of storyNames.filter((each) => each !== 'Fallback')) {
      const page = await play(name);
      const parts = [...page.part('base').children];
      const end = parts.findIndex((each) => each.matches('slot[name=language-help]'));
      const links = [...(parts[end - 1]?.querySelectorAll('a') ?? [])];
      expect(
        links.map(({ href }) => href),
        name,
      ).to.deep.equal(['tel:8005550199']);
    }
  });

  it('A11Y 24: my filters are still there when I am back, and I go on with the time that I had chosen', async () => {
    const attemptStore = memoryAttemptStore();
    const first = open({ attemptStore });
    await first.becomes('ready');
    await first.press(first.part('filters-button'));
    await until(
      () => first.parts('filters').length > 0,
      () => 'no filters',
    );
    await first.press(first.button('Morning (19)'));
    first.element.addEventListener('scheduler-booking-started', (event) => event.preventDefault());
    await first.press(await first.choose('Tuesday, November 24, 2026, 9:00 AM'));
    await first.becomes('pending');
    first.close();
    const second = open({ attemptStore });
    await second.becomes('pending');
    expect(second.parts('choice').map(nameOf)).to.deep.equal(['Remove filter: Morning']);
    const pending = oneLine(second.part('pending').textContent);
    expect(pending).to.contain('Tuesday, November 24 at 9:00 AM');
    expect(nameOf(second.part('pending').querySelector('a') as Element)).to.equal(
      'Go back and finish',
    );
    await second.press(second.button('Start over with this time'));
    await until(
      () => second.parts('slot-selected').length === 1,
      () => 'nothing is chosen',
    );
    expect(nameOf(second.part('slot-selected'))).to.contain('November 24, 2026, 9:00 AM');
  });

  it('A11Y 25: I may think for as long as I like', async () => {
    let time = now;
    const page = open({ now: () => time });
    await page.becomes('ready');
    await page.choose('Wednesday, November 25, 2026, 10:00 AM');
    time = new Date(now.getTime() + 30 * 3_600_000);
    page.element.requestUpdate();
    await page.element.updateComplete;
    expect(page.state).to.equal('chosen');
    expect(page.part('book').hasAttribute('href')).to.equal(true);
    expect(page.text).not.to.match(/expires|minutes left|hurry/i);
  });
});
