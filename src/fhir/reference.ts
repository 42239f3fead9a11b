import { object, text, type JsonObject } from './lenient.js';

/**
 * The key under which a referenced resource is looked up: `Type/id` for
 * relative and absolute references alike (without version), else the text as it is.
 */
function referenceKey(reference: string): string {
  const [, type, id] =
    /(?:^|\/)([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/[^/]*)?$/.exec(reference) ?? [];
  return type ? `${type}/${id}` : reference;
}

/** A FHIR Reference as read: where it points and what it calls itself. */
export interface ReadReference {
  readonly key?: string;
  readonly type?: string;
  readonly display?: string;
  /** The reference as written, where it is a full address: of whatever server. */
  readonly address?: string;
}

export function readReference(value: unknown): ReadReference {
  const element: JsonObject = object(value) ?? {};
  const reference = text(element.reference);
  const key = reference && referenceKey(reference);
  const type =
    text(element.type) ?? (key?.includes('/') ? key.slice(0, key.indexOf('/')) : undefined);
  const display = text(element.display);
  return {
    ...(key && { key }),
    ...(type && { type }),
    ...(display && { display }),
    ...(reference && /^https?:/i.test(reference) && { address: reference }),
  };
}

/** The key by which others may know a resource; what came contained, or by a urn, has none. */
export function publicReference(reference: ReadReference | undefined): { reference?: string } {
  const { key } = reference ?? {};
  return key && !/#|^urn:/.test(key) ? { reference: key } : {};
}
