import { objects, type JsonObject } from './lenient.js';

/** The SMART Scheduling Links extensions moved from one canonical prefix to another; both are in use. */
const prefixes = [
  'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/',
  'http://fhir-registry.smarthealthit.org/StructureDefinition/',
];

/** Every extension of an element with the name, under either prefix, or with the full URL. */
export function extensions(element: JsonObject, name: string): readonly JsonObject[] {
  return objects(element.extension).filter(({ url }) => isCalled(url, name));
}

function isCalled(url: unknown, name: string): boolean {
  // Most end otherwise, which costs little to see.
  if (typeof url !== 'string' || !url.endsWith(name)) return false;
  return name.includes(':') ? url === name : prefixes.some((prefix) => url === prefix + name);
}

/** The first such extension's value, whatever its type says: publishers mix up `valueUrl`, `valueUri` and `valueString`. */
export function extensionValue(element: JsonObject, name: string): unknown {
  return valueAmong(objects(element.extension), name);
}

/** The same of extensions that were taken out already. */
export function valueAmong(all: readonly JsonObject[], name: string): unknown {
  for (const extension of all) {
    const member = isCalled(extension.url, name) && valueMember(extension);
    if (member) return extension[member];
  }
  return undefined;
}

/** Which extension in an element's list that value is of, and the name of the member that holds it. */
export function extensionIndex(
  element: JsonObject,
  name: string,
): readonly [index: number, member: string] | undefined {
  if (!Array.isArray(element.extension)) return undefined;
  const known = extensions(element, name);
  for (const [index, extension] of element.extension.entries()) {
    const member = known.includes(extension as JsonObject) && valueMember(extension as JsonObject);
    if (member) return [index, member];
  }
  return undefined;
}

function valueMember(extension: JsonObject): string | undefined {
  return Object.keys(extension).find(
    (member) => member.startsWith('value') && extension[member] !== null,
  );
}
