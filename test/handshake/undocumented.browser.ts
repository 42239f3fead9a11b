import { expect } from 'chai';
import { memoryAttemptStore } from '../../src/testing.js';
import { answer, attemptFor, now, onePractitioner } from '../../stories/scenes.js';
import { SchedulerPage } from '../support/scheduler-page.js';

describe('handshake, in the element: what the portal sends beyond what was agreed on', () => {
  const [slot] = onePractitioner as [(typeof onePractitioner)[0]];
  const home = location.href;
  const { warn } = console;
  let page: SchedulerPage | undefined;

  afterEach(() => {
    console.warn = warn;
    page?.close();
    history.replaceState(null, '', home);
  });

  it('H30: is named in the console without its value, and nowhere else', async () => {
    const warnings: string[] = [];
    console.warn = (...words) => warnings.push(words.flat().join(' '));
    const query = answer('booked', { clinic: '7', patient: 'Smith' });
    history.replaceState(null, '', `${location.pathname}?${query}`);
    page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        sources: [],
        returnUrl: `${location.pathname}?clinic=7`,
        attemptStore: memoryAttemptStore([attemptFor(slot)]),
      });
    });
    await page.hears('scheduler-booked');
    expect(location.search).to.equal('?clinic=7&patient=Smith');
    expect(warnings.filter((words) => words.includes('portal'))).to.deep.equal([
      'smart-scheduler: the portal returned undocumented patient',
    ]);
    expect(JSON.stringify(page.events)).not.to.contain('Smith');
  });
});
