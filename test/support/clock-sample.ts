import type { Observance } from '../../src/time/observances.js';
import { changesOf, years, zones } from './clock-changes.js';
import { rounds } from './rounds.js';
import { seeded } from './seeded.js';

/** An instant, in milliseconds, and a zone whose clocks are looked at then. */
export interface Look {
  readonly zone: string;
  readonly instant: number;
}

/** How many instants are asked for with `CLOCKS=1000000`; without it, a sample is taken of everything. */
const wanted = Number(process.env.CLOCKS ?? 0);
const isFull = wanted > 0;
const hour = 3_600_000;

/** Zones in which clocks are changed by half an hour or two, at midnight, around Ramadan, or stand at odd minutes. */
const odd = new Set([
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Havana',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Almaty',
  'Asia/Beirut',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
]);

/** All zones in the long run; else the odd ones, and some of the others. */
export const sampledZones = zones.filter(
  (zone, index) => isFull || odd.has(zone) || index % 45 === 0,
);

/** A zone's changes of the clocks: all of ten years in the long run, else the first back and the first forth. */
export function sampledChanges(zone: string): readonly Observance[] {
  return changesOf(zone).slice(0, isFull ? Infinity : 2);
}

/** Instants of ten years in any of these zones; every other one within a day and a half of a change of its clocks, if there is one. */
export function* looks(): Generator<Look> {
  const random = seeded(Number(process.env.CLOCKS_SEED ?? 7));
  const below = (end: number) => Math.floor(random() * end);
  for (let count = isFull ? wanted : rounds(5_000); count > 0; count -= 1) {
    const zone = sampledZones[below(sampledZones.length)] as string;
    const changes = changesOf(zone);
    const change = count % 2 === 0 ? changes[below(changes.length)] : undefined;
    const instant = change
      ? change.start + (random() - 0.5) * 72 * hour
      : years.from + random() * (years.to - years.from);
    yield { zone, instant: Math.floor(instant / 1_000) * 1_000 };
  }
}
