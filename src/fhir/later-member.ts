import { extensions } from './extension.js';
import { list, objects, text, type JsonObject } from './lenient.js';

/**
 * What a member of FHIR R5 holds, whether it comes as such or, in R4, as the extension
 * `http://hl7.org/fhir/5.0/StructureDefinition/extension-[Type].[member]`
 * (FHIR R5 versions.html#extensions). Members inside an extension are lists.
 */
export function laterMember(resource: JsonObject, member: string): readonly unknown[] {
  if (!resource.extension) return list(resource[member]);
  const url = `http://hl7.org/fhir/5.0/StructureDefinition/extension-${text(resource.resourceType)}.${member}`;
  return [...list(resource[member]), ...extensions(resource, url).map(unfolded)];
}

/** An extension's value; of one with extensions inside, an object with a member for each name. */
export function unfolded(extension: JsonObject): unknown {
  const parts = objects(extension.extension);
  if (parts.length === 0)
    return Object.entries(extension).find(([member]) => member.startsWith('value'))?.[1];
  const members = new Map<string, unknown[]>();
  for (const part of parts) {
    const name = text(part.url) ?? '';
    members.set(name, [...(members.get(name) ?? []), unfolded(part)]);
  }
  return Object.fromEntries(members);
}
