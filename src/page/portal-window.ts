/**
 * A small window before the page, in which the portal is opened. The portal sees no
 * opener: the window is opened blank, disowned, and only then sent on. That it can
 * be closed from here says nothing about the booking, and nothing is read out of it.
 */
export class PortalWindow {
  #window: Window | undefined;

  /** Opens the portal; only within a gesture. `false` where the browser blocks new windows, or does not let them be disowned. */
  open(url: string): boolean {
    const opened = window.open('about:blank', '_blank', 'popup,width=960,height=800');
    if (!opened) return false;
    try {
      opened.opener = null;
      follow(url, opened.document);
    } catch {
      // A sandboxed page may not reach into the windows that it opens, and so disowns none.
      opened.close();
      return false;
    }
    this.#window = opened;
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

/**
 * Goes on from a blank document, which has no address to tell the portal. Sent on by the
 * page, it would tell as much of the page's address as the page's referrer policy lets it.
 */
function follow(url: string, blank: Document): void {
  const link = blank.createElement('a');
  link.href = url;
  link.referrerPolicy = 'strict-origin';
  link.click();
}
