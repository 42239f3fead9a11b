import { expect } from 'chai';
import { memorySource, slotAt } from '../../src/testing.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { manyPractitioners, now } from '../../stories/scenes.js';
import { barriers } from '../support/axe.js';
import { oneLine, SchedulerPage, until } from '../support/scheduler-page.js';

describe('filters', () => {
  const pages: SchedulerPage[] = [];
  let stage: HTMLElement;

  const open = (given: Partial<SmartScheduler> = {}) => {
    const page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        days: 5,
        sources: [memorySource(manyPractitioners)],
        ...given,
      });
    });
    stage.append(page.element);
    pages.push(page);
    return page;
  };
  const isThere = (page: SchedulerPage, part: string) => page.parts(part).length > 0;
  const openPanel = async (page: SchedulerPage) => {
    await page.becomes('ready');
    await page.press(page.button('Filters'));
    await until(
      () => isThere(page, 'filters'),
      () => 'the filters do not open',
    );
  };
  const selectOf = (page: SchedulerPage, id: string) =>
    page.element.shadowRoot?.querySelector(`#filter-${id}`) as HTMLSelectElement;
  const choose = async (page: SchedulerPage, id: string, words: string) => {
    const select = selectOf(page, id);
    const option = [...select.options].find(({ text }) => oneLine(text).startsWith(words));
    if (!option || option.disabled) throw new Error(`"${words}" cannot be chosen`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await page.element.updateComplete;
  };
  const options = (page: SchedulerPage, id: string) =>
    [...selectOf(page, id).options].map(
      ({ text, disabled }) => `${oneLine(text)}${disabled ? ' (not to be had)' : ''}`,
    );
  const type = async (page: SchedulerPage, text: string) => {
    const input = page.element.shadowRoot?.querySelector('#filter-near') as HTMLInputElement;
    input.value = text;
    input.form?.requestSubmit();
    await page.element.updateComplete;
  };
  const cards = (page: SchedulerPage) =>
    page.parts('group').map((group) => oneLine(group.querySelector('header')?.textContent));
  const chips = (page: SchedulerPage) =>
    page.parts('choice').map((chip) => chip.getAttribute('aria-label'));
  const noteKeys = () =>
    Object.keys(sessionStorage).filter((key) => key.startsWith('smart-scheduler.filters '));
  const focused = (page: SchedulerPage) => page.element.shadowRoot?.activeElement;
  const hasSaid = (page: SchedulerPage, text: string) =>
    until(
      () => oneLine(page.element.querySelector('[role=status]')?.textContent) === text,
      () => `it says ${page.element.querySelector('[role=status]')?.textContent}, not "${text}"`,
    );

  beforeEach(() => {
    stage = document.createElement('main');
    document.body.append(stage);
    sessionStorage.clear();
  });
  afterEach(async () => {
    await pages[0]?.element.clearLocalData();
    pages.splice(0).forEach((page) => page.close());
    stage.remove();
  });

  it('stand behind a button that says whether they are open, and hide nothing', async () => {
    const page = open();
    await page.becomes('ready');
    const button = page.button('Filters');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    const slots = page.parts('slot').length;
    await openPanel(page);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(page.part('filters').id).to.equal(button.getAttribute('aria-controls'));
    expect(page.parts('slot')).to.have.length(slots);
    await page.press(button);
    await until(
      () => !isThere(page, 'filters'),
      () => 'the filters do not close',
    );
  });

  it('close with Escape, which gives the focus back to their button', async () => {
    const page = open();
    await openPanel(page);
    selectOf(page, 'place').focus();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    selectOf(page, 'place').dispatchEvent(escape);
    await until(
      () => focused(page) === page.button('Filters'),
      () => 'the focus is elsewhere',
    );
    expect(isThere(page, 'filters')).to.equal(false);
  });

  it('say how many times each choice leaves, and do not offer those that leave none', async () => {
    const page = open();
    await openPanel(page);
    expect(options(page, 'practitioner')).to.deep.equal([
      'Any clinician (23)',
      'Dr. Amelia Hart (14)',
      'Dra. Inés Cárdenas Solís (5)',
      'NP Grace Whitfield (3)',
      'Walk-in clinic (1)',
    ]);
    await page.press(page.button('Video (3)'));
    expect(options(page, 'practitioner')).to.deep.equal([
      'Any clinician (3)',
      'Dr. Amelia Hart (0) (not to be had)',
      'Dra. Inés Cárdenas Solís (0) (not to be had)',
      'NP Grace Whitfield (3)',
      'Walk-in clinic (0) (not to be had)',
    ]);
    expect(page.button('Tuesday (0)').getAttribute('aria-disabled')).to.equal('true');
    await page.press(page.button('Tuesday (0)'));
    expect(chips(page)).to.deep.equal(['Remove filter: Video']);
  });

  it('are counted in the words of the page’s language, as the clinic writes them', async () => {
    const messages = { en: { 'filters.option': '{name}: {count}' } };
    const page = open({ messages });
    await openPanel(page);
    expect(options(page, 'place')[0]).to.equal('Any place: 23');
    expect(page.button('Video: 3').isConnected).to.equal(true);
  });

  it('narrow the times at a press, say how many match, and are counted on the button', async () => {
    const page = open();
    await openPanel(page);
    await choose(page, 'practitioner', 'Dra. Inés');
    expect(cards(page)).to.have.length(1);
    expect(cards(page)[0]).to.contain('Centro de Salud San Jacinto');
    await hasSaid(page, '5 times match.');
    await page.press(page.button('Tuesday (5)'));
    expect(oneLine(page.part('filters-button').textContent)).to.equal('Filters (2)');
    expect(page.button('Tuesday (5)').getAttribute('aria-pressed')).to.equal('true');
  });

  it('let a press take one kind of visit for the other, and both parts of a day together', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    await page.press(page.button('In person (20)'));
    expect(chips(page)).to.deep.equal(['Remove filter: In person']);
    await page.press(page.button('Morning (19)'));
    await page.press(page.button('Afternoon (1)'));
    expect(chips(page)).to.deep.equal([
      'Remove filter: In person',
      'Remove filter: Morning',
      'Remove filter: Afternoon',
    ]);
    await page.press(page.button('Clear all filters'));
    expect(chips(page)).to.deep.equal([]);
    expect(focused(page)?.isConnected ?? true).to.equal(true);
  });

  it('stay in sight when they are closed, each a press away from being let go of', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    await page.press(page.button('Monday (3)'));
    await page.press(page.part('filters-button'));
    const [video] = page.parts('choice');
    expect(oneLine(video?.textContent)).to.equal('Video×');
    if (video) await page.press(video);
    expect(chips(page)).to.deep.equal(['Remove filter: Monday']);
    await until(
      () => focused(page) === page.parts('choice')[0],
      () => 'the focus is not on the next filter',
    );
    await page.press(page.part('choice'));
    await until(
      () => focused(page)?.closest('[part=group]'),
      () => 'the focus is not on the first heading',
    );
    expect(page.parts('group').length).to.equal(4);
  });

  it('never leave nothing without saying which of them to let go of, and how much that brings back', async () => {
    const page = open();
    await openPanel(page);
    await choose(page, 'practitioner', 'Dr. Amelia Hart');
    await page.press(page.button('Morning (13)'));
    await page.press(page.button('In person (13)'));
    await page.press(page.part('filters-button'));
    // What another patient books meanwhile is no longer there.
    page.element.sources = [
      memorySource(
        manyPractitioners.filter(
          ({ practitioner, mode }) =>
            practitioner?.name !== 'Dr. Amelia Hart' || mode === 'virtual',
        ),
      ),
    ];
    await page.becomes('empty');
    expect(oneLine(page.part('empty').textContent).replaceAll(/[\u2068\u2069]/g, '')).to.equal(
      'No times match From now until Friday, January 22, 2027 no time fits all of this: ' +
        'Dr. Amelia Hart · In person · Morning. You can let go of one of them: ' +
        'Any clinician (6) Clear all filters (9)',
    );
    await page.press(page.button('Any clinician (6)'));
    await page.becomes('ready');
    await until(
      () => focused(page)?.closest('[part=group]'),
      () => 'the focus is not on the first heading',
    );
    await hasSaid(page, '6 times match.');
  });

  it('say so where letting go of only one brings nothing back', async () => {
    const before = open();
    await openPanel(before);
    before.close();
    sessionStorage.setItem(
      noteKeys()[0] ?? '',
      JSON.stringify({
        version: 1,
        wanted: {
          practitioner: [{ value: 'gone', text: 'Dr. Left' }],
          place: [{ value: 'closed', text: 'Old Clinic' }],
        },
      }),
    );
    const page = open();
    await page.becomes('empty');
    expect(page.text).to.contain('Letting go of only one of them brings no time back.');
    await page.press(page.button('Clear all filters (23)'));
    await page.becomes('ready');
    expect(page.parts('group')).to.have.length(4);
  });

  it('are there again after a reload, before the first time is shown', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    await page.press(page.button('Monday (3)'));
    page.close();
    const again = open();
    const shown: number[] = [];
    await until(
      () => {
        const count = cards(again).length;
        if (count > 0) shown.push(count);
        return again.state === 'ready';
      },
      () => `it is ${again.state}`,
    );
    expect(new Set(shown)).to.deep.equal(new Set([1]));
    expect(chips(again)).to.deep.equal(['Remove filter: Video', 'Remove filter: Monday']);
    expect(isThere(again, 'filters')).to.equal(true);
    sessionStorage.setItem(
      'smart-scheduler.filters https://other.example/',
      'kept on another page',
    );
    await again.element.clearLocalData();
    await again.element.updateComplete;
    expect([chips(again), sessionStorage.length]).to.deep.equal([[], 0]);
  });

  it('are each page part’s own: what I chose of one clinic leaves the other’s times as they are', async () => {
    const of = (name: string) =>
      memorySource(
        manyPractitioners.map((slot) => ({ ...slot, practitioner: { name } })),
        { label: name },
      );
    const one = open({ sources: [of('Dr. A')] });
    await openPanel(one);
    await one.press(one.button('Video (3)'));
    const others = [
      open({ sources: [of('Dr. C')] }),
      open({ sources: [of('Dr. A')], visitMode: 'in-person' }),
    ];
    for (const other of others) {
      await other.becomes('ready');
      expect(chips(other)).to.deep.equal([]);
      expect(isThere(other, 'filters')).to.equal(false);
    }
    expect(noteKeys()).to.have.length(1);
    expect(noteKeys()[0]).not.to.contain('Dr. A');
  });

  it('are those of what the page asks now, and wait for me where I left them', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    page.element.visitMode = 'in-person';
    await until(
      () => chips(page).length === 0 && page.parts('group').length === 3,
      () => page.text,
    );
    await page.press(page.button('Tuesday (15)'));
    expect(chips(page)).to.deep.equal(['Remove filter: Tuesday']);
    page.element.visitMode = undefined;
    await until(
      () => chips(page).join() === 'Remove filter: Video',
      () => chips(page).join(),
    );
    expect(noteKeys()).to.have.length(2);
    await page.element.clearLocalData();
    expect(noteKeys()).to.deep.equal([]);
  });

  it('leave in the tab what I chose, and nothing of what there was to choose', async () => {
    const page = open();
    await openPanel(page);
    await choose(page, 'practitioner', 'Dra. Inés');
    await page.press(page.button('In person (5)'));
    await page.press(page.button('Tuesday (5)'));
    const [note = ''] = Object.values(sessionStorage) as readonly string[];
    expect(JSON.parse(note)).to.deep.include({
      wanted: {
        practitioner: [{ value: ' Practitioner/ines-cardenas', text: 'Dra. Inés Cárdenas Solís' }],
        mode: [{ value: 'in-person', text: 'in-person' }],
        weekday: [{ value: '2', text: '2' }],
      },
    });
  });

  it('are there before the first time is shown, though the page brings its times a moment later', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    page.close();
    const again = open({ sources: [] });
    const shown = new Set<number>();
    await new Promise((resolve) => setTimeout(resolve));
    again.element.sources = [memorySource(manyPractitioners)];
    await until(
      () => {
        shown.add(cards(again).length);
        return chips(again).length > 0 && again.state === 'ready';
      },
      () => `it is ${again.state}`,
    );
    expect([...shown]).to.deep.equal([0, 1]);
  });

  it('are heard of when the times come: how many match, and not how many there are', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    page.close();
    const again = open();
    const said: string[] = [];
    const region = again.element.querySelector('[role=status]') as HTMLElement;
    new MutationObserver(() => said.push(oneLine(region.textContent))).observe(region, {
      childList: true,
    });
    await again.becomes('ready');
    await hasSaid(again, '3 times match.');
    expect(said).to.deep.equal(['3 times match.']);
  });

  it('are the page’s to hide, with all that was chosen', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    page.element.hideFilters = true;
    await page.element.updateComplete;
    expect(page.parts('group')).to.have.length(4);
    expect(
      ['filters-button', 'filters', 'choice'].filter((part) => isThere(page, part)),
    ).to.deep.equal([]);
  });

  it('are not offered for what the page itself has chosen', async () => {
    const page = open({ visitMode: 'in-person', practitioner: 'amelia-hart' });
    await openPanel(page);
    expect(page.text).to.contain('Tuesday');
    expect(page.text).not.to.contain('Video');
    expect(selectOf(page, 'practitioner')).to.equal(null);
  });

  it('do not ask a patient whether they are new where the page says so', async () => {
    const forNew = slotAt('2026-11-24T20:00:00.000Z', { accepts: 'new' });
    const sources = [memorySource([...manyPractitioners, forNew])];
    const page = open({ sources });
    await openPanel(page);
    expect(page.button('New patient (24)').getAttribute('aria-pressed')).to.equal('false');
    expect(page.button('Existing patient (23)').isConnected).to.equal(true);
    page.element.patientType = 'new';
    await until(
      () => !page.text.includes('Existing patient'),
      () => page.text,
    );
  });

  it('find what is near a ZIP code, the nearest first, and say how far it is', async () => {
    const at = (name: string, latitude: number) =>
      slotAt(`2026-11-24T14:00:00.000Z`, {
        practitioner: { name },
        place: { name: `${name}’s place`, position: { latitude, longitude: -70.66 } },
      });
    const page = open({
      sources: [memorySource([at('Far', 42.9), at('Next door', 42.62), at('There', 42.7)])],
    });
    await openPanel(page);
    await type(page, '01930');
    await hasSaid(page, '3 times match.');
    expect(cards(page).map((card) => card.match(/^(.*?) Family/)?.[1])).to.deep.equal([
      'Next door',
      'There',
      'Far',
    ]);
    expect(cards(page)[2]).to.contain('19 mi away');
    const reach = selectOf(page, 'reach');
    expect([...reach.options].map(({ text }) => oneLine(text))).to.deep.equal([
      '5 miles',
      '10 miles',
      '25 miles',
      '50 miles',
    ]);
    reach.selectedIndex = 1;
    reach.dispatchEvent(new Event('change'));
    await hasSaid(page, '2 times match.');
    expect(chips(page)).to.deep.equal(['Remove filter: Within 10 miles of Gloucester, MA 01930']);
  });

  it('keep video visits wherever I look from, below what there is to go to, and no way off', async () => {
    const place = { name: 'Cape Ann', position: { latitude: 42.62, longitude: -70.66 } };
    const slots = [
      slotAt('2026-11-23T15:00:00.000Z', {
        practitioner: { name: 'Vera' },
        mode: 'virtual',
        place,
      }),
      slotAt('2026-11-24T15:00:00.000Z', { practitioner: { name: 'Ida' }, place }),
    ];
    const page = open({ sources: [memorySource(slots)] });
    await openPanel(page);
    await type(page, '01930');
    await hasSaid(page, '2 times match.');
    expect(
      cards(page).map((card) => [card.slice(0, 4).trim(), card.includes('away')]),
    ).to.deep.equal([
      ['Ida', true],
      ['Vera', false],
    ]);
  });

  it('ask back which city is meant, and say in words what they do not know', async () => {
    const page = open();
    await openPanel(page);
    await type(page, 'Springfield');
    await hasSaid(page, 'There are several. Which one do you mean?');
    await page.press(page.button('Springfield, MA'));
    expect(chips(page)).to.deep.equal(['Remove filter: Within 25 miles of Springfield, MA']);
    await until(
      () => focused(page)?.id === 'filter-near',
      () => 'the focus is lost',
    );
    await type(page, 'Xyzzyville');
    await until(
      () => page.text.includes('no ZIP code or city “Xyzzyville” in our list'),
      () => page.text,
    );
    expect(focused(page)?.getAttribute('aria-invalid')).to.equal('true');
  });

  it('ask the browser where the patient is only when they press for it', async () => {
    let asked = 0;
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'geolocation');
    const answers = [
      (_: PositionCallback, refuse: PositionErrorCallback) =>
        refuse({} as GeolocationPositionError),
      (tell: PositionCallback) =>
        tell({ coords: { latitude: 42.6134, longitude: -70.6621 } } as GeolocationPosition),
    ];
    Object.defineProperty(navigator, 'geolocation', {
      configurable: true,
      value: {
        getCurrentPosition: (tell: PositionCallback, refuse: PositionErrorCallback) =>
          answers[asked++]?.(tell, refuse),
      },
    });
    try {
      const page = open();
      await openPanel(page);
      expect(asked).to.equal(0);
      await page.press(page.button('Use my position'));
      await until(
        () => page.text.includes('Your browser did not tell where you are.'),
        () => page.text,
      );
      await page.press(page.button('Use my position'));
      await until(
        () => chips(page).join() === 'Remove filter: Within 25 miles of where you are',
        () => chips(page).join(),
      );
      expect(sessionStorage.getItem(noteKeys()[0] ?? '')).to.contain('42.61,');
      expect(own).not.to.equal(undefined);
    } finally {
      Reflect.deleteProperty(navigator, 'geolocation');
    }
  });

  it('keep a chosen time that they leave out, for it is still offered', async () => {
    const page = open();
    await openPanel(page);
    await page.choose('8:00 AM');
    await page.press(page.button('Video (3)'));
    expect(page.state).to.equal('chosen');
    expect(page.text).to.contain('Continue to book');
    expect(page.text).not.to.contain('no longer offered');
    expect(page.element.selectSlot(manyPractitioners[1] ?? null)).to.equal(true);
  });

  it('are accessible, open and with nothing left', async () => {
    const page = open();
    await openPanel(page);
    await page.press(page.button('In person (20)'));
    await type(page, 'Springfield');
    await hasSaid(page, 'There are several. Which one do you mean?');
    expect(await barriers(stage)).to.deep.equal([]);
    await page.press(page.button('Springfield, MA'));
    await page.becomes('empty');
    expect(await barriers(stage)).to.deep.equal([]);
  });

  it('fit on the narrowest telephone, and can be hit with a thumb', async () => {
    stage.style.inlineSize = '320px';
    const page = open();
    await openPanel(page);
    await page.press(page.button('Video (3)'));
    await type(page, 'Springfield');
    await hasSaid(page, 'There are several. Which one do you mean?');
    expect(stage.scrollWidth).to.equal(320);
    const panel = page.part('filters');
    expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
    for (const control of panel.querySelectorAll('button, select, input')) {
      expect(
        control.getBoundingClientRect().height,
        control.id || oneLine(control.textContent),
      ).to.be.at.least(44);
      if (!control.matches('button'))
        expect(parseFloat(getComputedStyle(control).fontSize)).to.be.at.least(16);
    }
  });
});
