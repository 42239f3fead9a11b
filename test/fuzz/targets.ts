import { arrivalTarget } from './arrival-target.js';
import { linkTarget } from './link-target.js';
import { returnTarget } from './return-target.js';
import { returnUrlTarget } from './return-url-target.js';
import { roundTripTarget } from './round-trip-target.js';
import { stateTarget } from './state-target.js';
import type { Subjects } from './subjects.js';
import { fuzz, type Runs, type Tally } from './target.js';

const targets = {
  'readReturn': (subjects: Subjects, runs: Runs) => fuzz(returnTarget(subjects), runs),
  'toBookingLink': (subjects: Subjects, runs: Runs) => fuzz(linkTarget(subjects), runs),
  'toReturnUrl': (subjects: Subjects, runs: Runs) => fuzz(returnUrlTarget(subjects), runs),
  'readHandoff': (subjects: Subjects, runs: Runs) => fuzz(arrivalTarget(subjects), runs),
  'round trip': (subjects: Subjects, runs: Runs) => fuzz(roundTripTarget(subjects), runs),
  'mintState': (subjects: Subjects, runs: Runs) => fuzz(stateTarget(subjects), runs),
};
export type TargetName = keyof typeof targets;
export const targetNames = Object.keys(targets) as readonly TargetName[];

/** Feeds one of the targets, by its name. */
export function fuzzTarget(name: TargetName, subjects: Subjects, runs: Runs): Tally {
  return targets[name](subjects, runs);
}
