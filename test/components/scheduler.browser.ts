import { expect } from 'chai';
import { http, HttpResponse } from 'msw';
import { SourceError, type SlotSource } from '../../src/model/slot-source.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { manyPractitioners, now, onePractitioner } from '../../stories/scenes.js';
import { ChangingSource } from '../support/changing-source.js';
import { network, useNetwork } from '../support/network.js';
import { place, schedule, slotResource } from '../support/publisher.js';
import { oneLine, SchedulerPage, until } from '../support/scheduler-page.js';
import { tab } from '../support/tab.js';

const feed = `${location.origin}/feed`;
const starts = ['2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z', '2026-11-26T14:00:00Z'];

function publish(
  slots: readonly object[] = starts.map((start, index) => slotResource(String(index), start)),
  at = feed,
) {
  const files: Record<string, readonly object[]> = {
    Schedule: [schedule],
    Location: [place],
    Slot: slots,
  };
  const lines = (resources: readonly object[]) =>
    resources.map((each) => JSON.stringify(each)).join('\n');
  network.use(
    http.get(`${at}/*`, ({ request }) => {
      const name = decodeURIComponent(new URL(request.url).pathname.split('/').pop() ?? '');
      const output = Object.keys(files).map((type) => ({ type, url: `${at}/${type}` }));
      return name === '$bulk-publish'
        ? HttpResponse.json({ output })
        : HttpResponse.text(lines(files[name] ?? []));
    }),
  );
}

