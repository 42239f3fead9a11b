import type { FhirResource } from 'fhir/r4';
import { expect } from 'chai';
import { ResourceSource } from '../../src/fhir/resource-source.js';
import { now } from '../../stories/scenes.js';
import { slotResource } from '../support/publisher.js';
import { oneLine, SchedulerPage } from '../support/scheduler-page.js';

const perDay = 30;
const days = 5;

/** Three doctors of one place with a hundred and fifty times each; the second has two schedules. */
const held = ['Ada', 'Ben', 'Cleo'].flatMap((name, who) => [
  { resourceType: 'Practitioner', id: name, name: [{ text: name }] },
  ...['early', 'late'].map((half) => ({
    resourceType: 'Schedule',
    id: `${name}-${half}`,
    actor: [{ reference: `Practitioner/${name}` }],
  })),
  ...Array.from({ length: perDay * days }, (_, index) => {
    const day = 24 + Math.floor(index / perDay);
    const start = new Date(Date.UTC(2026, 10, day, 14, (index % perDay) * 10 + who)).toISOString();
    const half = index % 2 === 0 ? 'early' : 'late';
    const reference = `Schedule/${name}-${name === 'Ben' ? half : 'early'}`;
    return slotResource(`${name}-${index}`, start, { schedule: { reference } });
  }),
]) as readonly FhirResource[];

describe('times that a page holds itself', () => {
  it('stand there at once as they will stand, while the rest of them is read', async () => {
    const frames: string[] = [];
    const page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        timeZone: 'America/New_York',
        days,
        sources: [new ResourceSource(held)],
      });
    });
    const look = () => {
      if (!page.element.isConnected) return;
      const cards = page.parts('group').map((card) => oneLine(card.textContent));
      if (cards[0]) frames.push(`${cards[0]} ${page.text}`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    await page.becomes('ready');
    for (let rest = 0; rest < 3; rest += 1) await new Promise(requestAnimationFrame);
    const [first = ''] = page.parts('group').map((card) => oneLine(card.textContent));
    expect(frames.length).to.be.above(1);
    for (const frame of frames) {
      expect(frame.startsWith(first), `${frame}\nat the end\n${first}`).to.equal(true);
      expect(frame).not.to.include('Looking for');
      expect(frame).not.to.include('earlier');
    }
    page.close();
  });
});
