import { expect } from 'chai';
import { render, type TemplateResult } from 'lit';
import * as stories from '../../stories/smart-scheduler.stories.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { barriers } from '../support/axe.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

const { default: meta, ...scenes } = stories;

/** The earliest time of many practitioners is a video visit, which stands under the patient's own day. */
const earliest = new Date('2026-11-23T22:00:00Z').toLocaleDateString('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
});

/** What each story must come to, and words that must stand in it. */
const expectations: Record<keyof typeof scenes, readonly [state: string, ...words: string[]]> = {
  Searching: ['loading', 'Looking for times…'],
  Streaming: ['loading', 'Dr. Amelia Hart', '8:00 AM', 'Looking for more times…'],
  SingleDay: ['ready', 'Morning', '8:00 AM', '3 more'],
  Windows: ['ready', 'Walk-in clinic', 'some time between 9:00 AM and 6:00 PM'],
  Virtual: ['ready', 'NP Grace Whitfield', 'Video visit'],
  NextAvailable: ['ready', 'No times', 'Next: Thursday, December 3 at 9:00 AM'],
  ChosenInTwoZones: ['chosen', '9:00 – 9:30 AM CST', 'where you are'],
  ChosenAndGone: ['chosen', 'This time is no longer offered. Please choose another.', 'gone'],
  Offline: ['error', 'This device is not connected to the internet.'],
  Fallback: ['error', 'Times cannot be shown right now', 'Try again'],
  Stale: ['ready', 'Newer ones could not be loaded.', '8:00 AM', 'Try again'],
  OnePractitioner: ['ready', 'Dr. Amelia Hart', 'Tue, Nov 24', '8:00 AM', '3 more', 'No times'],
  ManyPractitioners: [
    'ready',
    `Next available ${earliest} at`,
    'Dra. Inés Cárdenas Solís',
    'Video visit',
    'some time between 9:00 AM and 6:00 PM',
    '100 places left',
  ],
  Spanish: [
    'ready',
    'Buscar una cita',
    'Próxima cita disponible',
    'Consulta por video',
    'Quedan 100 cupos',
  ],
  MonthOpen: [
    'ready',
    'November 2026',
    'Tuesday, November 24, 9 times',
    'Thursday, November 26, no times',
  ],
  Chosen: [
    'chosen',
    'Continue to book',
    'You finish at portal.example and come back here.',
    'Or call',
  ],
  FiltersOpen: ['ready', 'Any clinician (23)', 'Video (3)', 'Use my position'],
  FilteredToNothing: ['empty', 'No times match', 'Also in person (14)', 'Any clinician (3)'],
  ByPhone: ['chosen', 'This time can be booked by phone.', 'Call 978-555-0118'],
  Away: ['pending', 'Did you finish booking?', 'You left for portal.example', 'Go back and finish'],
  Booked: [
    'booked',
    'You are booked',
    'Tuesday, November 24, 2026, 8:00 – 8:30 AM EST',
    'BK-20418',
  ],
  BookedAndReconciled: ['booked', 'You are booked', 'own records show this appointment'],
  BookedAtAnotherTime: [
    'booked',
    'You are booked, but not as you chose',
    '11:00 – 11:30 AM EST',
    'You chose Tuesday, November 24 at 8:00 AM.',
  ],
  BookedAndNotInTheRecords: ['booked', 'Please check this booking with the clinic'],
  Cancelled: ['cancelled', 'This appointment is cancelled'],
  Failed: ['failed', 'says that somebody else took this time first', 'Other times near it'],
  EnteredInError: ['entered-in-error', 'This booking was withdrawn'],
  Unrecognized: ['rejected', 'We could not match this to a booking started in this browser'],
  Empty: ['empty', 'No times found', 'Call 800-555-0199'],
  PartlyFailed: ['ready', 'Some times could not be loaded', 'Try again'],
  NothingLoaded: [
    'error',
    'We could not reach the clinic’s list of times',
    'Try again',
    'Call 800-555-0199',
  ],
  SetupError: ['error', 'This page is not set up correctly', 'Call 800-555-0199'],
};

describe('a story', () => {
  const stage = document.createElement('main');

  before(() => document.body.append(stage));
  afterEach(() => render(null, stage));
  after(() => {
    stage.remove();
    sessionStorage.clear();
  });

  for (const [name, [state, ...words]] of Object.entries(expectations)) {
    it(`of ${name} is ${state}, says what it must, and is accessible`, async () => {
      render(meta.render(scenes[name as keyof typeof scenes].args) as TemplateResult, stage);
      const page = SchedulerPage.around(stage.querySelector('smart-scheduler') as SmartScheduler);
      await page.becomes(state);
      const missing = () =>
        words.filter((word) => !page.text.replaceAll(/[\u2068\u2069]/g, '').includes(word));
      await until(
        () => missing().length === 0,
        () => `"${missing().join('", "')}" is not in: ${page.text}`,
      );
      expect(location.search).not.to.contain('outcome');
      expect(await barriers(stage)).to.deep.equal([]);
    });
  }
});
