import { keptUntil, type AttemptRecord } from './attempt-record.js';

/** How many records are kept of each sort; of more, the oldest go. */
const most = { prepared: 20, pending: 20, answered: 50 } as const;

/**
 * The keys of what need not be kept any longer at an instant (milliseconds): what is
 * no record, what has outlived twice its time, and what is too much of its sort.
 */
export function surplus<Key>(
  stored: readonly (readonly [key: Key, record: AttemptRecord | undefined])[],
  at: number,
): readonly Key[] {
  const room: Record<keyof typeof most, number> = { ...most };
  return [...stored]
    .sort(([, one], [, other]) => beginning(other) - beginning(one))
    .filter(([, record]) => {
      if (!record || keptUntil(record) < at) return true;
      const sort = record.outcomes.length > 0 ? 'answered' : record.status;
      room[sort] -= 1;
      return room[sort] < 0;
    })
    .map(([key]) => key);
}

function beginning(record: AttemptRecord | undefined): number {
  return record ? Date.parse(record.startedAt) : 0;
}
