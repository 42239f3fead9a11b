/**
 * A small window before the page, in which the portal is opened. The portal sees no
 * opener: the window is opened blank, disowned, and only then sent on. That it can
 * be closed from here says nothing about the booking, and nothing is read out of it.
 */
export class PortalWindow {
  #window: Window | undefined;

  /** Opens the portal; only within a gesture. `false` where the browser blocks new windows. */
  open(url: string): boolean {
    const opened = window.open('about:blank', '_blank', 'popup,width=960,height=800');
    if (!opened) return false;
    this.#window = opened;
    opened.opener = null;
    opened.location.replace(url);
    return true;
  }

  /** Closes it, if it is there; says whether it was. */
  close(): boolean {
    const isOpen = this.#window !== undefined;
    this.#window?.close();
    this.#window = undefined;
    return isOpen;
  }
}
