import { objects, type JsonObject } from './lenient.js';

/** The SMART Scheduling Links extensions moved from one canonical prefix to another; both are in use. */
const prefixes = [
  'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/',
  'http://fhir-registry.smarthealthit.org/StructureDefinition/',
];

/** Every extension of an element with the name, under either prefix, or with the full URL. */
export function extensions(element: JsonObject, name: string): readonly JsonObject[] {
  const urls = name.includes(':') ? [name] : prefixes.map((prefix) => prefix + name);
  return objects(element.extension).filter(({ url }) => urls.includes(url as string));
}

/** The first such extension's value, whatever its type says: publishers mix up `valueUrl`, `valueUri` and `valueString`. */
export function extensionValue(element: JsonObject, name: string): unknown {
  for (const extension of extensions(element, name)) {
    for (const [member, value] of Object.entries(extension)) {
      if (member.startsWith('value') && value !== null) return value;
    }
  }
  return undefined;
}
