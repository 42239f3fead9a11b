import { isPauseDue, pause } from '../model/pace.js';
import { isWindow } from '../model/slot-rows.js';
import { object, type JsonObject } from './lenient.js';
import { slack, type Span } from './span.js';
import { instantOf, writtenTime } from './written-time.js';

interface Diary {
  readonly reference: unknown;
  readonly slots: JsonObject[];
  /** As written; nothing where no slot is free and ahead. */
  soonest?: string;
}

/**
 * Slots by the schedule that they name, so that all times of those who are free
 * soonest can be read first. A cheap look: of most slots no time is read.
 */
export class SoonestSchedules {
  readonly #diaries = new Map<unknown, Diary>();
  #last: Diary | undefined;
  /** What is written as later than this is certainly ahead. */
  readonly #ahead: string;

  constructor(private readonly span: Span) {
    this.#ahead = new Date(span.from + slack).toISOString();
  }

  add(slot: JsonObject): void {
    const reference = object(slot.schedule)?.reference;
    const diary = this.#diaryOf(reference);
    diary.slots.push(slot);
    const { start, status } = slot;
    if (status !== 'free' || typeof start !== 'string') return;
    // Nearly always, one schedule is written by one clock.
    if (diary.soonest !== undefined && diary.soonest <= start) return;
    if (start > this.#ahead || this.#isAhead(slot)) diary.soonest = start;
  }

  /**
   * All slots, by whose they are: those who are free soonest first. Each schedule's are in the
   * order they came in.
   * @param whose the same for schedules that are to stay together
   */
  async inOrder(
    whose: (schedule: unknown) => string,
  ): Promise<readonly (readonly (readonly JsonObject[])[])[]> {
    const shelves = new Map<string, { readonly diaries: JsonObject[][]; at: number }>();
    for (const [schedule, { slots, soonest }] of this.#diaries) {
      const key = whose(schedule);
      let shelf = shelves.get(key);
      if (!shelf) shelves.set(key, (shelf = { diaries: [], at: Infinity }));
      shelf.diaries.push(slots);
      shelf.at = Math.min(shelf.at, startOf(soonest) ?? Infinity);
      if (isPauseDue()) await pause();
    }
    return [...shelves.values()]
      .sort((one, other) => (one.at === other.at ? 0 : one.at - other.at))
      .map(({ diaries }) => diaries);
  }

  /** Slots of one schedule mostly come one after the other. */
  #diaryOf(reference: unknown): Diary {
    if (this.#last && reference === this.#last.reference) return this.#last;
    let diary = this.#diaries.get(reference);
    if (!diary) this.#diaries.set(reference, (diary = { reference, slots: [] }));
    return (this.#last = diary);
  }

  #isAhead({ start, end }: JsonObject): boolean {
    const { from } = this.span;
    const begins = startOf(start) ?? NaN;
    const ends = startOf(end) ?? NaN;
    return begins >= from || (isWindow(begins, ends) && ends > from);
  }
}

function startOf(written: unknown): number | undefined {
  const time = writtenTime(written);
  return time && instantOf(time.wall, time.ending);
}
