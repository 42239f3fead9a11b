import { shortestFreshness } from './freshness.js';
import type { FileLine } from './file-store.js';

/** How much may be kept. */
export interface FileBudget {
  /** Bytes of all contents together. */
  readonly bytes: number;
  /** How many files' contents. */
  readonly files: number;
  /** Bytes of the largest file whose content is kept. */
  readonly largest: number;
}

export const usualBudget: FileBudget = {
  bytes: 16_000_000,
  files: 400,
  largest: 8_000_000,
};

/** Milliseconds: nothing is asked for so long after it is written down. */
const longestSkew = 3_600_000;

/** The addresses of what has to go. */
export interface Surplus {
  readonly contents: readonly string[];
  readonly lines: readonly string[];
}

/**
 * What has to go so that the rest is within the budget. Content goes before lines,
 * and what was asked for least recently before the rest, with one exception: files
 * asked for within the minute before `now` are of one reading, in which the first
 * stay. Were it otherwise, a publication larger than the budget would push out its
 * own manifest and places each time, and nothing of it would be of use. A line
 * without content goes when it no longer says that it is too early to ask.
 */
export function surplusOf(
  lines: readonly FileLine[],
  now: number,
  { bytes, files }: Pick<FileBudget, 'bytes' | 'files'>,
): Surplus {
  // A clock that was wrong once must not let a file stay for years.
  const time = ({ askedAt }: FileLine) => (askedAt > now + longestSkew ? 0 : askedAt);
  const isRecent = (line: FileLine) => time(line) > now - shortestFreshness;
  const byTime = (one: FileLine, other: FileLine) => time(one) - time(other);
  const kept = lines.filter((line) => line.kept).sort(byTime);
  const dearest = [...kept.filter(isRecent), ...kept.filter((line) => !isRecent(line)).reverse()];
  let room = { bytes, files };
  const contents = dearest.filter((line) => {
    if (line.bytes > room.bytes || room.files === 0) return true;
    room = { bytes: room.bytes - line.bytes, files: room.files - 1 };
    return false;
  });
  const spent = lines.filter((line) => !line.kept && (line.freshUntil <= now || time(line) === 0));
  return { contents: contents.map(({ url }) => url), lines: spent.map(({ url }) => url) };
}
