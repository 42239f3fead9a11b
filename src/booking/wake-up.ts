import { markKeys } from '../model/mark.js';
import type { OutcomeCode } from '../model/outcome.js';
import type { Returned } from './returned.js';

type TakenOutcome = Extract<Returned, { code?: undefined }>;

const channelName = 'smart-scheduler';

/**
 * What one tab calls to the others after it took an answer. It is only a hint:
 * whoever hears it reads the store, and believes nothing that is not there.
 */
export interface WakeUp {
  readonly state: string;
  readonly outcome: OutcomeCode | undefined;
  /** On their way past, written nowhere. */
  readonly appointmentRef?: string;
  readonly resultToken?: string;
  /** Set where the sender asks the provider's records itself. */
  readonly asks?: true;
}

/**
 * Calls the other tabs, and the other elements of this one, after an outcome was
 * taken: by a message, and by a change of a storage, which tells nothing but that
 * there is something to read and is undone at once. The Appointment stays here: it
 * may name the patient.
 */
export function wakeOthers(
  { record, appointment: _, ...carried }: TakenOutcome & Pick<WakeUp, 'asks'>,
  storage: () => Storage,
): void {
  const { state, outcomes } = record;
  const outcome = outcomes.at(-1)?.outcome;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ ...carried, state, outcome } satisfies WakeUp);
  channel.close();
  try {
    storage().setItem(channelName, '');
    storage().removeItem(channelName);
  } catch {
    // Where nothing may be stored, the message alone must do.
  }
}

/** Whether a change in a storage may mean that another tab took an answer; `null` when all of it was cleared. */
export function isWakeUpKey(key: string | null): boolean {
  if (key === null) return true;
  return key.startsWith(channelName) && !Object.values<string>(markKeys).includes(key);
}

/** Listens for messages; the answer stops listening. */
export function onWakeUp(hear: (wakeUp: Partial<WakeUp>) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => hear((data ?? {}) as Partial<WakeUp>);
  return () => channel.close();
}
