import type { SourceError } from '../model/slot-source.js';
import type { IssueTally } from './issue-tally.js';
import { Refusal } from './refusal.js';
import { isDislike, saysTooLong } from './refusal-meaning.js';
import type { Answer, SlotPages } from './slot-pages.js';
import type { SlotSearch } from './slot-search.js';
import type { Span } from './span.js';

/** A server that does not answer for half a day has something else against the question. */
const shortest = 43_200_000;

/**
 * Opens searches for as much of a span as the server answers for at once: for
 * all of it, or else for its first half, its first quarter and so on. The
 * length that was answered is kept for what is asked next.
 */
export class PartedSearch {
  #longest = Infinity;
  /** Whether a server that seemed to want a shorter span refused the shortest, too. */
  #wasInVain = false;

  constructor(
    private readonly pages: SlotPages,
    private readonly issues: IssueTally,
  ) {}

  /** The answer for a span or, where its own span is shorter, for the beginning; or why the server does not like the question. */
  async open(
    search: SlotSearch,
    span: Span,
    isTooLong: (refusal: Refusal) => boolean = saysTooLong,
  ): Promise<Answer | SourceError> {
    if (search.bounds !== 'both') return this.#ask(search, span);
    let part = { from: span.from, to: Math.min(span.to, span.from + this.#longest) };
    let answer = await this.#ask(search, part);
    const refusal = answer;
    if (!(refusal instanceof Refusal) || !isTooLong(refusal)) return answer;
    if (this.#wasInVain && 'code' in (await this.#ask(search, briefly(span)))) return refusal;
    while (answer instanceof Refusal && isTooLong(answer)) {
      part = { from: part.from, to: Math.round((part.from + part.to) / 2) };
      if (part.to - part.from < shortest) {
        this.#wasInVain = true;
        return answer;
      }
      answer = await this.#ask(search, part);
    }
    if (!('code' in answer)) this.#learn(part, refusal);
    return answer;
  }

  /**
   * The answer of a server that refuses every question for the whole span and
   * does not say that its length is why; nothing where it is not.
   */
  async openBriefly(searches: readonly SlotSearch[], span: Span): Promise<Answer | undefined> {
    for (const search of searches) {
      if (search.bounds !== 'both' || search.after === 'refusal') continue;
      const sample = await this.#ask(search, briefly(span));
      const answer = 'code' in sample ? sample : await this.open(search, span, () => true);
      if (!('code' in answer)) return answer;
    }
    return undefined;
  }

  /** The end of a span, as long as the server answers for. */
  end({ from, to }: Span): Span {
    return { from: Math.max(from, to - this.#longest), to };
  }

  async #ask(search: SlotSearch, span: Span): Promise<Answer | SourceError> {
    try {
      return await this.pages.open(search, span);
    } catch (cause) {
      if (isDislike(cause)) return cause;
      throw cause;
    }
  }

  #learn({ from, to }: Span, tooLong: Refusal): void {
    this.#longest = to - from;
    this.issues.add('span-refused', tooLong.message);
  }
}

/** A beginning of a span so short that its length cannot be what is refused. */
function briefly({ from, to }: Span): Span {
  return { from, to: Math.min(to, from + shortest) };
}
