import { expect } from 'chai';
import { SourceError } from '../../src/model/slot-source.js';
import { memorySource } from '../../src/testing.js';
import { onePractitioner } from '../../stories/scenes.js';
import { ChangingSource } from '../support/changing-source.js';
import { oneLine, type SchedulerPage, until } from '../support/scheduler-page.js';
import { stage } from '../support/stage.js';

/** What is said to those who hear the page, and how often. */
describe('what I am told without asking', () => {
  const { open, play } = stage();
  const regionsOf = ({ element }: SchedulerPage) => [
    ...element.querySelectorAll('[role=status], [aria-live]'),
  ];
  /** Everything that is said from now on, in order. */
  const said = (page: SchedulerPage): readonly string[] => {
    const words: string[] = [];
    const [region] = regionsOf(page);
    const note = () => region?.textContent && words.push(oneLine(region.textContent));
    new MutationObserver(note).observe(region as Element, { childList: true });
    note();
    return words;
  };
  const hears = (words: readonly string[], wanted: string) =>
    until(
      () => words.includes(wanted),
      () => `"${wanted}" is not among: ${words.join(' | ')}`,
    );
  const wait = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('A11Y 16: I hear how many times were found, that one is gone, and that none can be had', async () => {
    const source = new ChangingSource(onePractitioner);
    const page = open({ sources: [source] });
    const words = said(page);
    await hears(words, '14 times found.');
    await page.choose('9:00 AM');
    source.slots = onePractitioner.filter(({ start }) => !start.startsWith('2026-11-24T14:00'));
    await page.element.refresh();
    await hears(words, 'This time is no longer offered. Please choose another.');
    source.slots = [];
    await page.element.refresh();
    await hears(words, 'No times found.');
    source.error = new SourceError('network', 'down');
    await page.element.refresh();
    await hears(words, 'Times cannot be shown right now');
  });

  it('A11Y 16: I hear that I am booked', async () => {
    const page = await play('Booked');
    await hears(said(page), 'You are booked');
  });

  it('A11Y 17: there is one place for it, in the page’s own DOM, empty until there is something to say', async () => {
    const page = open();
    const [region, ...others] = regionsOf(page);
    expect(others).to.deep.equal([]);
    expect(region?.getRootNode()).to.equal(document);
    expect([(region as HTMLElement).slot, region?.textContent]).to.deep.equal(['status', '']);
    expect(
      page.element.shadowRoot?.querySelector('[role=status], [role=alert], [aria-live]'),
    ).to.equal(null);
    await page.becomes('ready');
    page.element.remove();
    document.querySelector('main')?.append(page.element);
    await page.element.updateComplete;
    expect(regionsOf(page)).to.deep.equal([region]);
  });

  it('A11Y 17: it is said once, and is gone after five seconds', async () => {
    const { setTimeout: begin } = window;
    const later: (() => void)[] = [];
    const withoutWaiting = (work: () => void, milliseconds = 0) =>
      milliseconds === 5_000 ? later.push(work) : begin(work, milliseconds);
    Object.assign(window, { setTimeout: withoutWaiting });
    try {
      const page = open({ sources: [memorySource(onePractitioner)] });
      const words = said(page);
      await hears(words, '14 times found.');
      await page.element.refresh();
      await wait(50);
      expect(words).to.deep.equal(['14 times found.']);
      expect(later.length).to.be.at.least(1);
      later.forEach((work) => work());
      expect(regionsOf(page)[0]?.textContent).to.equal('');
      await page.element.refresh();
      await wait(50);
      expect(words).to.deep.equal(['14 times found.', '14 times found.']);
    } finally {
      Object.assign(window, { setTimeout: begin });
    }
  });

  it('A11Y 18: that times are looked for is said only to who waits, and not again within five seconds', async () => {
    const { now } = performance;
    const { setTimeout: begin } = window;
    // A second is over ten times as fast.
    const quick = (work: () => void, milliseconds = 0) =>
      begin(work, milliseconds === 1_000 ? 100 : milliseconds);
    Object.assign(window, { setTimeout: quick });
    try {
      const page = open({ sources: [] });
      const words = said(page);
      const saysLoading = async (milliseconds: number) => {
        let go: (value: unknown) => void = () => undefined;
        const until = new Promise((resolve) => (go = resolve));
        page.element.sources = [memorySource(onePractitioner, { until })];
        await wait(milliseconds);
        go(undefined);
        await page.becomes('ready');
        await wait(20);
        return words.filter((each) => each === 'Looking for times…').length;
      };
      expect(await saysLoading(50), 'after half a second').to.equal(0);
      expect(await saysLoading(150), 'after more than one').to.equal(1);
      expect(await saysLoading(150), 'and at once again').to.equal(1);
      performance.now = () => now.call(performance) + 5_000;
      expect(await saysLoading(150), 'five seconds later').to.equal(2);
    } finally {
      performance.now = now;
      Object.assign(window, { setTimeout: begin });
    }
  });

  it('A11Y 19: trouble tells me what it is, what it does not mean, and what I can do', async () => {
    const page = await play('NothingLoaded');
    const error = oneLine(page.part('error').textContent);
    expect(error).to.contain('We could not reach the clinic’s list of times.');
    expect(error).to.contain('This says nothing about whether there are times.');
    expect(error).to.contain('Please try again later, or ask the clinic.');
    expect(page.part('error').contains(page.part('retry'))).to.equal(true);
    expect(page.part('call').getAttribute('href')).to.equal('tel:8005550199');
  });

  it('A11Y 19: what I have typed and nobody knows is told at the field where I typed it', async () => {
    const page = await play('FiltersOpen');
    const root = page.element.shadowRoot as ShadowRoot;
    const field = root.querySelector('#filter-near') as HTMLInputElement;
    field.value = 'Atlantis';
    field.form?.requestSubmit();
    await until(
      () => field.getAttribute('aria-invalid') === 'true',
      () => 'it is taken for a place',
    );
    const told = root.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(told?.textContent).to.contain('Atlantis');
    expect(told?.closest('form')).to.equal(field.form);
  });
});
