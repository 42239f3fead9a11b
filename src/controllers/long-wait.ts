/** Milliseconds. */
const long = 1_000;
const pause = 5_000;

/** Tells those who cannot see it that something takes long: not in the first second, and at most once in five. */
export class LongWait {
  #said = -Infinity;
  readonly #say: () => void;

  constructor(say: () => void) {
    this.#say = say;
  }

  /** Waits for some work, which passes through. */
  async over<Result>(work: Promise<Result>): Promise<Result> {
    const timer = setTimeout(() => this.#tell(), long);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }

  #tell() {
    if (performance.now() - this.#said < pause) return;
    this.#said = performance.now();
    this.#say();
  }
}
