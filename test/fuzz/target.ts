import { isDeepStrictEqual } from 'node:util';
import { Dice } from './dice.js';

/** One function that is fed, or several that pass something on. */
export interface Target<Input> {
  readonly make: (dice: Dice) => Input;
  /** The kind of result, by which runs are counted. Throws where a property does not hold. */
  readonly judge: (input: Input) => string;
}

/** What became of many runs. */
export interface Tally {
  readonly runs: number;
  /** How often each kind of result came. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  readonly milliseconds: number;
}

/** A run in which a property did not hold. The seed and the run's number bring it back. */
interface Failure {
  readonly run: number;
  readonly input: string;
  readonly message: string;
}

/** Which runs are made: `from` is the number of the first. */
export interface Runs {
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
}

/** Makes every run; what fails is noted, and nothing ends them. */
export function fuzz<Input>({ make, judge }: Target<Input>, { seed, from, runs }: Runs): Tally {
  const begun = performance.now();
  const kinds: Record<string, number> = {};
  const failures: Failure[] = [];
  for (let run = from; run < from + runs; run += 1) {
    const input = make(new Dice(seed, run));
    try {
      const kind = judge(input);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    } catch (error) {
      failures.push({ run, input: JSON.stringify(input).slice(0, 2_000), message: String(error) });
    }
  }
  return { runs, kinds, failures, milliseconds: performance.now() - begun };
}

/** A property that must hold. */
export function must(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** Two things that must be alike. */
export function mustEqual(actual: unknown, expected: unknown, about: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${about} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}
