import { objects, text, type JsonObject } from './lenient.js';

/** What a server says that it can do (FHIR R4 capabilitystatement.html), as far as slots are concerned. */
export interface Capabilities {
  /** Whether slots can be searched for, as far as is said. */
  readonly slots: boolean;
  /** Whether `Appointment/$find` is there. */
  readonly find: boolean;
  /** Whether it speaks FHIR STU3, or what came before. */
  readonly olderThanR4: boolean;
  /** The search parameters of Slot; absent where the server does not list them. */
  readonly parameters?: ReadonlySet<string>;
  /** The includes of Slot; absent where the server does not list them. */
  readonly includes?: ReadonlySet<string>;
}

export function readCapabilities(statement: JsonObject): Capabilities | undefined {
  const rests = objects(statement.rest);
  if (rests.length === 0) return undefined;
  const resources = rests.flatMap(({ resource }) => objects(resource));
  const slot = resources.find(({ type }) => type === 'Slot');
  const operations = [...rests, ...resources].flatMap(({ operation }) => objects(operation));
  const parameters = objects(slot?.searchParam).flatMap(({ name }) => text(name) ?? []);
  const includes = Array.isArray(slot?.searchInclude) ? slot.searchInclude.map(String) : [];
  const find = operations.some(({ name, definition }) =>
    [name, definition].some((each) => /(^|[/$-])find(\||$)/i.test(text(each) ?? '')),
  );
  return {
    slots: slot !== undefined || (resources.length === 0 && !find),
    find,
    olderThanR4: /^[0-3]\./.test(text(statement.fhirVersion) ?? ''),
    ...(parameters.length > 0 && { parameters: new Set(parameters) }),
    ...(includes.length > 0 && { includes: new Set(includes) }),
  };
}
