import type { OpenEndpoint } from './controllers/feed-list.js';
import { sourceFor } from './fhir/endpoint-source.js';
import { KeptFiles } from './page/kept-files.js';
import { openThread, unaskedBytes } from './this-browser.js';

/** What of the element counts for every endpoint, as it is set at the moment. */
export interface EndpointPorts {
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly getAccessToken: ((endpoint: string) => Promise<string | undefined>) | undefined;
  /** Whether what is read may be found on this device by whoever comes next. */
  readonly isOnDevice: boolean;
}

/** Makes the source of each endpoint, with what this browser lends to all of them. */
export class EndpointSources {
  /** Whether somebody asked for all of what is large. */
  loadsAll = false;
  readonly #files = new KeptFiles();
  readonly #ports: () => EndpointPorts;

  constructor(ports: () => EndpointPorts) {
    this.#ports = ports;
  }

  readonly open: OpenEndpoint = (endpoint, feed) => {
    const { protocol = 'auto', searchParameters, states, timeZone, times, label } = feed;
    const { fetch, getAccessToken } = this.#ports();
    return sourceFor(endpoint, protocol, {
      ...(fetch && { fetch }),
      ...(getAccessToken && { accessToken: async () => this.#ports().getAccessToken?.(endpoint) }),
      ...(label !== undefined && { label }),
      ...(searchParameters !== undefined && { searchParameters }),
      ...(states !== undefined && { states: states.trim().split(/\s+/) }),
      ...(timeZone !== undefined && { timeZone }),
      times: times === 'clock' ? 'clock' : 'instant',
      limits: this.loadsAll ? { unasked: Infinity } : unaskedBytes(),
      openFiles: () => this.#files.open(this.#isOnDevice),
      mayHoldFiles: () => this.#files.mayHold(this.#isOnDevice),
      locks: navigator.locks as LockManager | undefined,
      openThread,
    });
  };

  /** Forgets all that was kept of them. */
  clear(): Promise<void> {
    return this.#files.clear();
  }

  /** What a page fetches in a way of its own is the page's to keep. */
  get #isOnDevice(): boolean {
    const { isOnDevice, fetch } = this.#ports();
    return isOnDevice && !fetch;
  }
}
