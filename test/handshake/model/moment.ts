/** Milliseconds: what a page puts off for longer is not its patients' affair. */
const longest = 1_000;

/**
 * What is still under way in this page: work of stores, messages between tabs, callbacks.
 * Timers without a delay take no time here, because browsers slow them down where there
 * are many; short ones wait for the word.
 */
export class Moment {
  #under = 0;
  #activity = 0;
  #putOff: (() => void)[] = [];
  readonly #setTimeout = globalThis.setTimeout;

  constructor() {
    const wait = this.#setTimeout.bind(globalThis) as (work: () => void, delay: number) => number;
    const set = (work: () => void, delay = 0): number => {
      if (delay >= longest) return wait(work, delay);
      if (delay > 0) return -this.#putOff.push(work);
      this.#activity += 1;
      void turn().then(work);
      return 0;
    };
    globalThis.setTimeout = set as typeof setTimeout;
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

  /** What was put off a little since somebody last asked, to be done when its time has come. */
  putOff(): () => Promise<void> {
    const works = this.#putOff.splice(0);
    return () => {
      for (const work of works.splice(0)) work();
      return this.passes();
    };
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
