import { object, type JsonObject } from './lenient.js';
import { arraysOf, type RawSlots } from './raw-slots.js';
import type { Span } from './span.js';

/** What is kept of a file of slots: those of a span of time, as they were scanned. */
export interface KeptSlots {
  readonly raws: readonly RawSlots[];
  readonly span: Span;
  readonly byClock: boolean;
}

/** What is kept of a file about places and people. */
interface KeptResources {
  readonly resources: readonly JsonObject[];
}

/** Files of slots that come to more bytes are not kept. */
const largest = 8_000_000;
/** So much of time is kept on both sides of what is asked for, because tomorrow's question is a later one. */
const margin = 31 * 86_400_000;

/** The span that is scanned, so that what is kept of it does for some time. */
export function keptSpan({ from, to }: Span): Span {
  return { from: from - margin, to: to + margin };
}

/** What is kept of a file, if it is about slots, and does for a question. */
export function slotsIn(content: unknown, span: Span, byClock: boolean): KeptSlots | undefined {
  const kept = object(content) as unknown as KeptSlots | undefined;
  return kept &&
    'raws' in kept &&
    kept.byClock === byClock &&
    kept.span.from <= span.from &&
    kept.span.to >= span.to
    ? kept
    : undefined;
}

/** What is kept of a file, if it is about places and people. */
export function resourcesIn(content: unknown): readonly JsonObject[] | undefined {
  const kept = object(content) as unknown as KeptResources | undefined;
  return kept && 'resources' in kept ? kept.resources : undefined;
}

/** Gathers what is to be kept of a file, as long as it is not too much. */
export class SlotKeeper {
  /** How much room it takes; the words are counted as they would be written. */
  bytes = 0;
  #raws: RawSlots[] = [];

  constructor(
    private readonly span: Span,
    private readonly byClock: boolean,
  ) {}

  add(raw: RawSlots): void {
    for (const { byteLength } of arraysOf(raw.columns)) this.bytes += byteLength;
    this.bytes += 2 * JSON.stringify([raw.kinds, raw.contained]).length;
    if (this.bytes > largest) this.#raws = [];
    else this.#raws.push(raw);
  }

  /** Nothing where it came to too much. */
  get content(): KeptSlots | undefined {
    const { span, byClock } = this;
    return this.bytes > largest ? undefined : { raws: this.#raws, span, byClock };
  }
}
