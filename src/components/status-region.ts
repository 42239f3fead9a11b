const clearAfter = 5_000;

/**
 * The element's one live region, in the page's own DOM: some screen readers do
 * not hear one inside a shadow root, nor one that comes after its first words.
 */
export class StatusRegion {
  #region: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Puts the empty region into the slot that is kept for it. */
  attach(host: HTMLElement): void {
    if (this.#region?.parentElement === host) return;
    this.#region = host.ownerDocument.createElement('div');
    this.#region.slot = 'status';
    this.#region.setAttribute('role', 'status');
    host.append(this.#region);
  }

  /** Says something once; the same words again only after they were cleared. */
  say(text: string): void {
    const region = this.#region;
    if (!region || region.textContent === text) return;
    region.textContent = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (region.textContent = ''), clearAfter);
  }
}
