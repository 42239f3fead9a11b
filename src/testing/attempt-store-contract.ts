import type { AttemptRecord } from '../booking/attempt-record.js';
import type { AttemptStore } from '../booking/attempt-store.js';
import type { Outcome, OutcomeCode } from '../model/outcome.js';
import { demand, type ContractCase } from './contract.js';
import { slotAt } from './slot-at.js';

const started = Date.parse('2026-11-23T13:50:00Z');
const minutes = (count: number) => new Date(started + count * 60_000).toISOString();

/**
 * What every store of attempts promises: a page that brings its own runs these against it.
 *
 * @param open - opens the store; twice in one case, for two tabs that share it
 */
export function attemptStoreContract(
  open: () => AttemptStore | Promise<AttemptStore>,
): readonly ContractCase[] {
  const given = (
    promise: string,
    prove: (store: AttemptStore, open: () => AttemptStore | Promise<AttemptStore>) => Promise<void>,
  ): ContractCase => ({
    promise,
    async prove() {
      const store = await open();
      await store.clear();
      await prove(store, open);
      await store.clear();
    },
  });
  return [
    given('gives back what it was given', async (store) => {
      await store.prepare(attempt('A'));
      const list = await store.list();
      demand(JSON.stringify(list) === JSON.stringify([attempt('A')]), list);
    }),
    given('keeps what became of an attempt with it', async (store) => {
      await store.prepare(attempt('A'));
      const outcome = { ...said('booked'), bookingRef: 'BK-1' };
      await store.redeem(state('A'), outcome);
      const [record] = await store.list();
      demand(JSON.stringify(record?.outcomes) === JSON.stringify([outcome]), record);
    }),
    given('knows nothing of a state that it was never given', async (store) => {
      await store.prepare(attempt('A'));
      for (const unknown of [state('B'), '__proto__', 'constructor', ''])
        await demandResults(store, unknown, ['booked'], ['unknown-state']);
    }),
    given('records one answer of many that come at once', async (store, again) => {
      await store.prepare(attempt('A'));
      const tabs = [store, await again(), store, await again()];
      const results = await Promise.all(
        [...tabs, ...tabs].map((tab) => tab.redeem(state('A'), said('booked'))),
      );
      const recorded = results.filter(({ result }) => result === 'recorded');
      demand(recorded.length === 1, results);
      const [record] = await store.list();
      demand(record?.outcomes.length === 1, record);
    }),
    given('takes one correction that takes a booking away, and no more', (store) =>
      demandAnswers(
        store,
        ['booked', 'booked', 'cancelled', 'entered-in-error', 'booked'],
        ['recorded', 'already-used', 'recorded', 'already-used', 'already-used'],
      ),
    ),
    given('never gives a booking after another answer', (store) =>
      demandAnswers(store, ['failed', 'booked'], ['recorded', 'already-used']),
    ),
    given('records nothing that comes too late, or before its time', async (store) => {
      await store.prepare(attempt('A'));
      await demandResults(store, state('A'), ['booked'], ['expired'], 121);
      await demandResults(store, state('A'), ['booked'], ['expired'], -6);
      await demandResults(store, state('A'), ['booked'], ['recorded'], 119);
    }),
    given('keeps what became of an attempt that it is given once more', async (store) => {
      await store.prepare({ ...attempt('A'), status: 'prepared' });
      await store.redeem(state('A'), said('booked'));
      await store.prepare(attempt('A'));
      const [record, ...others] = await store.list();
      demand(record?.status === 'pending' && others.length === 0, [record, ...others]);
      await demandResults(store, state('A'), ['booked'], ['already-used']);
    }),
    given('keeps attempts apart', async (store) => {
      await store.prepare(attempt('A'));
      await store.prepare(attempt('B'));
      await demandResults(store, state('B'), ['booked'], ['recorded']);
      await demandResults(store, state('A'), ['failed'], ['recorded']);
    }),
    given('shows one tab what another has kept', async (store, again) => {
      await store.prepare(attempt('A'));
      await demandResults(await again(), state('A'), ['booked'], ['recorded']);
      await demandResults(store, state('A'), ['booked'], ['already-used']);
    }),
    given('forgets everything when asked', async (store) => {
      await store.prepare(attempt('A'));
      await store.redeem(state('A'), said('booked'));
      await store.clear();
      const list = await store.list();
      demand(list.length === 0, list);
      await store.prepare(attempt('A'));
      await demandResults(store, state('A'), ['booked'], ['recorded']);
    }),
  ];
}

function state(letter: string): string {
  return `ss1.${letter.repeat(43)}`;
}

function attempt(letter: string): AttemptRecord {
  return {
    version: 1,
    id: `7f0c2a5e-1d57-4a53-9a4e-3f0f6f1c2b1${letter.toLowerCase()}`,
    state: state(letter),
    slot: slotAt('2026-11-24T14:00:00.000Z'),
    status: 'pending',
    startedAt: minutes(0),
    expiresAt: minutes(120),
    outcomes: [],
  };
}

function said(outcome: OutcomeCode, minute = 10): Outcome {
  return { outcome, at: minutes(minute) };
}

async function demandAnswers(
  store: AttemptStore,
  outcomes: readonly OutcomeCode[],
  expected: readonly string[],
): Promise<void> {
  await store.prepare(attempt('A'));
  await demandResults(store, state('A'), outcomes, expected);
}

async function demandResults(
  store: AttemptStore,
  toState: string,
  outcomes: readonly OutcomeCode[],
  expected: readonly string[],
  minute?: number,
): Promise<void> {
  const results: string[] = [];
  for (const outcome of outcomes)
    results.push((await store.redeem(toState, said(outcome, minute))).result);
  demand(results.join() === expected.join(), { outcomes, results, expected });
}
