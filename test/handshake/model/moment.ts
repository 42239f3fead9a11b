/**
 * What is still under way in this page: work of stores, messages between tabs, callbacks.
 * Timers without a delay take no time here, as browsers make them wait when there are many.
 */
export class Moment {
  #under = 0;
  #activity = 0;
  readonly #setTimeout = globalThis.setTimeout;

  constructor() {
    const wait = this.#setTimeout.bind(globalThis) as typeof setTimeout;
    const soon = (work: () => void, delay?: number) => {
      if (delay) return wait(work, delay);
      void turn().then(work);
      this.#activity += 1;
      return 0;
    };
    globalThis.setTimeout = soon as typeof setTimeout;
  }

  /** Something begins; the answer says that it has ended. */
  begins(): () => void {
    this.#under += 1;
    this.#activity += 1;
    return () => void (this.#under -= 1);
  }

  /** Resolves when nothing is under way, and nothing more comes of what was. */
  async passes(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      const before = this.#activity;
      await turn();
      quiet = this.#under === 0 && this.#activity === before ? quiet + 1 : 0;
    }
  }

  /** Gives the page its timers back. */
  end(): void {
    globalThis.setTimeout = this.#setTimeout;
  }
}

/** The next task of the page's event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
