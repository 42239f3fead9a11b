import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { memorySource } from '../../src/testing.js';
import { manyPractitioners, now } from '../../stories/scenes.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

describe('in a dialog of the clinic’s own', () => {
  let dialog: HTMLDialogElement;
  let page: SchedulerPage;

  beforeEach(async () => {
    sessionStorage.clear();
    page = SchedulerPage.open((element) => {
      const sources = [memorySource(manyPractitioners)];
      Object.assign(element, { now: () => now, locale: 'en-US', days: 5, sources });
    });
    dialog = document.createElement('dialog');
    dialog.append(page.element);
    document.body.append(dialog);
    dialog.showModal();
    await page.becomes('ready');
  });
  afterEach(async () => {
    await page.element.clearLocalData();
    page.close();
    dialog.remove();
  });

  const opens = (part: string) =>
    until(
      () => page.parts(part).length > 0,
      () => `${part} is not there`,
    );
  const closes = (part: string) =>
    until(
      () => page.parts(part).length === 0,
      () => `${part} is still there`,
    );

  it('Escape closes the filters that I opened, and only then the dialog', async () => {
    await page.press(page.button('Filters'));
    await opens('filters');
    page.element.shadowRoot?.querySelector<HTMLElement>('#filter-near')?.focus();
    await sendKeys({ press: 'Escape' });
    await closes('filters');
    expect(dialog.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('Escape lets go of the time that I chose, and the dialog stays', async () => {
    await page.choose('8:00 AM');
    page.part('book').focus();
    await sendKeys({ press: 'Escape' });
    await closes('summary');
    expect(dialog.open).to.equal(true);
  });

  it('Escape that ends a word I am composing closes nothing', async () => {
    await page.press(page.button('Filters'));
    await opens('filters');
    const typed = page.element.shadowRoot?.querySelector<HTMLElement>('#filter-near');
    const escape = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true };
    typed?.dispatchEvent(new KeyboardEvent('keydown', escape));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(page.parts('filters')).to.have.length(1);
  });
});
