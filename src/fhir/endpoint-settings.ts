import type { AskForToken } from './access-token.js';
import type { FileStore } from './file-store.js';
import type { FileLocks } from './file-turn.js';
import type { SlotScan } from './slot-scan.js';
import type { TimeReading } from './slot-reader.js';
import type { Span } from './span.js';

/** What a source at an endpoint needs from outside; everything has the browser's own as default. */
export interface EndpointSettings extends TimeReading {
  readonly label?: string;
  /**
   * What every Slot search of a FHIR server is to have besides: a query string,
   * in which placeholders such as `{service-type}` are filled from the query's presets.
   */
  readonly searchParameters?: string;
  readonly fetch?: typeof fetch;
  /**
   * The page's token for this endpoint; nothing where the page has none. Asked for when
   * a search first needs it, and once more after a 401; held in memory until the search ends.
   * It goes to the FHIR base, or the manifest's folder, and nowhere else; what is got with
   * it is kept nowhere.
   */
  readonly accessToken?: AskForToken;
  readonly random?: () => number;
  /** Only files of a publication that are about these states, such as `MA`, or that do not say what they are about. */
  readonly states?: readonly string[];
  /**
   * Where files are kept between searches, and when each may be asked for again. By
   * default the source remembers them itself, for as long as it is there.
   */
  readonly openFiles?: () => Promise<FileStore>;
  /** Whether there may be any there, told without opening it: else nobody waits for that. There may by default. */
  readonly mayHoldFiles?: () => boolean;
  /** `navigator.locks`, by which tabs take turns in asking for a file. */
  readonly locks?: FileLocks | undefined;
  /** The device's own time in milliseconds, by which it is told whether a file may be asked for again. */
  readonly deviceTime?: () => number;
  /** How much is read of a publication; the rest is told to be missing. */
  readonly limits?: Partial<DownloadLimits>;
  /**
   * Opens another thread for a large publication; nothing where there can be none.
   * By default slots are read in this thread, in slices.
   */
  readonly openThread?: (span: Span, byClock: boolean) => Promise<SlotScan | undefined>;
}

/** What a download may come to. */
export interface DownloadLimits {
  /** Bytes after which no further file is begun: the reader is asked first. 25 MB by default. */
  readonly unasked: number;
  /** Bytes, uncompressed, after which nothing more is read. 512 MB by default. */
  readonly bytes: number;
  /** Slots after which nothing more is read. Two million by default. */
  readonly slots: number;
}
