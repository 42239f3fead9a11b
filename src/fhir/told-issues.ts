import type { SourceIssue } from '../model/slot-source.js';
import type { IssueTally } from './issue-tally.js';

/** What was counted since the last call, in words; where these cannot be loaded, the codes must do. */
export async function toldIssues(tally: IssueTally): Promise<readonly SourceIssue[]> {
  const issues = tally.take();
  if (issues.length === 0) return [];
  const words = await import('./issue-words.js').catch(() => undefined);
  return issues.map((issue) => ({
    ...issue,
    message: words?.issueWords[issue.code] ?? issue.code,
  }));
}
