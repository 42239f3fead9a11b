import type { Offer } from '../availability/offer.js';
import type { SlotQuery } from '../model/slot-query.js';
import type { Configuration } from './configuration.js';
import type { SettingFault } from './setting-reader.js';
import type { SourceFindings } from './source-report.js';

/** What a check looks at. */
export interface SetupFacts {
  readonly configuration: Configuration;
  /** What is wrong with the settings of children. */
  readonly faults: readonly SettingFault[];
  readonly page: URL;
  /** How each source fared in the last search. */
  readonly findings: readonly SourceFindings[];
  readonly query: SlotQuery;
  /** The slots that are offered now. */
  readonly offer: Offer;
  /** Versions of the element on this page, the one that counts first. */
  readonly versions: readonly string[];
  readonly fetch: typeof fetch;
  /** What is drawn, where something is. */
  readonly view?: ParentNode | undefined;
}
