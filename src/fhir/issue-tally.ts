import type { SourceIssue } from '../model/slot-source.js';

/** Counts trouble by kind, so that ten thousand bad lines are told as one. */
export class IssueTally {
  #issues = new Map<string, SourceIssue>();

  add(code: string, message: string, example?: string): void {
    const known = this.#issues.get(code);
    const told = example === undefined ? {} : { example: example.slice(0, 200) };
    // The example is that of the first.
    this.#issues.set(
      code,
      known ? { ...known, count: known.count + 1 } : { code, message, count: 1, ...told },
    );
  }

  /** Adds what was counted elsewhere. */
  merge(issue: SourceIssue): void {
    const known = this.#issues.get(issue.code);
    this.#issues.set(issue.code, known ? { ...known, count: known.count + issue.count } : issue);
  }

  /** What was counted since the last call. */
  take(): readonly SourceIssue[] {
    const issues = [...this.#issues.values()];
    this.#issues.clear();
    return issues;
  }
}
