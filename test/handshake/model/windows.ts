import type { Moment } from './moment.js';

/** Who listens: one document of several that share this page. */
export interface Listener {
  readonly window: EventTarget;
  readonly isAsleep: boolean;
}

/**
 * Lets documents of one page listen as if each had a window of its own: to what happens to
 * it, and to real messages, which none hears that stands still.
 */
export class Windows {
  readonly #channel = globalThis.BroadcastChannel;
  readonly #listen = globalThis.addEventListener;
  #current: Listener | undefined;

  constructor(moment: Moment) {
    const current = () => this.#current;
    const open = new Set<BroadcastChannel>();
    const underWay: (() => void)[] = [];
    globalThis.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        const listener = current();
        if (!listener) return;
        open.add(this);
        this.addEventListener('message', (event) => {
          underWay.shift()?.();
          if (listener.isAsleep) event.stopImmediatePropagation();
        });
      }

      override postMessage(message: unknown) {
        for (const each of open) if (each !== this) underWay.push(moment.begins());
        super.postMessage(message);
      }

      override close() {
        open.delete(this);
        super.close();
      }
    };
    const listen = this.#listen.bind(globalThis);
    globalThis.addEventListener = ((type: string, hear: EventListener) => {
      const listener = current();
      if (listener) listener.window.addEventListener(type, hear);
      else listen(type, hear);
    }) as typeof addEventListener;
  }

  /** Runs what a document does when it begins, so that what it listens to is its own. */
  within(listener: Listener, work: () => void): void {
    this.#current = listener;
    work();
    this.#current = undefined;
  }

  /** Gives the page its own back. */
  end(): void {
    globalThis.BroadcastChannel = this.#channel;
    globalThis.addEventListener = this.#listen;
  }
}
