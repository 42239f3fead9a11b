import type { ReactiveControllerHost } from 'lit';

/** A part of the element whose script comes when it is first needed. */
export class OnDemand<Part> {
  /** The part, once it is there. */
  part: Part | undefined;
  /** Whether it could not be had when it was last asked for. */
  isMissing = false;
  #coming: Promise<Part | undefined> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #script: () => Promise<Part>;

  constructor(host: ReactiveControllerHost, script: () => Promise<Part>) {
    this.#host = host;
    this.#script = script;
  }

  /** Gets it ahead of time; not again where it could not be had. */
  prefetch(): void {
    if (!this.isMissing) void this.load();
  }

  /** Gets it. The answer is nothing where it cannot be had; whoever asks next tries again. */
  load(): Promise<Part | undefined> {
    return (this.#coming ??= this.#script().then(
      (part) => {
        this.part = part;
        this.isMissing = false;
        this.#host.requestUpdate();
        return part;
      },
      () => {
        this.isMissing = true;
        return (this.#coming = undefined);
      },
    ));
  }
}
