import { longestTurn, type TurnSettings } from './file-turn.js';

const betweenLooks = 250;

/** Waits until the store gives out the turn to ask for a file; gives what ends it. Nobody waits longer than a turn. */
export async function leaseFor(
  url: string,
  { store, now, signal }: TurnSettings,
): Promise<() => void> {
  for (let waited = 0; waited < longestTurn; waited += betweenLooks) {
    const until = now() + longestTurn;
    if (await store.lease(url, now(), until)) return () => void store.release(url, until);
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
    signal.throwIfAborted();
  }
  return () => undefined;
}
