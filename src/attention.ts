import type { ReactiveElement } from 'lit';
import { StatusRegion } from './components/status-region.js';
import type { LanguageController } from './controllers/language-controller.js';
import type { MessageKey } from './i18n/catalogue/catalogue.js';
import type { MessageValues } from './i18n/message-format.js';
import type { Slot } from './model/slot.js';

/** Leads the patient's attention: what is said to those who hear the page, and what has the focus. */
export class Attention {
  readonly #status = new StatusRegion();
  readonly #host: ReactiveElement;
  readonly #language: LanguageController;
  readonly #arrived: () => Promise<unknown>;
  /** What was asked for last to have the focus. */
  #wanted = '';

  /** @param arrived settles when the scripts have come that may bring what is looked for */
  constructor(
    host: ReactiveElement,
    language: LanguageController,
    arrived: () => Promise<unknown>,
  ) {
    this.#host = host;
    this.#language = language;
    this.#arrived = arrived;
  }

  /** Puts the live region on the page, which must be there before its first words. */
  attach(): void {
    this.#status.attach(this.#host);
  }

  /** Says something as soon as its language is there, and what it tells of. */
  async say(key: MessageKey, values: MessageValues = {}): Promise<void> {
    await this.#language.loaded;
    await this.#host.updateComplete;
    this.#status.say(this.#language.language.say(key, values));
  }

  /**
   * Gives something the focus, and shows it; what holds everything, where it is not there. Of
   * what is asked for at once, the last.
   * @param index which of those that the selector finds
   */
  async focus(selector: string, index = 0): Promise<void> {
    this.#wanted = selector;
    await this.#language.loaded;
    await this.#arrived();
    await this.#host.updateComplete;
    if (this.#wanted !== selector) return;
    const { renderRoot } = this.#host;
    const target =
      renderRoot.querySelectorAll<HTMLElement>(selector)[index] ??
      renderRoot.querySelector<HTMLElement>('[part=base]');
    target?.focus({ preventScroll: true });
    // A panel is seen whole, with the way on at its end.
    (target?.closest('.panel') ?? target)?.scrollIntoView({ block: 'nearest' });
  }

  /** Gives a time the focus, and shows it. */
  focusSlot({ id }: Slot): Promise<void> {
    return this.focus(`[data-slot="${CSS.escape(id)}"]`);
  }

  /** Presses something for a patient who has pressed it already. */
  async press(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.click();
  }
}
