import { aboutClocks } from './clock-check.js';
import { aboutLook } from './look-check.js';
import { aboutSettings } from './settings-check.js';
import type { SetupFacts } from './setup-facts.js';
import type { SetupIssue } from './setup-issue.js';
import { aboutSlots } from './slots-check.js';
import { aboutSource } from './source-check.js';

/** Everything that a webmaster should know of: the gravest first. Asks an endpoint again only to find out why it did not answer. */
export async function checkSetup(facts: SetupFacts): Promise<readonly SetupIssue[]> {
  const sources = await Promise.all(facts.findings.map((findings) => aboutSource(findings, facts)));
  const issues = [
    ...sources.flat(),
    ...aboutSlots(facts),
    ...aboutClocks(facts),
    ...aboutSettings(facts),
    ...aboutLook(facts.view),
  ];
  return [
    ...issues.filter(({ severity }) => severity === 'error'),
    ...issues.filter(({ severity }) => severity === 'warning'),
  ];
}
