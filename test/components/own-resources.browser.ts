import type { FhirResource } from 'fhir/r4';
import { expect } from 'chai';
import { ResourceSource } from '../../src/fhir/resource-source.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import type { Slot } from '../../src/model/slot.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { manyPractitioners, now } from '../../stories/scenes.js';
import { slotResource } from '../support/publisher.js';
import { oneLine, SchedulerPage } from '../support/scheduler-page.js';

const firstDay = Date.UTC(2026, 10, 24, 14);
const aDay = 86_400_000;

/** Who has how many times on each of so many days, every so many days; every other one keeps them in two schedules. */
function doctors(count: number, { perDay = 2, days = 5, every = 1, of = 'Eyes' } = {}) {
  return Array.from({ length: count }, (_, who) => {
    const name = `Doctor ${String.fromCharCode(65 + who)}`;
    const id = name.replace(' ', '-');
    const services = ['visits', 'vaccines'].slice(0, 1 + (who % 2));
    return [
      { resourceType: 'Practitioner', id, name: [{ text: name }] },
      ...services.map((service) => ({
        resourceType: 'Schedule',
        id: `${id}-${service}`,
        specialty: [{ text: who % 2 === 0 ? of : 'Heart', coding: [{ code: `s${who % 2}` }] }],
        actor: [
          { reference: `Practitioner/${id}` },
          { reference: `HealthcareService/${service}`, display: service },
        ],
      })),
      ...Array.from({ length: perDay * days }, (_, index) => {
        const at = firstDay + Math.floor(index / perDay) * every * aDay;
        const start = new Date(at + (index % perDay) * 600_000 + who * 60_000).toISOString();
        const schedule = `Schedule/${id}-${services[index % services.length]}`;
        return slotResource(`${id}-${index}`, start, { schedule: { reference: schedule } });
      }),
    ];
  }).flat() as unknown as readonly FhirResource[];
}

interface Frame {
  readonly cards: readonly string[];
  readonly text: string;
  readonly isBusy: boolean;
}

describe('times that a page holds itself', () => {
  let page: SchedulerPage;
  let frame: HTMLElement;
  let frames: Frame[];
  beforeEach(() => {
    frame = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    page.close();
    frame.remove();
  });

  /** Notes what a patient sees, frame by frame, until all is there. */
  async function watch(source: SlotSource, width: number, given: Partial<SmartScheduler> = {}) {
    frames = [];
    frame.style.width = `${width}px`;
    page = SchedulerPage.open((element) => {
      const settings = { now: () => now, locale: 'en-US', timeZone: 'America/New_York' };
      Object.assign(element, { ...settings, sources: [source], ...given });
    });
    frame.append(page.element);
    const looked = page;
    const look = () => {
      if (!looked.element.isConnected) return;
      const cards = looked.parts('group').map((card) => oneLine(card.textContent));
      const isBusy = looked.element.hasAttribute('aria-busy');
      if (looked.parts('slot').length > 0) frames.push({ cards, isBusy, text: looked.text });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    await page.becomes('ready');
    for (let rest = 0; rest < 5; rest += 1) await new Promise(requestAnimationFrame);
    return frames.at(-1)?.cards ?? [];
  }

  /** The same times all at once. */
  const inOnePage = (source: SlotSource): SlotSource => ({
    async *findSlots(query, options) {
      const slots: Slot[] = [];
      for await (const given of source.findSlots(query, options)) slots.push(...given.slots);
      yield { slots };
    },
  });

  const pages: Record<
    string,
    readonly [readonly FhirResource[], number, Partial<SmartScheduler>?]
  > = {
    'of few who have many': [doctors(3, { perDay: 50 }), 1_000],
    'of many who have many': [doctors(9, { perDay: 50 }), 1_000],
    'of many who have few, on a telephone': [doctors(9, { perDay: 2, days: 20 }), 400],
    'of few who have none on most days, on a telephone': [
      doctors(3, { perDay: 30, days: 3, every: 4 }),
      400,
    ],
    'of many who have none on most days, on a telephone': [
      doctors(9, { perDay: 30, days: 3, every: 4 }),
      400,
    ],
    'of every other one, whom the page asks for': [
      doctors(9, { perDay: 30 }),
      400,
      { specialty: 's1' },
    ],
    'of one alone': [doctors(1, { perDay: 100 }), 400],
  };
  for (const [whose, [held, width, given]] of Object.entries(pages)) {
    it(`stand there as they will stand from the first frame on: ${whose}`, async () => {
      const source = new ResourceSource(held);
      const last = await watch(inOnePage(source), width, given);
      page.close();
      expect(last.length).to.be.above(0);
      expect(await watch(source, width, given)).to.deep.equal(last);
      for (const { cards, text, isBusy } of frames) {
        for (const [index, card] of cards.entries()) expect(card).to.equal(last[index]);
        if (!isBusy) expect(cards.length).to.equal(last.length);
        expect(text).not.to.include('Looking for');
        expect(text).not.to.include('earlier');
      }
    });
  }

  it('are seen, and can be pressed, before the source is asked for what else there is', async () => {
    let seen = 0;
    const source: SlotSource = {
      async *findSlots() {
        yield { slots: manyPractitioners, whole: true };
        seen = frames.length;
        await Promise.resolve();
      },
    };
    await watch(source, 1_000);
    expect(seen).to.be.above(1);
  });
});
