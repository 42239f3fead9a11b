import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';

/** Pixels between the panel and what it stands at, and between it and the edge of the viewport. */
const gap = 8;

/**
 * Keeps a popover beside what opened it: below where there is room, not wider
 * than the element that it belongs to, and always within the viewport. In the
 * top layer nothing of the page cuts it off.
 */
export class FloatingPanel {
  #stop: (() => void) | undefined;

  /** @param bounds how far it may go to the left and right */
  constructor(private readonly bounds: Element) {}

  show(panel: HTMLElement, anchor: Element): void {
    this.release();
    panel.showPopover();
    this.#stop = autoUpdate(anchor, panel, () => void place(panel, anchor, this.bounds));
  }

  /** Leaves the panel to itself. */
  release(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}

async function place(panel: HTMLElement, anchor: Element, bounds: Element): Promise<void> {
  const { x, y } = await computePosition(anchor, panel, {
    strategy: 'fixed',
    placement: 'bottom-end',
    middleware: [
      offset(gap),
      flip({ padding: gap, crossAxis: false }),
      shift({ boundary: bounds }),
      // Where there is too little room above and below, it lies over what opened it.
      shift({ padding: gap, mainAxis: false, crossAxis: true }),
    ],
  });
  // Set from script, which strict pages allow; a style attribute they do not.
  panel.style.setProperty('left', `${x}px`);
  panel.style.setProperty('top', `${y}px`);
}
