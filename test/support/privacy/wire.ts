import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Trace } from './canary.js';

const channel = 'http.server.request.start';

/** What arrives at the servers of this process: addresses, headers and bodies, as they came. */
export class Wire {
  readonly #arrived: Trace[] = [];
  readonly #nameOf: (origin: string) => string;

  constructor(nameOf: (origin: string) => string) {
    this.#nameOf = nameOf;
    subscribe(channel, this.#hear);
  }

  get traces(): readonly Trace[] {
    return this.#arrived;
  }

  stop(): void {
    unsubscribe(channel, this.#hear);
  }

  readonly #hear = (message: unknown) => {
    const { request } = message as { readonly request: IncomingMessage };
    const to = this.#nameOf(`http://${request.headers.host}`);
    const note = (what: string, text: string) =>
      this.#arrived.push({ place: `${what} to ${to}`, text });
    note('address', decodeURIComponent(request.url ?? ''));
    for (const [name, value] of Object.entries(request.headers)) note(name, String(value));
    request.on('data', (piece: Buffer) => note('body', piece.toString()));
  };
}
