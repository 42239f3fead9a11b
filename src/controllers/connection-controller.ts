import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the device is connected at all, as far as the browser says. */
export class ConnectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #back: () => void;

  /** @param back the device is connected again */
  constructor(host: ReactiveControllerHost, back: () => void) {
    this.#host = host;
    this.#back = back;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#changed);
    addEventListener('offline', this.#changed);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#changed);
    removeEventListener('offline', this.#changed);
  }

  get isOffline(): boolean {
    return !navigator.onLine;
  }

  readonly #changed = () => {
    if (!this.isOffline) this.#back();
    this.#host.requestUpdate();
  };
}
