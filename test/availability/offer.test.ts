import { describe, expect, it } from 'vitest';
import type { Choices, Dimension } from '../../src/availability/choices.js';
import { partOfDay } from '../../src/availability/part-of-day.js';
import { byChoices, mergedFacets } from '../../src/availability/choice-tally.js';
import { merged, offer } from '../../src/availability/offer.js';
import { Timetable } from '../../src/availability/timetable.js';
import { zoneShown } from '../../src/availability/zone-shown.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import { matches, type SlotQuery } from '../../src/model/slot-query.js';
import type { Concept, Slot } from '../../src/model/slot.js';
import { rounds } from '../support/rounds.js';
import { wallClockAt } from '../../src/time/zone.js';
import { slotAt } from '../../src/testing.js';
import { seeded } from '../support/seeded.js';

const viewerZone = 'Europe/Lisbon';
const query: SlotQuery = { from: '2026-11-01T00:00:00Z', to: '2027-04-01T00:00:00Z' };
const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', undefined];
const kilometersTo = ({ name }: { readonly name: string }) =>
  name === 'Elsewhere' ? undefined : Number(name.slice(6)) * 10;

/** Slots of a few of everything, at any hour of half a year in which clocks are changed. */
function someSlots(seed: number, count: number): readonly Slot[] {
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const concepts = (name: string): readonly Concept[] =>
    pick([[], ['1'], ['2'], ['1', '2'], ['2', '2']]).map((code) => ({
      system: `urn:${name}`,
      code,
      text: `${name} ${code}`,
    }));
  return Array.from({ length: count }, (_, index) => {
    const start = Date.parse('2026-10-20T00:00Z') + Math.floor(random() * 180 * 96) * 900_000;
    const place = Math.floor(random() * 4);
    const timeZone = zones[place];
    const length = random() < 0.8 ? 1_800_000 : 15_000_000 + random() * 4e8;
    return {
      id: String(index),
      start: new Date(start).toISOString(),
      end: new Date(start + length).toISOString(),
      kind: length > 14_400_000 ? 'window' : 'time',
      mode: pick(['in-person', 'virtual']),
      ...pick([{}, { accepts: 'new' }, { accepts: 'existing' }] as const),
      practitioner: { reference: `Practitioner/${pick(['a', 'b', 'c'])}`, name: 'Doctor' },
      place: { reference: `Location/${place}`, name: place === 3 ? 'Elsewhere' : `Clinic${place}` },
      organization: { name: pick(['One', 'Two']) },
      ...(timeZone && { timeZone }),
      timeZoneFrom: 'data',
      services: concepts('service'),
      specialties: concepts('specialty'),
      languages: concepts('language'),
    };
  });
}

/** What a slot is in each sort of choice, found the long way. */
function valuesOf(slot: Slot): Readonly<Record<Dimension, readonly string[]>> {
  const clock = wallClockAt(Date.parse(slot.start), zoneShown(slot, viewerZone));
  const codes = (of: readonly Concept[] = []) => of.map(({ system, code }) => `${system}|${code}`);
  return {
    specialty: codes(slot.specialties),
    service: codes(slot.services),
    language: codes(slot.languages),
    practitioner: [` ${slot.practitioner?.reference}`],
    place: [` ${slot.place?.reference}`],
    organization: [slot.organization?.name ?? ''],
    mode: [slot.mode],
    patient: slot.accepts ? [slot.accepts] : ['new', 'existing'],
    partOfDay: [partOfDay(Number(clock.slice(11, 13)))],
    weekday: [String(new Date(`${clock}Z`).getUTCDay() || 7)],
  };
}

function fits(slot: Slot, { near, ...choices }: Choices, but?: keyof Choices): boolean {
  const values = valuesOf(slot);
  const kilometers = near && slot.place && near.kilometersTo(slot.place);
  const isReached = near && kilometers !== undefined && kilometers <= near.most;
  return (
    (!near || but === 'near' || slot.mode === 'virtual' || isReached === true) &&
    (Object.keys(choices) as Dimension[]).every(
      (dimension) =>
        dimension === but ||
        choices[dimension]?.length === 0 ||
        values[dimension].some((value) => choices[dimension]?.includes(value)),
    )
  );
}

