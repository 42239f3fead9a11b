import { heldBack, type SourceErrorCode } from '../model/slot-source.js';
import type { FeedResult, SearchPhase } from './search-controller.js';

/** What the patient must know of a search that did not go well in every respect. */
export interface SearchTrouble {
  /** Why a feed could give nothing, or not all. */
  readonly failure: SourceErrorCode | 'offline' | undefined;
  /** Whether some feed could give only a part, or nothing. */
  readonly partial: boolean;
  /** When the times were got, where they are not those of this search. */
  readonly asOf: string | undefined;
  /** Whether there is more, which is only loaded when somebody asks for it. */
  readonly heldBack: boolean;
}

export function troubleOf(
  results: readonly FeedResult[],
  phase: SearchPhase,
  isOffline: boolean,
): SearchTrouble {
  const code = results.find(({ error }) => error)?.error?.code;
  const isReady = phase === 'ready';
  return {
    failure: code === 'network' && isOffline ? 'offline' : code,
    partial: isReady && results.some(isPartial),
    asOf: results.find(({ asOf }) => asOf !== undefined)?.asOf,
    heldBack: isReady && results.some(isHeldBack),
  };
}

/** Whether asking once more may bring what is missing: not what was left out for its size. */
export function isWorthAnotherTry({ error, complete, issues }: FeedResult): boolean {
  if (error) return error.retryable;
  return !complete && !issues.some(({ code }) => code === heldBack || code === 'truncated');
}

function isHeldBack({ issues }: FeedResult): boolean {
  return issues.some(({ code }) => code === heldBack);
}

function isPartial(result: FeedResult): boolean {
  return !result.complete && result.asOf === undefined && !isHeldBack(result);
}
