import type { TimeReading } from './slot-reader.js';

/** What a source at an endpoint needs from outside; everything has the browser's own as default. */
export interface EndpointSettings extends TimeReading {
  readonly label?: string;
  readonly fetch?: typeof fetch;
  readonly random?: () => number;
}
