import { isManifestUrl } from '../model/manifest-url.js';
import { SourceError, type SlotSource } from '../model/slot-source.js';
import { BulkPublishSource } from './bulk-publish-source.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { SlotSearchSource } from './slot-search-source.js';

/**
 * The source for an endpoint by its protocol: a manifest by its URL or by the
 * page's word, else a FHIR base. Throws a {@link SourceError} where this
 * version does not speak the protocol.
 */
export function sourceFor(
  endpoint: string,
  protocol: string,
  settings: EndpointSettings,
): SlotSource {
  if (protocol === 'find') {
    throw new SourceError(
      'endpoint-invalid',
      'protocol="find" is not spoken by this version: use "slot-search", or the address of a $bulk-publish manifest',
    );
  }
  return protocol === 'bulk-publish' || (protocol === 'auto' && isManifestUrl(endpoint))
    ? new BulkPublishSource(endpoint, settings)
    : new SlotSearchSource(endpoint, settings);
}