describe('a choice', () => {
  it('of anything leaves what a slow reading of each slot leaves, and counts what else would', () => {
    for (let seed = 1; seed <= rounds(15); seed += 1) {
      const slots = someSlots(seed, 300);
      const random = seeded(seed * 7_919);
      const choices = Object.fromEntries(
        Object.entries(valuesOf(slots[seed] as Slot)).filter(() => random() < 0.25),
      ) as Choices;
      const chosen = random() < 0.3 ? { ...choices, near: { kilometersTo, most: 10 } } : choices;
      const found = offer(Timetable.of([SlotRows.of(slots)]), {
        viewerZone,
        query,
        judge: byChoices(chosen, { withFacets: true }),
      });
      const offered = slots.filter((slot) => matches(slot, query));
      const ids = found.groups.flatMap(({ slots: list }) => [...list].map(({ id }) => id)).sort();
      expect(ids).to.deep.equal(
        offered
          .filter((slot) => fits(slot, chosen))
          .map(({ id }) => id)
          .sort(),
      );
      expect(found.count).to.equal(ids.length);
      for (const [dimension, facets] of Object.entries(found.facets ?? {})) {
        const counts: Record<string, number> = {};
        for (const slot of offered.filter((each) => fits(each, chosen, dimension as Dimension))) {
          for (const value of new Set(valuesOf(slot)[dimension as Dimension]))
            counts[value] = (counts[value] ?? 0) + 1;
        }
        const told = Object.fromEntries(facets.map(({ value, count }) => [value, count]));
        expect(told).to.deep.equal(counts);
      }
      for (const [sort, count] of Object.entries(found.letGo ?? {})) {
        const without = offered.filter((slot) => fits(slot, chosen, sort as keyof Choices));
        expect(count, sort).to.equal(without.length);
      }
    }
  });

  it('is counted over all feeds together', () => {
    const of = (...slots: readonly Slot[]) =>
      offer(Timetable.of([SlotRows.of(slots)]), {
        viewerZone,
        judge: byChoices({}, { withFacets: true }),
      });
    const feeds = [
      of(slotAt('2026-11-24T14:00:00.000Z')),
      of(slotAt('2026-11-24T15:00:00.000Z'), slotAt('2026-11-24T16:00:00.000Z')),
    ];
    expect(merged(feeds).count).to.equal(3);
    expect(merged(feeds, byChoices({}, { withFacets: true })).letGo?.near).to.equal(3);
    expect(mergedFacets(feeds.flatMap(({ facets = [] }) => facets)).mode).to.deep.equal([
      { value: 'in-person', text: 'in-person', count: 3 },
    ]);
  });

  it('of nearness puts the nearest place first, and leaves out those of which nobody knows where they are', () => {
    const at = (name: string, start: string) => slotAt(start, { place: { name } });
    const slots = [
      at('Clinic3', '2026-11-24T14:00:00.000Z'),
      at('Elsewhere', '2026-11-24T14:00:00.000Z'),
      at('Clinic1', '2026-11-25T14:00:00.000Z'),
      at('Clinic9', '2026-11-24T14:00:00.000Z'),
    ];
    const { groups } = offer(Timetable.of([SlotRows.of(slots)]), {
      viewerZone,
      judge: byChoices({ near: { kilometersTo, most: 50 } }),
    });
    expect(groups.map(({ about }) => about.place?.name)).to.deep.equal(['Clinic1', 'Clinic3']);
  });

  it('of nearness keeps video visits, which are no way off: after the places, the soonest first', () => {
    const at = (day: number, name: string, given: Partial<Slot> = {}) =>
      slotAt(`2026-11-${day}T14:00:00.000Z`, { place: { name }, ...given });
    const judge = byChoices({ near: { kilometersTo, most: 50 } }, { withFacets: true });
    const of = (slots: readonly Slot[]) =>
      offer(Timetable.of([SlotRows.of(slots)]), { viewerZone, judge });
    const feeds = [
      [at(26, 'Clinic4'), at(24, 'Clinic9', { mode: 'virtual' })],
      [at(23, 'Elsewhere', { mode: 'virtual' }), at(25, 'Clinic9'), at(27, 'Clinic3')],
    ];
    const names = ['Clinic3', 'Clinic4', 'Elsewhere', 'Clinic9'];
    for (const { groups, count, letGo } of [of(feeds.flat()), merged(feeds.map(of), judge)]) {
      expect(groups.map(({ about }) => about.place?.name)).to.deep.equal(names);
      expect([count, letGo?.near]).to.deep.equal([4, 5]);
    }
  });
});

describe('a timetable', () => {
  it('keeps every slot in the order of time, however they came', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const slots = someSlots(seed, 1 + seed * 11);
      const cut = Math.floor(slots.length / 3);
      const timetable = Timetable.of([
        SlotRows.of(slots.slice(0, cut)),
        SlotRows.of(slots.slice(cut)),
      ]);
      expect(timetable.length).to.equal(slots.length);
      for (const { from, to } of timetable.stretches) {
        const starts = [...timetable.start.slice(from, to)];
        expect(starts).to.deep.equal([...starts].sort((one, other) => one - other));
      }
      for (const { id } of slots) expect(timetable.at(timetable.find(id)).id).to.equal(id);
    }
  });

  it('leaves out what has no room', () => {
    const nine = slotAt('2026-11-24T14:00:00.000Z', { id: 'a' });
    const ten = slotAt('2026-11-24T15:00:00.000Z', { id: 'b', capacity: 0 });
    const timetable = Timetable.of([SlotRows.of([nine, ten])]);
    expect(timetable.length).to.equal(1);
    expect(timetable.find('a')).to.equal(0);
    expect(timetable.find('b')).to.equal(-1);
  });
});
