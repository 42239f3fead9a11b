import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a publisher may be asked (SMART Scheduling Links, "Polling"), and a moment. */
const aMinute = 61_000;

/**
 * When to search: a moment after what is asked for has changed, and at once
 * when somebody wants it.
 */
export class SearchSchedule implements ReactiveController {
  /** What was searched for last; nothing while the host is on no page. */
  #key: readonly unknown[] | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #searching: Promise<void> | undefined;
  readonly #search: () => Promise<void>;

  constructor(host: ReactiveControllerHost, search: () => Promise<void>) {
    this.#search = search;
    host.addController(this);
  }

  hostConnected(): void {
    this.#key = [];
  }

  hostDisconnected(): void {
    this.#key = undefined;
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#soon = undefined;
  }

  /** Searches soon where any part of the key is new; says whether it will. */
  update(key: readonly unknown[]): boolean {
    const before = this.#key;
    if (!before) return false;
    if (key.length === before.length && key.every((part, at) => part === before[at])) return false;
    this.#key = key;
    // A child that brings slots, or a framework that sets properties, comes a moment after the element.
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.start());
    return true;
  }

  /** Searches now, where the host is on a page. */
  async start(): Promise<void> {
    if (!this.#key) return;
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#soon = undefined;
    this.#searching = this.#search();
    await this.#searching;
  }

  /** Searches again when publishers may be asked once more, unless that happens before. */
  startWhenAllowed(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.start(), aMinute);
  }

  /** The search that was begun last. */
  get running(): Promise<void> | undefined {
    return this.#searching;
  }

  /** Waits until what is asked for now has been searched for. */
  async settled(): Promise<void> {
    if (!this.#searching || this.#soon !== undefined) await this.start();
    // A search that is overtaken by another has found nothing yet.
    let waited;
    while (waited !== this.#searching) {
      waited = this.#searching;
      await waited;
    }
  }
}
