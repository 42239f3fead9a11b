import { redeemInDatabase } from '../../src/booking/attempt-database.js';
import type { Outcome } from '../../src/model/outcome.js';

/** Redeems whatever it is told, in a thread of its own, as a tab would. */
onmessage = async ({
  data,
}: MessageEvent<{ readonly state: string; readonly outcome: Outcome }>) => {
  const { result } = await redeemInDatabase(() => indexedDB, data.state, data.outcome);
  postMessage(result);
};
