import { expect } from 'chai';
import fc from 'fast-check';
import { outcomeCodes, type OutcomeCode } from '../../../src/model/outcome.js';
import type { ReferenceModel } from './reference-model.js';
import type { Tab } from './tab.js';
import type { Way, World } from './world.js';

/** More leave more behind than a device keeps, which other tests are about. */
const mostAttempts = 10;

type Step = fc.AsyncCommand<ReferenceModel, World>;
/** Does the same in the model and in the world; answers with the events that must be heard. */
type Act = (model: ReferenceModel, world: World) => Promise<readonly string[]>;

const kinds = [...outcomeCodes, 'invalid', 'duplicate', 'unknown', 'foreign', 'none'] as const;
type Kind = (typeof kinds)[number];

interface Leaving {
  readonly tab: number;
  readonly way: Way;
}

/** The patient comes back in a tab, or in the one that was opened for the portal. */
interface Return {
  readonly tab: number;
  readonly isNewTab: boolean;
  /** Counted from the last, because what is new is what is answered most. */
  readonly attempt: number;
  /** Minutes that pass before. */
  readonly after: number;
  readonly kind: Kind;
}

const leaving: fc.Arbitrary<Leaving> = fc.record({
  tab: fc.nat(9),
  way: fc.constantFrom('beside', 'beside', 'at once', 'slowly'),
});
const returning = (kind: fc.Arbitrary<Kind>): fc.Arbitrary<Return> =>
  fc.record({
    tab: fc.nat(9),
    isNewTab: fc.boolean(),
    attempt: fc.constantFrom(0, 0, 0, 1, 2),
    after: fc.constantFrom(0, 0, 0, 0, 60, 121, 241),
    kind,
  });

/** Everything that patients, portals, browsers and clocks do. What comes most stands here twice. */
export const steps: fc.Arbitrary<Step>[] = [
  leaving.map(leaves),
  leaving.map(leaves),
  returning(fc.constantFrom(...kinds)).map(returns),
  returning(fc.constantFrom(...outcomeCodes)).map(returns),
  returning(fc.constant('booked')).map(returns),
  fc.nat(9).map(reloads),
  fc.nat(9).map(goesBack),
  fc.nat(9).map(closes),
  fc.constant(step('a second tab', opensTab)),
  fc.constantFrom(-1_440, -6, -5, 1, 60, 120, 240, 241).map(clockMoves),
  fc.constantFrom(true, false, false, false).map(storageTurns),
];

/** The page in a tab of its own. */
export async function opensTab(model: ReferenceModel, world: World): Promise<readonly string[]> {
  return opens(model, world, world.newTab());
}

async function opens(model: ReferenceModel, world: World, tab: Tab, address?: string) {
  const { number } = await world.opens(tab, address);
  model.opens(tab.number, number);
  return [];
}

function step(name: string, act: Act, isPossible: (model: ReferenceModel) => boolean = () => true) {
  return {
    check: isPossible,
    run: async (model: ReferenceModel, world: World) => {
      const expected = await act(model, world);
      expect(sorted(world.heard()), 'events').to.deep.equal(sorted(expected));
      expect(await world.keepsTooMuch(), 'keeps what it must not').to.equal(false);
      if (model.storageFails) return;
      expect(sorted(await world.list()), 'attempts').to.deep.equal(sorted(model.list));
    },
    toString: () => name,
  };
}

function leaves({ tab, way }: Leaving): Step {
  const act: Act = async (model, world) => {
    const chosen = tabOf(world, tab);
    if (!chosen.document) return [];
    const id = await world.leaves(chosen, way, 1 + (tab % 2));
    expect(id === undefined, 'leaves without a state').to.equal(model.storageFails);
    return model.leaves(chosen.number, id, way);
  };
  return step(`leaves tab ${tab} ${way}`, act, ({ attempts }) => attempts.size < mostAttempts);
}

function returns({ tab, isNewTab, attempt, after, kind }: Return): Step {
  const act: Act = async (model, world) => {
    passes(model, world, after);
    const chosen = isNewTab ? world.newTab() : tabOf(world, tab);
    const id = [...model.attempts.keys()].reverse()[attempt % model.attempts.size] ?? '';
    await opens(model, world, chosen, addressOf(world, id, kind));
    if (isOutcome(kind)) return model.answers(chosen.number, id, kind);
    return codes[kind].map((code) => `${chosen.document?.number} ${code}`);
  };
  const where = isNewTab ? 'a new tab' : `tab ${tab}`;
  const name = `after ${after} minutes returns in ${where} to attempt ${attempt}: ${kind}`;
  return step(name, act, ({ attempts }) => attempts.size > 0);
}

const codes = {
  invalid: ['invalid-outcome'],
  none: ['invalid-outcome'],
  duplicate: ['duplicate-parameter'],
  unknown: ['unknown-state'],
  foreign: [],
} as const;

function addressOf(world: World, id: string, kind: Kind): string {
  if (isOutcome(kind)) return world.answer(id, { outcome: kind });
  const booked = world.answer(id, { outcome: 'booked' });
  return {
    invalid: booked.replace('outcome=booked', 'outcome=Booked'),
    none: booked.replace('&outcome=booked', ''),
    duplicate: `${booked}&outcome=failed`,
    unknown: booked.replace(/ss1\../, (start) => (start === 'ss1.A' ? 'ss1.B' : 'ss1.A')),
    foreign: booked.replace('ss1.', ''),
  }[kind];
}

function isOutcome(kind: string): kind is OutcomeCode {
  return (outcomeCodes as readonly string[]).includes(kind);
}

function reloads(tab: number): Step {
  return step(`reloads tab ${tab}`, async (model, world) => {
    const chosen = tabOf(world, tab);
    return chosen.document ? opens(model, world, chosen, chosen.document.address) : [];
  });
}

function goesBack(tab: number): Step {
  return step(`goes back in tab ${tab}`, async (model, world) => {
    const chosen = tabOf(world, tab);
    if (!chosen.left) return [];
    await world.goesBack(chosen);
    return model.goesBack(chosen.number);
  });
}

function closes(tab: number): Step {
  return step(`closes tab ${tab}`, async (model, world) => {
    const chosen = tabOf(world, tab);
    if (world.tabs.length < 2) return [];
    await world.closes(chosen);
    model.closes(chosen.number);
    return [];
  });
}

function clockMoves(minutes: number): Step {
  return step(`the clock moves ${minutes} minutes`, async (model, world) => {
    passes(model, world, minutes);
    return [];
  });
}

function passes(model: ReferenceModel, world: World, minutes: number): void {
  world.minutes += minutes;
  model.now += minutes;
}

function storageTurns(fails: boolean): Step {
  return step(`the storage ${fails ? 'fails' : 'works'}`, async (model, world) => {
    world.storageFails = model.storageFails = fails;
    return [];
  });
}

function tabOf({ tabs }: World, number: number): Tab {
  return tabs[number % tabs.length] as Tab;
}

function sorted(words: readonly string[]): readonly string[] {
  return [...words].sort();
}
