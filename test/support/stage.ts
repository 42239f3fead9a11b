import { render, type TemplateResult } from 'lit';
import * as stories from '../../stories/smart-scheduler.stories.js';
import { manyPractitioners, now } from '../../stories/scenes.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource } from '../../src/testing.js';
import { SchedulerPage, until } from './scheduler-page.js';

const { default: meta, ...scenes } = stories;
export type StoryName = keyof typeof scenes;
/** All of them. */
export const storyNames = Object.keys(scenes) as readonly StoryName[];

/** Some that have between them all that can be pressed. */
export const variety = [
  'ManyPractitioners',
  'MonthOpen',
  'Chosen',
  'FiltersOpen',
  'FilteredToNothing',
  'Away',
  'Booked',
  'Failed',
  'PartlyFailed',
  'NothingLoaded',
] as const satisfies readonly StoryName[];

/** What is there when a story is; of the others it is a time. */
const sights: Partial<Record<StoryName, string>> = {
  Searching: '.bar',
  MonthOpen: '[part=month] td button',
  Chosen: '[part=book][href]',
  FiltersOpen: '[part=filters]',
  FilteredToNothing: '[part=empty]',
  ByPhone: '[part=summary]',
  Away: '[part=pending]',
  Empty: '[part=empty]',
  PartlyFailed: '[part=notice]',
  NothingLoaded: '[part=error]',
  Offline: '[part=error]',
  Fallback: '[part=error]',
  Stale: '[part=notice]',
  NextAvailable: '[part=next-available]',
  ChosenInTwoZones: '[part=book][href]',
  ChosenAndGone: '.gone',
  SetupError: '[part=error]',
};
const returned =
  /^(Booked|BookedAndReconciled|BookedAtAnotherTime|BookedAndNotInTheRecords|Cancelled|Failed|EnteredInError|Unrecognized)$/;

/** Where the tests of a file put elements: in a main of its own, which is cleared after each. */
export function stage() {
  const main = document.createElement('main');
  const around = document.createElement('div');
  const opened: SchedulerPage[] = [];
  const { warn } = console;

  before(() => {
    // What webmasters are told is not what is asked here.
    console.warn = () => undefined;
    main.append(around);
    document.body.append(main);
  });
  afterEach(async () => {
    await opened[0]?.element.clearLocalData();
    opened.splice(0).forEach((page) => page.close());
    clear();
    sessionStorage.clear();
  });
  after(() => {
    main.remove();
    console.warn = warn;
  });

  const clear = () => render(undefined, around);

  return {
    main,

    /** Takes the story off the page. */
    clear,

    /** An element of the test's own, on Monday, November 23, with many practitioners. */
    open(given: Partial<SmartScheduler> = {}): SchedulerPage {
      const page = SchedulerPage.open((element) =>
        Object.assign(element, {
          now: () => now,
          locale: 'en-US',
          days: 5,
          contactPhone: '800-555-0199',
          sources: [memorySource(manyPractitioners)],
          ...given,
        }),
      );
      main.append(page.element);
      opened.push(page);
      return page;
    },

    /** A story, as soon as it shows what it is about. */
    async play(name: StoryName): Promise<SchedulerPage> {
      clear();
      render(meta.render(scenes[name].args) as TemplateResult, around);
      const page = SchedulerPage.around(around.querySelector('smart-scheduler') as SmartScheduler);
      const sight = returned.test(name) ? '[part=confirmation]' : (sights[name] ?? '[part~=slot]');
      await until(
        () => page.element.shadowRoot?.querySelector(sight),
        () => `${name} does not show ${sight}: ${page.text}`,
      );
      await page.element.updateComplete;
      return page;
    },
  };
}
