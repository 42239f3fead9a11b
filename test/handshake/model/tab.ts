import type { SchedulerDocument } from './scheduler-document.js';

/** One tab: what it shows, what the way back leads to, and a storage of its own. */
export class Tab {
  readonly stored = new Map<string, string>();
  /** None of ours while the portal is shown. */
  document: SchedulerDocument | undefined;
  left: SchedulerDocument | undefined;
  /** What was put off when it was left, and comes when the patient is back. */
  putOff = async (): Promise<void> => undefined;

  constructor(readonly number: number) {}

  /** Its sessionStorage: tabs that are played in one page must not share the page's. */
  get storage(): Storage {
    const { stored } = this;
    return {
      get length() {
        return stored.size;
      },
      key: (index) => [...stored.keys()][index] ?? null,
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
      clear: () => stored.clear(),
    };
  }
}
