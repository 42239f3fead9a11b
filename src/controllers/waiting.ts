import type { ReactiveControllerHost } from 'lit';

/** Milliseconds that a store has to say what became of attempts; one that hangs must not keep times from anybody. */
const patience = 1_000;

/**
 * What times wait for before they are shown: whoever left something open, or chose, before
 * they came here is not shown times that will move.
 */
export class Waiting {
  #count = 0;
  #all: Promise<void> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get isOver(): boolean {
    return this.#count === 0;
  }

  /** Settles when all that was waited for until now is there; nothing where nothing ever was. */
  get end(): Promise<void> | undefined {
    return this.#all;
  }

  /** Waits for a part whose script comes. @param ready what it has to get ready then; for that nobody waits long */
  add<Part>(coming: Promise<Part>, ready?: (part: Part) => Promise<unknown> | undefined): void {
    this.#count += 1;
    const isReady = coming.then((part) => Promise.race([ready?.(part), after(patience)]));
    this.#all = Promise.all([this.#all, isReady]).then(() => {
      this.#count -= 1;
      this.#host.requestUpdate();
    });
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
