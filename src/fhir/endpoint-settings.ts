import type { TimeReading } from './slot-reader.js';

/** What a source at an endpoint needs from outside; everything has the browser's own as default. */
export interface EndpointSettings extends TimeReading {
  readonly label?: string;
  /**
   * What every Slot search of a FHIR server is to have besides: a query string,
   * in which placeholders such as `{service-type}` are filled from the query's presets.
   */
  readonly searchParameters?: string;
  readonly fetch?: typeof fetch;
  readonly random?: () => number;
}
