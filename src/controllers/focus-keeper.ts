import type { ReactiveController } from 'lit';

interface Host {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Keeps the focus in the element when what has it is moved, or taken off the page: then it
 * goes on to what comes next there, so that nobody who listens is thrown back to the top.
 */
export class FocusKeeper implements ReactiveController {
  #held: Element | null = null;
  /** What comes after it, nearest first: where the focus goes on. */
  #next: readonly HTMLElement[] = [];
  readonly #host: Host;
  readonly #lost: () => void;

  /** @param lost a time that had the focus is gone */
  constructor(host: Host, lost: () => void) {
    this.#host = host;
    this.#lost = lost;
  }

  hostUpdate(): void {
    const { renderRoot } = this.#host;
    this.#held = this.#focused;
    this.#next = this.#held ? afterIn(renderRoot, this.#held) : [];
  }

  hostUpdated(): void {
    const held = this.#held;
    if (!held || held === this.#focused) return;
    const { renderRoot } = this.#host;
    // What is put in another place loses the focus, too.
    const next = [held as HTMLElement, ...this.#next].find((each) => each.isConnected);
    (next ?? renderRoot.querySelector<HTMLElement>('[part=base]'))?.focus({ preventScroll: true });
    if (!held.isConnected && held.matches('[part~=slot]')) this.#lost();
  }

  get #focused(): Element | null {
    return (this.#host.renderRoot as Partial<ShadowRoot>)?.activeElement ?? null;
  }
}

/** What can have the focus behind an element: first what its own day has, then the day's heading, then the rest. */
function afterIn(root: HTMLElement | DocumentFragment, held: Element): readonly HTMLElement[] {
  const all = [
    ...root.querySelectorAll<HTMLElement>('button, a[href], select, input, [tabindex]:not(.end)'),
  ];
  const behind = all.slice(all.indexOf(held as HTMLElement) + 1);
  const day = held.closest('[part=day]');
  const own = behind.filter((each) => day?.contains(each));
  const heading = day?.querySelector<HTMLElement>('[tabindex]');
  return [...own, ...(heading ? [heading] : []), ...behind];
}
