import type { TestContext } from 'vitest';
import type { Ability, DrivenBrowser } from './driven-browser.js';

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test was skipped, for whoever reads the report. */
    reason?: string;
  }
}

/** Skips a test here if the engine's driver cannot do what it needs, and says why. */
export function needs({ task, skip }: TestContext, ability: Ability, { lacks }: DrivenBrowser) {
  const reason = lacks[ability];
  if (reason === undefined) return;
  task.meta.reason = reason;
  skip(reason);
}
