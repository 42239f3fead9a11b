import { Browser, newStore } from './browser.js';
import { show } from './page.js';
import { Doorkeeper, Edge, Origin, type Breach, type Load } from './servers.js';
import { SimulatedTime } from './simulated-time.js';

export interface HourSettings {
  readonly clients: number;
  /** How many places of a content delivery network stand before the origin; 0 for none. */
  readonly edges: number;
  /** Every page begins with nothing, as if there were no store: shows what the store is worth. */
  readonly isForgetful: boolean;
  /**
   * All come in the same second, to a server that refuses everything in the first two
   * and says when to come back; none of them does anything else.
   */
  readonly isAtOnce: boolean;
}

/** What came of an hour: at the origin, and at the door that browsers see. */
export interface Hour {
  readonly loads: Readonly<Record<'manifest' | 'files', Load>>;
  readonly pages: number;
  /** Pages that did not get all, though nobody left them. */
  readonly failedPages: number;
  /** Searches during which there was something of an earlier visit to look at. */
  readonly earlierShown: number;
  readonly requests: number;
  readonly breaches: readonly Breach[];
}

const start = Date.parse('2026-11-23T14:00:00Z');
const second = 1000;
const hour = 3_600 * second;

/** All clients come within one hour, each at a time of its own, and do what people do. */
export async function simulateHour({
  clients,
  edges,
  isForgetful,
  isAtOnce,
}: HourSettings): Promise<Hour> {
  const random = randomFrom(20261123);
  const time = new SimulatedTime(start);
  const origin = new Origin(
    time,
    isAtOnce
      ? { refuses: (now) => now < start + 2 * second, retryAfter: 5 }
      : { refuses: () => random() < 0.01 },
  );
  const servers = Array.from({ length: edges }, () => new Edge(time, origin));
  const doors = (servers.length > 0 ? servers : [origin]).map(
    (server) => new Doorkeeper(time, server),
  );
  const between = (from: number, to: number) => (from + random() * (to - from)) * second;
  let pages = 0;
  let failedPages = 0;
  let earlierShown = 0;

  /** One page, from its loading until it is left; some are left before they have everything. */
  const visit = async (browser: Browser, stay: number, refreshes = 0) => {
    pages += 1;
    const leaving = new AbortController();
    const { fetch, locks, now } = browser;
    const store = isForgetful ? newStore() : browser.store;
    const page = { fetch, store, locks, now, random, signal: leaving.signal };
    const showing = async () => {
      for (let shown = 0; shown <= refreshes; shown += 1) {
        if (shown > 0) await time.sleep(between(2, 40));
        const { all, earlier } = await show(page);
        if (!all) failedPages += 1;
        if (earlier) earlierShown += 1;
      }
    };
    const shown = showing().catch(() => {
      if (!leaving.signal.aborted) failedPages += 1;
    });
    await time.sleep(stay);
    leaving.abort(new Error('The page was left'));
    await shown;
  };

  const habits: readonly ((browser: Browser) => Promise<unknown>)[] = [
    // Reloads, now and then before everything was there.
    (browser) => visit(browser, between(0.2, 30)),
    // Reloads again and again.
    async (browser) => {
      for (let reload = 0; reload < 6; reload += 1) await visit(browser, between(1, 12));
    },
    // Opens a few tabs at once.
    (browser) => Promise.all([1, 2, 3].map(() => visit(browser, between(20, 90)))),
    // Presses "refresh".
    (browser) => visit(browser, between(60, 180), 4),
    // Is at the portal for a while, and comes back.
    async (browser) => {
      await time.sleep(between(90, 600));
      await visit(browser, between(10, 60));
    },
  ];
  const person = async (client: number) => {
    await time.sleep(random() * (isAtOnce ? second : hour));
    const door = doors[client % doors.length] as Doorkeeper;
    const browser = new Browser(`client ${client}`, time, door, random);
    await visit(browser, isAtOnce ? 600 * second : between(5, 60));
    if (isAtOnce) return;
    for (let count = Math.floor(random() * 3); count > 0; count -= 1) {
      await time.sleep(between(0, 20));
      await habits[Math.floor(random() * habits.length)]?.(browser);
    }
  };

  for (let client = 0; client < clients; client += 1) void person(client);
  await time.run();
  return {
    loads: origin.loads,
    pages,
    failedPages,
    earlierShown,
    requests: doors.reduce((sum, each) => sum + each.requests, 0),
    breaches: doors.flatMap(({ breaches }) => breaches),
  };
}

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
