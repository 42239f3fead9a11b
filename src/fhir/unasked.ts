import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import type { Capabilities } from './capabilities.js';

/** Why no question is of use at a server that says it has no Slot search; nothing of one that does not say so. */
export function withoutSlots(
  base: string,
  capabilities: Capabilities | undefined,
): SourceError | undefined {
  if (capabilities?.slots !== false) return undefined;
  const instead = capabilities.find
    ? ', only the operation Appointment/$find, which this version does not speak'
    : '';
  return new SourceError(
    'endpoint-invalid',
    `The CapabilityStatement of ${withoutQuery(base)} lists no Slot search${instead}; "endpoint" must be a server that has it, or a $bulk-publish manifest`,
  );
}

/** What a page lacks at a server that answers only where a service type is given. */
export function withoutService(base: string): SourceError {
  return new SourceError(
    'endpoint-invalid',
    `${withoutQuery(base)} searches for slots of given service types only, and the page presets none; set service-type="…" to the codes of the services to be booked, such as service-type="system|code"`,
    { setup: 'service-type-missing' },
  );
}
