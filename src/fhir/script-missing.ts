import { SourceError } from '../model/slot-source.js';

/** What the webmaster is told. */
export const missingScript =
  'a script of this element could not be loaded; every file of dist/cdn must lie beside smart-scheduler.js';

/** Why a part of this software that is loaded on demand is not there. Throws a {@link SourceError}. */
export function scriptMissing(cause: unknown): never {
  throw new SourceError('network', missingScript, { cause, setup: 'script-missing' });
}