describe('a scheduler on a page', () => {
  useNetwork();
  let page: SchedulerPage;
  const warnings: string[] = [];
  const warn = console.warn;

  const open = (given: Partial<SmartScheduler> = {}, fallback = '<p>Call us</p>') => {
    page = SchedulerPage.open((element) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = fallback;
      element.append(paragraph);
      Object.assign(element, { now: () => now, locale: 'en-US', days: 5, ...given });
    });
    return page;
  };
  const visible = (text: string) => {
    const shown = [...page.element.children].find((child) =>
      child.textContent?.includes(text),
    ) as HTMLElement;
    return shown.assignedSlot !== null;
  };

  beforeEach(() => {
    warnings.length = 0;
    console.warn = (warning: string) => warnings.push(warning);
  });
  afterEach(async () => {
    await page.element.clearLocalData();
    page.close();
    console.warn = warn;
  });

  it('shows the times of its endpoint under the days of the place, and tells the page', async () => {
    publish();
    open({ endpoint: '/feed/$bulk-publish' });
    await page.becomes('ready');
    expect(page.parts('day').map((day) => day.dataset.date)).to.deep.equal([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
    expect(
      page.parts('slot').map((slot) => [slot.tagName, slot.querySelector('time')?.dateTime]),
    ).to.deep.equal(
      ['2026-11-24T14:00:00.000Z', '2026-11-24T15:00:00.000Z', '2026-11-26T14:00:00.000Z'].map(
        (start) => ['BUTTON', start],
      ),
    );
    const [loaded] = page.heard('scheduler-slots-loaded');
    expect(loaded).to.deep.include({
      count: 3,
      from: '2026-11-23T14:00:00.000Z',
      to: '2027-01-22T14:00:00.000Z',
    });
    expect(loaded?.sources).to.deep.equal([
      { endpoint: `${feed}/$bulk-publish`, status: 'ok', count: 3, issues: [] },
    ]);
  });

  it('names each time by weekday, date and time, and who and where', async () => {
    open({ sources: [memorySource(onePractitioner)] });
    await page.becomes('ready');
    const name = oneLine(page.slot('8:00 AM').querySelector('.hidden')?.textContent);
    expect(name).to.match(
      /^Tuesday, November 24, 2026, 8:00 AM, .*Dr\. Amelia Hart, Harbor Street Family Medicine$/,
    );
    expect(name).to.contain(oneLine(page.slot('8:00 AM').querySelector('time')?.textContent));
  });

  it('names today’s times by today’s date, and has them in their order, also where I could walk in since yesterday', async () => {
    const today = ['14:30', '15:00', '15:30', '22:30', '23:00'].map((clock) =>
      slotAt(`2026-11-23T${clock}:00.000Z`),
    );
    const walkIn = slotAt('2026-11-22T23:00:00.000Z', {
      kind: 'window',
      end: '2026-11-24T01:00:00.000Z',
    });
    open({ sources: [memorySource([walkIn, ...today])] });
    await page.becomes('ready');
    const dates = page
      .parts('slot')
      .map((slot) => oneLine(slot.querySelector('.hidden')?.textContent).split(', 2026')[0]);
    expect(dates).to.deep.equal(['Sunday, November 22', ...today.map(() => 'Monday, November 23')]);
    const lines = [...page.part('day').querySelectorAll('.hint, [part~=slot] time')].map(
      ({ textContent }) => oneLine(textContent),
    );
    expect(lines).to.deep.equal([
      'Morning',
      'some time between 6:00 PM and Monday, November 23 at 8:00 PM',
      '9:30 AM',
      '10:00 AM',
      '10:30 AM',
      'Evening',
      '5:30 PM',
      '6:00 PM',
    ]);
  });

  it('puts the rest of a full day in when asked, and the focus on the first of them', async () => {
    open({ sources: [memorySource(onePractitioner)] });
    await page.becomes('ready');
    const times = () =>
      page.part('day').parentElement?.querySelectorAll('[data-date="2026-11-24"] [part~=slot]')
        .length;
    expect(times()).to.equal(6);
    await page.press(page.part('more'));
    expect(times()).to.equal(9);
    expect(page.parts('more')).to.have.length(0);
    await until(
      () => page.element.shadowRoot?.activeElement?.textContent?.includes('11:00'),
      () => 'focus is elsewhere',
    );
  });

  it('moves by the days shown, leaves no time out, and stops at the ends without losing its controls', async () => {
    open({ sources: [memorySource(manyPractitioners)], days: 2 });
    await page.becomes('ready');
    const seen = new Set<string>();
    for (let step = 0; step < 20; step += 1) {
      while (page.parts('more').length > 0) await page.press(page.part('more'));
      for (const slot of page.parts('slot')) {
        const id = slot.dataset.slot ?? '';
        expect(seen.has(id), `${id} twice`).to.equal(false);
        seen.add(id);
      }
      if (page.part('next').getAttribute('aria-disabled') === 'true') break;
      await page.press(page.part('next'));
    }
    expect(seen.size).to.equal(manyPractitioners.length);
    await page.press(page.part('next'));
    expect(page.part('previous').getAttribute('aria-disabled')).to.equal(null);
    while (page.part('previous').getAttribute('aria-disabled') !== 'true')
      await page.press(page.part('previous'));
    expect(page.part('day').dataset.date).to.equal('2026-11-23');
  });

  it('tells at once where the patient has gone, and then puts in the times there, one group after the other', async () => {
    open({ sources: [memorySource(manyPractitioners)], days: 2 });
    await page.becomes('ready');
    const shown = () =>
      [...(page.element.shadowRoot?.querySelectorAll<HTMLElement>('[part=day]') ?? [])].map(
        ({ dataset }) => dataset.date,
      );
    const label = () => oneLine(page.part('toolbar').querySelector('strong')?.textContent);
    const [days, where] = [shown(), label()];
    const shownFirst = new Promise<unknown>((resolve) => {
      new MutationObserver((_, observer) => {
        if (label() === where) return;
        observer.disconnect();
        resolve(shown());
      }).observe(page.part('toolbar'), { subtree: true, childList: true, characterData: true });
    });
    page.part('next').click();
    expect(await shownFirst).to.deep.equal(days);
    await page.element.updateComplete;
    expect(shown().filter((date) => days.includes(date))).to.deep.equal([]);
  });

  it('leads from an empty stretch to the next time', async () => {
    open({ sources: [memorySource(onePractitioner)], days: 2 });
    await page.becomes('ready');
    await page.press(page.part('next'));
    await page.press(page.part('next'));
    expect(page.parts('slot')).to.have.length(0);
    await page.press(page.part('next-available'));
    expect(page.parts('slot')).to.have.length(3);
    await until(
      () => page.element.shadowRoot?.activeElement === page.part('slot'),
      () => 'the time has no focus',
    );
  });

  it('begins on the day that the page wants', async () => {
    open({ sources: [memorySource(onePractitioner)], startDate: '2026-12-01' });
    await page.becomes('ready');
    expect(page.parts('day')[0]?.dataset.date).to.equal('2026-12-01');
  });

  it('tells what was chosen and let go, and marks it', async () => {
    open({ sources: [memorySource(onePractitioner)] });
    await page.becomes('ready');
    await page.press(page.slot('8:30 AM'));
    await page.becomes('chosen');
    expect(page.slot('8:30 AM').getAttribute('aria-pressed')).to.equal('true');
    expect(page.parts('slot-selected')).to.have.length(1);
    await until(
      () => page.element.shadowRoot?.activeElement?.id === 'summary-heading',
      () => 'the summary has no focus',
    );
    await page.press(page.slot('8:30 AM'));
    await page.becomes('ready');
    const told = page
      .heard('scheduler-slot-selected')
      .map(({ slot }) => (slot as { start: string } | null)?.start);
    expect(told).to.deep.equal(['2026-11-24T13:30:00.000Z', undefined]);
  });

  it('sums up who, where, when, how long and where the link leads', async () => {
    open({ sources: [memorySource(onePractitioner)], mapUrl: 'https://map.example/?q={query}' });
    await page.becomes('ready');
    await page.choose('8:30 AM');
    const summary = oneLine(page.part('summary').textContent);
    for (const words of [
      'Tuesday, November 24, 2026, 8:30 – 9:00 AM EST',
      'With Dr. Amelia Hart',
      'Where Harbor Street Family Medicine, 18 Harbor Street, Gloucester, MA 01930',
      'For Office visit, Family practice',
      'Length 30 minutes',
      'Or call 978-555-0118',
      'You finish at portal.example and come back here.',
    ]) {
      expect(summary).to.contain(words);
    }
    expect(page.part('call').getAttribute('href')).to.equal('tel:9785550118');
    const map = page.part('summary').querySelector('a');
    expect([map?.href, map?.referrerPolicy]).to.deep.equal([
      'https://map.example/?q=18%20Harbor%20Street%2C%20Gloucester%2C%20MA%2001930',
      'strict-origin',
    ]);
  });

  it('tells two times apart that the clocks show alike, and no others', async () => {
    const night = ['03:30', '05:30', '06:30', '07:30'].map((time) => `2026-11-01T${time}:00Z`);
    const evening = new Date('2026-10-31T14:00:00Z');
    const source = memorySource(night.map((start) => slotAt(start)));
    open({ sources: [source], now: () => evening });
    await page.becomes('ready');
    const seen = ['11:30 PM', '1:30 AM EDT', '1:30 AM EST', '2:30 AM'];
    expect(
      page.parts('slot').map((slot) => oneLine(slot.querySelector('time')?.textContent)),
    ).to.deep.equal(seen);
    const names = page
      .parts('slot')
      .map((slot) => oneLine(slot.querySelector('.hidden')?.textContent));
    expect(names[2]).to.equal(
      'Sunday, November 1, 2026, 1:30 AM EST, Dr. Amelia Hart, Harbor Street Family Medicine',
    );
    expect(new Set(names).size).to.equal(names.length);
    await page.choose('1:30 AM EDT');
    const summary = oneLine(page.part('summary').querySelector('#summary-heading')?.textContent);
    expect(summary).to.equal('Sunday, November 1, 2026, 1:30 AM EDT – 1:00 AM EST');
  });

  it('says where the zone comes from when the data do not tell', async () => {
    const source = memorySource([
      slotAt('2026-11-24T14:00:00Z', { timeZone: '-05:00', timeZoneFrom: 'offset' }),
      (({ timeZone: _, ...slot }) => ({ ...slot, timeZoneFrom: 'viewer' as const }))(
        slotAt('2026-11-25T14:00:00Z'),
      ),
    ]);
    open({ sources: [source] });
    await page.becomes('ready');
    await page.press(page.slot('November 24, 2026, 9:00 AM'));
    expect(page.text).to.contain('The clinic published this time as UTC−05:00.');
    const here = new Date('2026-11-25T14:00:00Z').toLocaleString('en-US', {
      dateStyle: 'full',
      timeStyle: 'short',
    });
    await page.press(page.slot(oneLine(here.replace(' at ', ', '))));
    expect(page.text).to.contain('This is your time.');
  });

  it('speaks Spanish when the page does, and follows when it changes', async () => {
    open({ sources: [memorySource(onePractitioner)], locale: undefined });
    document.documentElement.lang = 'es-MX';
    await until(
      () => page.text.includes('Buscar una cita'),
      () => page.text,
    );
    document.documentElement.lang = 'en';
    await until(
      () => page.text.includes('Find an appointment'),
      () => page.text,
    );
  });

  it('chooses for the page’s script, or says that it cannot', async () => {
    open({ sources: [memorySource(onePractitioner)], days: 1 });
    await page.becomes('ready');
    const [, , , , , , , , last] = onePractitioner;
    expect(page.element.selectSlot(last?.id ?? '')).to.equal(true);
    await page.becomes('chosen');
    expect(page.slot('Tuesday, November 24, 2026, 12:00 PM').getAttribute('aria-pressed')).to.equal(
      'true',
    );
    expect(page.element.selectSlot('no such slot')).to.equal(false);
    expect(page.element.selectSlot(null)).to.equal(true);
    await page.becomes('ready');
  });

  it('tells when the chosen time is gone after a refresh, and keeps the patient where they are', async () => {
    let slots = onePractitioner;
    open({
      sources: [{ findSlots: (query, options) => memorySource(slots).findSlots(query, options) }],
    });
    await page.becomes('ready');
    await page.choose('8:30 AM');
    slots = onePractitioner.filter(({ start }) => !start.includes('13:30'));
    await page.element.refresh();
    await page.hears('scheduler-error');
    expect(page.heard('scheduler-error').map(({ code }) => code)).to.deep.equal(['slot-gone']);
    expect(page.part('summary').textContent).to.contain('This time is no longer offered.');
    expect(page.parts('book')).to.have.length(0);
  });

  it('says of a doctor whose times are all gone nothing else than before', async () => {
    const ines = { practitioner: { name: 'Dra. Inés Cárdenas' } };
    const [first, ...others] = [
      slotAt('2026-11-24T14:00:00Z', { accepts: 'new' }),
      slotAt('2026-11-24T14:30:00Z'),
      slotAt('2026-11-24T15:00:00Z', ines),
    ] as const;
    const source = new ChangingSource([first, ...others]);
    open({ sources: [source] });
    await page.becomes('ready');
    const header = () => oneLine(page.part('group').querySelector('header')?.textContent);
    const before = header();
    expect(before).to.contain('Family practice').and.not.to.contain('New patients only');
    source.slots = others.slice(1);
    await page.element.refresh();
    await page.element.updateComplete;
    expect(page.part('group').textContent).to.contain('gone');
    expect(header()).to.equal(before);
  });

  it('has one polite live region in the page’s own DOM, and says how many times there are', async () => {
    open({ sources: [memorySource(onePractitioner)] });
    const region = page.element.querySelector('[role=status]');
    expect(region?.slot).to.equal('status');
    expect(region?.textContent).to.equal('');
    await page.becomes('ready');
    await until(
      () => region?.textContent,
      () => 'nothing was said',
    );
    expect(region?.textContent).to.equal('14 times found.');
  });

  it('freezes what it tells', async () => {
    open({ sources: [memorySource(onePractitioner)] });
    const detail = await page.hears('scheduler-slots-loaded');
    expect(Object.isFrozen(detail) && Object.isFrozen(detail.sources)).to.equal(true);
  });

  describe('in trouble', () => {
    const trouble = async (code: string, words: string) => {
      await page.becomes('error');
      expect(page.text).to.contain(words);
      expect(page.part('call').textContent).to.contain('800-555-0199');
      expect(visible('Call us')).to.equal(true);
      expect(page.heard('scheduler-error').map((error) => error.code)).to.deep.equal([code]);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(new RegExp(`^smart-scheduler: ${code}: `));
    };
    const contactPhone = '800-555-0199';

    it('without an endpoint says that the page is not set up', async () => {
      open({ contactPhone });
      await trouble('endpoint-missing', 'This page is not set up correctly.');
    });

    it('with an endpoint that is none says so', async () => {
      open({ contactPhone, endpoint: 'http://clinic.example/$bulk-publish' });
      await trouble('endpoint-invalid', 'This page is not set up correctly.');
      expect(warnings[0]).to.contain('is not an https address');
    });

    it('with a protocol that it does not speak says which it does', async () => {
      open({ contactPhone, endpoint: '/fhir', protocol: 'find' });
      await trouble('endpoint-invalid', 'This page is not set up correctly.');
      expect(warnings[0]).to.contain('"slot-search"').and.to.contain('$bulk-publish');
    });

    it('with a wrong address', async () => {
      network.use(http.get(`${feed}/*`, () => new HttpResponse(null, { status: 404 })));
      open({ contactPhone, endpoint: '/feed/$bulk-publish' });
      await trouble('http', 'We could not reach the clinic’s list of times.');
    });

    it('with a server that is down, and comes back when the patient tries again', async () => {
      network.use(http.get(`${feed}/*`, () => HttpResponse.error()));
      open({ contactPhone, endpoint: '/feed/$bulk-publish' });
      await trouble('network', 'We could not reach the clinic’s list of times.');
      publish();
      await page.press(page.part('retry'));
      await page.becomes('ready');
    });

    it('with a feed of garbage', async () => {
      network.use(
        http.get(`${feed}/*`, () =>
          HttpResponse.html('<!doctype html><title>Sign in to the Wi-Fi</title>'),
        ),
      );
      open({ contactPhone, endpoint: '/feed/$bulk-publish' });
      await trouble('unreadable', 'The clinic’s list of times could not be read.');
    });

    it('with one of several feeds shows the others, and says that something is missing', async () => {
      publish();
      open({
        endpoint: '/feed/$bulk-publish',
        sources: [memorySource([], { label: 'Worcester', error: new Error('broken') })],
      });
      await page.becomes('ready');
      expect(page.parts('slot')).to.have.length(3);
      expect(page.text).to.contain('Some times could not be loaded.');
      const [, second] = page.heard('scheduler-slots-loaded')[0]?.sources as readonly object[];
      expect(second).to.include({ status: 'failed', label: 'Worcester' });
    });
  });

  it('takes its feeds from children, too', async () => {
    publish();
    page = SchedulerPage.open((element) => {
      Object.assign(element, { now: () => now, locale: 'en-US' });
      const source = document.createElement('smart-scheduler-source');
      source.endpoint = '/feed/$bulk-publish';
      source.label = 'Harbor Street';
      element.append(source);
    });
    await page.becomes('ready');
    const [only] = page.heard('scheduler-slots-loaded')[0]?.sources as readonly object[];
    expect(only).to.include({ label: 'Harbor Street', count: 3 });
    expect(page.heard('scheduler-error')).to.deep.equal([]);
  });

  it('asks who saves data before it loads all of a large publication, and then loads it', async () => {
    const connection = Object.getOwnPropertyDescriptor(navigator, 'connection');
    Object.defineProperty(navigator, 'connection', {
      configurable: true,
      value: { saveData: true },
    });
    // Nine long lines that nobody can book, before the one that somebody can.
    const long = { status: 'busy', comment: 'x'.repeat(650_000) };
    const busy = Array.from({ length: 9 }, (_, id) =>
      slotResource(`b${id}`, starts[0] ?? '', long),
    );
    const files: Record<string, readonly object[]> = {
      'Schedule': [schedule],
      'Location': [place],
      'Slot-0': [...busy, slotResource('0', '2026-11-24T14:00:00Z')],
      'Slot-1': [slotResource('1', '2026-11-25T14:00:00Z')],
    };
    const output = Object.keys(files).map((name) => ({
      type: name.split('-')[0],
      url: `${feed}/${name}`,
    }));
    network.use(
      http.get(`${feed}/*`, ({ request }) => {
        const name = decodeURIComponent(new URL(request.url).pathname.split('/').pop() ?? '');
        if (name === '$bulk-publish') return HttpResponse.json({ output });
        return HttpResponse.text(
          (files[name] ?? []).map((each) => JSON.stringify(each)).join('\n'),
        );
      }),
    );
    try {
      page = SchedulerPage.open((element) => {
        Object.assign(element, { endpoint: '/feed/$bulk-publish', now: () => now, days: 5 });
      });
      await page.becomes('ready');
      expect(page.parts('slot')).to.have.length(1);
      expect(page.text).to.include('These are the soonest times.');
      await page.press(page.part('notice').querySelector('button') ?? page.part('base'));
      await until(
        () => page.parts('slot').length === 2,
        () => `there is only: ${page.text}`,
      );
      await page.becomes('ready');
      expect(page.text).not.to.include('These are the soonest times.');
    } finally {
      if (connection) Object.defineProperty(navigator, 'connection', connection);
      else Reflect.deleteProperty(navigator, 'connection');
    }
  });

  describe('of several clinics', () => {
    const other = `${location.origin}/other-feed`;
    /** Feeds as children, by their labels. */
    const feeds = (labelled: Record<string, string>) => {
      page = SchedulerPage.open((element) => {
        Object.assign(element, { now: () => now, locale: 'en-US', days: 5 });
        for (const [label, endpoint] of Object.entries(labelled)) {
          const source = document.createElement('smart-scheduler-source');
          Object.assign(source, { label, endpoint });
          element.append(source);
        }
      });
    };
    const sources = () =>
      page.heard('scheduler-slots-loaded')[0]?.sources as readonly {
        readonly label: string;
        readonly status: string;
        readonly count: number;
        readonly issues: readonly { readonly code: string }[];
      }[];

    it('shows the times of the quick one while the slow one has not answered yet', async () => {
      publish();
      let answer: (value: unknown) => void = () => undefined;
      const slow = new Promise((resolve) => (answer = resolve));
      publish([slotResource('9', '2026-11-25T14:00:00Z')], other);
      network.use(
        http.get(`${other}/$bulk-publish`, async () => {
          await slow;
          return HttpResponse.json({ output: [{ type: 'Slot', url: `${other}/Slot` }] });
        }),
      );
      feeds({ Slow: '/other-feed/$bulk-publish', Quick: '/feed/$bulk-publish' });
      await until(
        () => page.parts('slot').length === 3,
        () => `there is only: ${page.text}`,
      );
      expect(page.state).to.equal('loading');
      expect(page.heard('scheduler-slots-loaded')).to.deep.equal([]);
      // They are no picture: a time can be chosen already.
      await page.choose('9:00');
      answer(undefined);
      await until(
        () => page.parts('slot').length === 4,
        () => `there is only: ${page.text}`,
      );
      expect(page.parts('slot-selected')).to.have.length(1);
      await page.hears('scheduler-slots-loaded');
      expect(sources().map(({ label, count }) => [label, count])).to.deep.equal([
        ['Slow', 1],
        ['Quick', 3],
      ]);
    });

    it('tells the trouble of each by its label, and of the others nothing', async () => {
      publish();
      const gone = `${location.origin}/gone`;
      publish([slotResource('7', '2026-11-25T14:00:00Z'), { resourceType: 'Patient' }], other);
      network.use(http.get(`${gone}/*`, () => new HttpResponse(null, { status: 404 })));
      feeds({
        Gloucester: '/feed/$bulk-publish',
        Worcester: '/gone/$bulk-publish',
        Springfield: '/other-feed/$bulk-publish',
      });
      await page.becomes('ready');
      expect(
        sources().map(({ label, status, count, issues }) => [
          label,
          status,
          count,
          issues.map(({ code }) => code),
        ]),
      ).to.deep.equal([
        ['Gloucester', 'ok', 3, []],
        ['Worcester', 'failed', 0, []],
        ['Springfield', 'ok', 1, ['not-a-slot']],
      ]);
      expect(page.heard('scheduler-error')).to.have.length(1);
      expect(page.heard('scheduler-error')[0]).to.include({
        code: 'http',
        endpoint: `${gone}/$bulk-publish`,
      });
    });

    it('shows two times where both call theirs by the same id', async () => {
      publish();
      publish(undefined, other);
      feeds({ One: '/feed/$bulk-publish', Other: '/other-feed/$bulk-publish' });
      await page.becomes('ready');
      expect(page.parts('slot')).to.have.length(6);
      expect(sources().map(({ count }) => count)).to.deep.equal([3, 3]);
      const chosen: unknown[] = [];
      for (const time of page.parts('slot').filter(({ textContent }) => /9:00/.test(textContent))) {
        await page.press(time);
        const { slot } = page.heard('scheduler-slot-selected').at(-1) as {
          readonly slot: { readonly endpoint: string; readonly reference: string };
        };
        chosen.push([slot.endpoint, slot.reference]);
      }
      expect(chosen).to.have.deep.members([
        [`${feed}/$bulk-publish`, 'Slot/0'],
        [`${other}/$bulk-publish`, 'Slot/0'],
        [`${feed}/$bulk-publish`, 'Slot/2'],
        [`${other}/$bulk-publish`, 'Slot/2'],
      ]);
    });
  });

  it('lets no child’s mistake take the other feeds away', async () => {
    publish();
    page = SchedulerPage.open((element) => {
      Object.assign(element, { now: () => now, locale: 'en-US', endpoint: '/feed/$bulk-publish' });
      const source = document.createElement('smart-scheduler-source');
      Object.assign(source, { endpoint: '/feed/$bulk-publish', timeZone: 'Mars/Olympus' });
      element.append(source);
      element.sources = [
        memorySource([slotAt('2026-11-24T14:00:00Z', { timeZone: 'Mars/Olympus' })]),
      ];
    });
    await page.becomes('ready');
    const loaded = page.heard('scheduler-slots-loaded')[0]?.sources as readonly { count: number }[];
    expect(loaded.map(({ count }) => count)).to.deep.equal([3, 3, 0]);
  });

  it('keeps what each source gave while all are asked again', async () => {
    let wait: Promise<unknown> = Promise.resolve();
    const one = memorySource([slotAt('2026-11-24T14:00:00Z', { practitioner: { name: 'One' } })]);
    const two = memorySource([slotAt('2026-11-24T15:00:00Z', { practitioner: { name: 'Two' } })]);
    open({
      sources: [
        one,
        {
          async *findSlots(query, options) {
            await wait;
            yield* two.findSlots(query, options);
          },
        },
      ],
    });
    await page.becomes('ready');
    let go: (value: unknown) => void = () => undefined;
    wait = new Promise((resolve) => (go = resolve));
    const refreshed = page.element.refresh();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const shown = () => page.parts('slot').map((slot) => slot.querySelector('time')?.dateTime);
    expect(shown()).to.deep.equal(['2026-11-24T14:00:00.000Z', '2026-11-24T15:00:00.000Z']);
    go(undefined);
    await refreshed;
    expect(shown()).to.have.length(2);
  });

  it('does not exchange a whole list for the beginning of the next, nor ask again for the same sources', async () => {
    let searches = 0;
    let go: (value: unknown) => void = () => undefined;
    const rest = new Promise((resolve) => (go = resolve));
    const source: SlotSource = {
      async *findSlots() {
        searches += 1;
        yield { slots: onePractitioner.slice(0, 3) };
        if (searches > 1) await rest;
        yield { slots: onePractitioner.slice(3) };
      },
    };
    open({ sources: [source] });
    await page.becomes('ready');
    const shown = page.parts('slot').length;
    page.element.sources = [source];
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(searches).to.equal(1);
    const refreshed = page.element.refresh();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.parts('slot')).to.have.length(shown);
    go(undefined);
    await refreshed;
    await page.element.updateComplete;
    expect(page.parts('slot')).to.have.length(shown);
  });

  it('says in Spanish how many times there are', async () => {
    open({ sources: [memorySource(onePractitioner)], locale: 'es' });
    await page.becomes('ready');
    const region = page.element.querySelector('[role=status]');
    await until(
      () => region?.textContent,
      () => 'nothing was said',
    );
    expect(region?.textContent).to.equal('Se encontraron 14 horarios.');
  });

  it('keeps showing what it has when it cannot be loaded again, and says so', async () => {
    let broken = false;
    open({
      sources: [
        {
          findSlots: (query, options) =>
            memorySource(
              broken ? [] : onePractitioner,
              broken ? { error: new Error('down') } : {},
            ).findSlots(query, options),
        },
      ],
    });
    await page.becomes('ready');
    broken = true;
    await page.element.refresh();
    await page.element.updateComplete;
    expect(page.state).to.equal('ready');
    expect(page.parts('slot').length).to.be.above(5);
    expect(page.text).to.match(/These times are from .+\. Newer ones could not be loaded\./);
    expect((page.heard('scheduler-slots-loaded')[1]?.sources as object[])[0]).to.include({
      status: 'stale',
    });
  });

  describe('that the patient comes back to', () => {
    const requests: string[] = [];
    const count = ({ request }: { readonly request: Request }) => requests.push(request.url);
    const timeOf = Date.now;
    const later = (minutes: number) => {
      Date.now = () => timeOf() + minutes * 60_000;
    };

    beforeEach(() => {
      requests.length = 0;
      network.events.on('request:start', count);
    });
    afterEach(() => {
      Date.now = timeOf;
      network.events.removeListener('request:start', count);
    });
    const visit = async () => {
      open({ endpoint: '/feed/$bulk-publish' });
      await page.hears('scheduler-slots-loaded');
      await page.element.updateComplete;
    };
    const toFeed = () => requests.filter((url) => url.startsWith(feed)).length;

    it('after minutes in another tab has all in order, and nothing of what has begun meanwhile', async () => {
      let time = now;
      const soon = ['14:30', '15:00', '15:15', '15:30'].map((clock) =>
        slotAt(`2026-11-23T${clock}:00.000Z`),
      );
      const source = new ChangingSource(soon.filter(({ start }) => !start.includes('15:15')));
      open({ sources: [source], now: () => time });
      await page.becomes('ready');
      source.slots = soon;
      await page.element.refresh();
      const times = async () => {
        page.element.requestUpdate();
        await page.element.updateComplete;
        return [...page.part('day').querySelectorAll('time, .gone')].map(({ textContent }) =>
          oneLine(textContent),
        );
      };
      const away = async (minutes: number) => {
        tab.hide();
        time = new Date(time.getTime() + minutes * 60_000);
        const unseen = await times();
        tab.show();
        return [unseen, await times()];
      };
      const before = ['9:30 AM', '10:00 AM', '10:30 AM'];
      expect(await away(4)).to.deep.equal([before, before]);
      expect(await away(31)).to.deep.equal([
        ['9:30 AM gone', '10:00 AM', '10:30 AM'],
        ['10:00 AM', '10:15 AM', '10:30 AM'],
      ]);
    });

    it('within the minute has its times without asking anyone again', async () => {
      publish();
      await visit();
      expect(toFeed()).to.equal(4);
      page.close();
      publish([]);
      await visit();
      expect(toFeed()).to.equal(4);
      expect(page.parts('slot')).to.have.length(3);
    });

    it('later shows at once what it had, says from when it is, and then what is new', async () => {
      publish();
      await visit();
      page.close();
      later(90);
      let go: (value: unknown) => void = () => undefined;
      const held = new Promise((resolve) => (go = resolve));
      publish([slotResource('9', starts[2] ?? '')]);
      network.use(
        http.get(`${feed}/Slot`, async () => {
          await held;
          return HttpResponse.text(JSON.stringify(slotResource('9', starts[2] ?? '')));
        }),
      );
      open({ endpoint: '/feed/$bulk-publish' });
      await until(
        () => page.parts('slot').length === 3,
        () => 'not all is shown',
      );
      expect(page.state).to.equal('loading');
      expect(page.text).to.match(/These times are from .+\. Looking for newer ones…/);
      go(undefined);
      await page.becomes('ready');
      expect(page.text).not.to.contain('These times are from');
      expect(page.parts('slot')).to.have.length(0);
      expect(page.text).to.contain('9:00 AM gone');
      await page.press(page.button('1 earlier time'));
      expect(page.parts('slot')).to.have.length(1);
    });

    it('later, when nothing can be had, still shows what it had', async () => {
      publish();
      await visit();
      page.close();
      later(90);
      network.use(http.get(`${feed}/*`, () => HttpResponse.json({}, { status: 404 })));
      await visit();
      expect(page.parts('slot')).to.have.length(3);
      expect(page.text).to.contain('Newer ones could not be loaded.');
    });

    it('knows nothing of before where its local data were cleared', async () => {
      publish();
      await visit();
      await page.element.clearLocalData();
      page.close();
      publish([]);
      await visit();
      expect(page.parts('slot')).to.have.length(0);
    });
  });

  it('goes on painting after it was moved while loading', async () => {
    let go: (value: unknown) => void = () => undefined;
    const last = new Promise((resolve) => (go = resolve));
    open({
      sources: [
        {
          async *findSlots() {
            yield { slots: onePractitioner };
            await last;
          },
        },
      ],
    });
    await until(
      () => page.parts('slot').length > 0,
      () => 'no times',
    );
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(page.element);
    await until(
      () => page.parts('slot').length > 0,
      () => 'no times after the move',
    );
    go(undefined);
    await page.becomes('ready');
    elsewhere.remove();
  });

  it('goes back to its defaults when attributes are taken away', async () => {
    open({ sources: [memorySource(onePractitioner)], days: undefined });
    page.element.setAttribute('days', '2');
    page.element.setAttribute('heading-level', '4');
    await page.becomes('ready');
    page.element.removeAttribute('days');
    page.element.removeAttribute('heading-level');
    await page.element.updateComplete;
    expect(page.element.shadowRoot?.querySelector('h2')?.textContent).to.contain(
      'Find an appointment',
    );
    expect(page.parts('day').length).to.be.above(2);
  });

  it('tells when a place is open, who finds help there and what to know, before leaving for it', async () => {
    const place = {
      name: 'Harbor Street Family Medicine',
      hours: [
        { days: [1, 2, 3, 5], opens: '08:00', closes: '17:30' },
        { days: [6], opens: '09:00' },
        { days: [7], allDay: true },
      ],
      closures: [{ text: 'Closed on Thanksgiving' }],
      access: [{ text: 'Ramp at the door' }],
      instructions: 'Ring twice.',
    } as const;
    open({ sources: [memorySource([slotAt('2026-11-24T14:00:00Z', { place })])] });
    await page.becomes('ready');
    await page.press(page.part('slot'));
    const told = oneLine(page.part('summary').querySelector('dl')?.textContent);
    expect(told).to.contain(
      'Open Mon – Wed, Fri: 8:00 AM – 5:30 PMSat: from 9:00 AMSun: all dayClosed on Thanksgiving',
    );
    expect(told).to.contain('Access Ramp at the door').and.to.contain('Good to know Ring twice.');
  });

  it('says that the device is not connected, and looks for times as soon as it is', async () => {
    let isOnline = false;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
    const slot = slotAt('2026-11-24T14:00:00Z');
    const source: SlotSource = {
      async *findSlots() {
        await Promise.resolve();
        if (!isOnline) throw new SourceError('network', 'no connection');
        yield { slots: [slot] };
      },
    };
    try {
      open({ sources: [source] });
      await page.becomes('error');
      expect(page.text).to.contain('This device is not connected to the internet.');
      isOnline = true;
      dispatchEvent(new Event('online'));
      await page.becomes('ready');
      expect(page.parts('slot')).to.have.length(1);
    } finally {
      // The browser's own word is behind it.
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('asks nobody again when the connection is back and only that is missing which is too much', async () => {
    const searches: string[] = [];
    const missing = (code: string): SlotSource => {
      const issues = [{ code, message: 'there is more', count: 1 }];
      const source = memorySource(onePractitioner, { last: { issues, complete: false } });
      return {
        findSlots(...asked) {
          searches.push(code);
          return source.findSlots(...asked);
        },
      };
    };
    const reconnected = async () => {
      dispatchEvent(new Event('online'));
      await page.element.updateComplete;
      await page.becomes('ready');
    };
    open({ sources: [missing('held-back'), missing('truncated')] });
    await page.becomes('ready');
    await reconnected();
    expect(searches).to.deep.equal(['held-back', 'truncated']);
    page.element.sources = [missing('file-failed')];
    await page.element.refresh();
    searches.length = 0;
    await reconnected();
    expect(searches).to.deep.equal(['file-failed']);
  });

  describe('whose times are slow to come', () => {
    let come: (value: unknown) => void;

    beforeEach(async () => {
      const until = new Promise((resolve) => (come = resolve));
      open({ sources: [memorySource(manyPractitioners, { until })] });
      await toolbarIsThere();
    });
    const toolbarIsThere = () =>
      until(
        () => page.parts('toolbar').length > 0,
        () => 'nothing can be pressed yet',
      );
    const timesCome = async () => {
      come(undefined);
      await page.becomes('ready');
      expect(page.parts('slot').length).to.be.above(5);
    };
    const focused = () => page.element.shadowRoot?.activeElement;
    const opensFilters = async () => {
      page.part('filters-button').focus();
      await page.press(page.part('filters-button'));
      await until(
        () => page.parts('filters').length > 0,
        () => 'the filters do not open',
      );
    };
    const heightOf = (part: string) => page.part(part).getBoundingClientRect().top;

    for (const [part, words] of [
      ['filters-button', 'Filters'],
      ['month-button', 'Month'],
    ] as const) {
      it(`leaves the focus on “${words}” for who is there already`, async () => {
        let losses = 0;
        page.part(part).focus();
        page.element.shadowRoot?.addEventListener('focusout', () => (losses += 1));
        await timesCome();
        expect(oneLine(focused()?.textContent)).to.equal(words);
        expect(losses).to.equal(0);
      });
    }

    it('has no month to show until then, and says so', async () => {
      const button = page.part('month-button');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      await page.press(button);
      await timesCome();
      expect(button.getAttribute('aria-disabled')).to.equal(null);
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      expect(page.parts('month')).to.have.length(0);
      await page.press(button);
      await until(
        () => page.parts('month').length > 0,
        () => 'the month does not open',
      );
    });

    it('opens the filters where their button says, and leaves patient and panel where they are', async () => {
      await opensFilters();
      const button = page.part('filters-button');
      const panel = page.part('filters');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(page.element.shadowRoot?.getElementById(button.getAttribute('aria-controls') ?? ''))
        .to.equal(panel)
        .and.not.to.equal(null);
      const tops = () => [heightOf('toolbar'), heightOf('filters')];
      const before = tops();
      await timesCome();
      expect(focused() === button, 'the focus is elsewhere').to.equal(true);
      expect(panel.isConnected, 'the panel is another one').to.equal(true);
      // Engines may lay out text by fractions of a pixel.
      const moved = tops().map((top, index) => Math.abs(top - (before[index] ?? NaN)));
      expect(Math.max(...moved)).to.be.below(1);
    });
  });

  it('lets a page’s script choose a time in the moment it hears of times', async () => {
    const slot = slotAt('2026-11-24T14:00:00Z');
    open({ sources: [memorySource([slot])] });
    page.element.addEventListener('scheduler-slots-loaded', () => page.element.selectSlot(slot));
    await page.becomes('chosen');
    expect(page.heard('scheduler-slot-selected')).to.have.length(1);
  });

  it('dials the number and not the words around it', async () => {
    for (const [bookingPhone, href] of [
      ['413-555-0123 ext. 204', 'tel:4135550123;ext=204'],
      ['(856) 825-7742, option 2', 'tel:8568257742'],
      ['1-800-CLINIC', null],
    ] as const) {
      open({ sources: [memorySource([slotAt('2026-11-24T14:00:00Z', { bookingPhone })])] });
      await page.becomes('ready');
      await page.press(page.part('slot'));
      expect(page.part('call').textContent).to.equal(bookingPhone);
      expect(page.part('call').getAttribute('href')).to.equal(href);
      page.close();
    }
  });

  it('does not leave the focus nowhere when the patient tries again', async () => {
    open({ sources: [memorySource([])], contactPhone: '1' });
    await page.becomes('empty');
    page.part('retry').focus();
    await page.press(page.part('retry'));
    await page.becomes('empty');
    expect(page.element.shadowRoot?.activeElement).not.to.equal(null);
  });

  it('drops a time that has begun while the page was open', async () => {
    let time = now;
    open({ sources: [memorySource(onePractitioner)], now: () => time });
    await page.becomes('ready');
    time = new Date('2026-11-24T13:15:00Z');
    page.element.requestUpdate();
    await page.element.updateComplete;
    expect(
      page.parts('slot').map((slot) => oneLine(slot.querySelector('time')?.textContent)),
    ).not.to.contain('8:00 AM');
    expect(page.slot('8:30 AM')).to.be.instanceOf(HTMLButtonElement);
  });
});
