import type { OutcomeCode } from '../model/outcome.js';
import { present } from '../model/present.js';
import type { Returned } from './returned.js';

type TakenOutcome = Extract<Returned, { kind: 'outcome' }>;

const channelName = 'smart-scheduler';

/**
 * What one tab calls to the others after it took an answer. It is only a hint:
 * whoever hears it reads the store, and believes nothing that is not there.
 */
export interface WakeUp {
  readonly state: string;
  readonly outcome: OutcomeCode;
  /** On their way past, written nowhere. */
  readonly appointmentRef?: string;
  readonly resultToken?: string;
}

/** Calls the other tabs, and the other elements of this one, after an outcome was taken. */
export function wakeOthers({ state, outcome, appointmentRef, resultToken }: TakenOutcome): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(
    present({ state, outcome: outcome.outcome, appointmentRef, resultToken }) satisfies WakeUp,
  );
  channel.close();
}

/** Listens for such calls; the answer stops listening. */
export function onWakeUp(hear: (wakeUp: Partial<WakeUp>) => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => hear((data ?? {}) as Partial<WakeUp>);
  return () => channel.close();
}
