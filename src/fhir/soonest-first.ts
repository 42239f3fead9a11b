import type { SlotQuery } from '../model/slot-query.js';
import type { ManifestFile } from './manifest.js';

/**
 * Files with the ones first that are likely to hold the soonest slots: what a file's name
 * says, a date or a week, is a hint and puts it earlier or later.
 */
export function soonestFirst(
  files: readonly ManifestFile[],
  { from }: SlotQuery,
): readonly ManifestFile[] {
  const today = from.slice(0, 10);
  const ordered = files.map((file) => {
    const day = dayHinted(file.url);
    // A file of a week that began some days ago is as near as one without a date.
    return { file, when: day === undefined || (day < today && day > weekBefore(today)) ? '' : day };
  });
  const over = ({ when }: { readonly when: string }) => (when !== '' && when < today ? 1 : 0);
  return ordered
    .sort((one, other) => over(one) - over(other) || compare(one.when, other.when))
    .map(({ file }) => file);
}

/** The day, or the Monday of the ISO week, that a file's name tells of. */
function dayHinted(url: string): string | undefined {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  const [day] = /\d{4}-[01]\d-[0-3]\d/.exec(name) ?? [];
  if (day) return day;
  const [, year, week] = /(\d{4})-?W([0-5]\d)/.exec(name) ?? [];
  if (!year || !week) return undefined;
  // The fourth of January lies in the first week.
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayLength;
  return new Date(monday + (Number(week) - 1) * 7 * dayLength).toISOString().slice(0, 10);
}

const dayLength = 86_400_000;

function weekBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) - 7 * dayLength).toISOString().slice(0, 10);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
