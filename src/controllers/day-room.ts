import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Element;

/** CSS pixels: from the first on, days stand side by side; from each of the others on, more of them do. */
const widths = [560, 720, 1_100];

/** How much room the host has for days, by its width. */
export class DayRoom implements ReactiveController {
  /** How many of the widths it has. */
  #reached = 0;
  readonly #host: Host;
  readonly #resize: ResizeObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    if (typeof ResizeObserver !== 'undefined') {
      this.#resize = new ResizeObserver(([entry]) => this.#measure(entry?.contentRect.width ?? 0));
    }
    host.addController(this);
  }

  hostConnected(): void {
    this.#measure(this.#host.getBoundingClientRect().width);
    this.#resize?.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
  }

  /** Days stand one below the other, because there is no room side by side. */
  get isNarrow(): boolean {
    return this.#reached === 0;
  }

  /** How many days are shown at once, of one group or of each of many. */
  daysOf(isOneOfMany: boolean): number {
    if (this.isNarrow) return isOneOfMany ? 3 : 7;
    return 1 + 2 * this.#reached;
  }

  #measure(width: number) {
    const reached = widths.filter((each) => width >= each).length;
    if (reached === this.#reached) return;
    this.#reached = reached;
    this.#host.requestUpdate();
  }
}
