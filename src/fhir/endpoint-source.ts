import { SourceError, type SlotSource } from '../model/slot-source.js';
import { BulkPublishSource, type BulkPublishSettings } from './bulk-publish-source.js';
import { isManifestUrl } from './manifest.js';

/**
 * The source for an endpoint by its protocol: a manifest by its URL or by the
 * page's word. Throws a {@link SourceError} where this version cannot read it.
 */
export function sourceFor(
  endpoint: string,
  protocol: string,
  settings: BulkPublishSettings,
): SlotSource {
  if (protocol === 'bulk-publish' || (protocol === 'auto' && isManifestUrl(new URL(endpoint)))) {
    return new BulkPublishSource(endpoint, settings);
  }
  throw new SourceError(
    'endpoint-invalid',
    `endpoint="${endpoint}" (protocol ${protocol}) cannot be read by this version: give the address of a SMART Scheduling Links manifest, whose path ends in $bulk-publish`,
  );
}
