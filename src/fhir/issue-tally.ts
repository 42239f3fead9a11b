import type { SourceIssue } from '../model/slot-source.js';
import type { issueWords } from './issue-words.js';

/** Trouble as it is counted: by its code, with one example. */
export interface CountedIssue extends Omit<SourceIssue, 'message'> {
  readonly code: keyof typeof issueWords;
}

/** Counts trouble by kind, so that ten thousand bad lines are told as one. */
export class IssueTally {
  #issues = new Map<string, CountedIssue>();

  add(code: CountedIssue['code'], example?: string): void {
    this.merge({
      code,
      count: 1,
      ...(example !== undefined && { example: example.slice(0, 200) }),
    });
  }

  /** Adds what was counted elsewhere. */
  merge(issue: CountedIssue): void {
    // The example is that of the first.
    const { count, ...first } = this.#issues.get(issue.code) ?? { ...issue, count: 0 };
    this.#issues.set(issue.code, { ...first, count: count + issue.count });
  }

  /** What was counted since the last call. */
  take(): readonly CountedIssue[] {
    const issues = [...this.#issues.values()];
    this.#issues.clear();
    return issues;
  }
}
