/** Milliseconds for which a window stays after its outcome was told here: the page in it may have begun something. */
const parting = 1_000;

/**
 * Small windows before the page, in which portals are opened. A portal sees no opener: its
 * window is opened blank, disowned, and only then sent on. That one can be closed from here
 * says nothing about the booking, and nothing is read out of it.
 */
export class PortalWindows {
  readonly #windows = new Map<string, Window>();

  /** Opens the portal for an attempt; only within a gesture. `false` where the browser blocks new windows, or does not let them be disowned. */
  open(url: string, attemptId: string): boolean {
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
    this.#windows.set(attemptId, opened);
    return true;
  }

  /**
   * Closes the window of an attempt, if there is one; says whether there was. Where an opener
   * policy has cut the two apart it stays, and shows the outcome itself.
   */
  close(attemptId: string): boolean {
    const opened = this.#windows.get(attemptId);
    setTimeout(() => opened?.close(), parting);
    return this.#windows.delete(attemptId);
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
