import { id, objects, text, type JsonObject } from './lenient.js';
import { inR4Shape } from './older-shapes.js';
import { relinked } from './reference-text.js';

/**
 * A resource, and those that it contains (FHIR R4 references.html#contained) as
 * resources of their own, each in the shape of R4. The same contents get the same id, whoever contains
 * them: each slot may bring its schedule along. No server is asked for such an
 * id, as no id may have a `#` in it.
 */
export function released(holder: JsonObject): readonly JsonObject[] {
  const contained = objects(holder.contained);
  if (contained.length === 0) return [inR4Shape(holder)];
  const all = JSON.stringify(contained);
  const keys = new Map<string, string>();
  const nameless: string[] = [];
  const named = contained.map((resource) => {
    const contents = JSON.stringify(resource);
    // What refers to its neighbours is the same only where they are.
    const ownId = `#${digest(contents.includes('"#') ? contents + all : contents)}`;
    const key = `${text(resource.resourceType)}/${ownId}`;
    const given = id(resource.id);
    if (given === undefined) nameless.push(key);
    else keys.set(`#${given.replace(/^#/, '')}`, key);
    return { ...resource, id: ownId };
  });
  const keyOf = (reference: string) =>
    reference.startsWith('#')
      ? (keys.get(reference) ?? (nameless.length === 1 ? nameless[0] : undefined))
      : undefined;
  const { contained: _, ...rest } = holder;
  return [rest, ...named].map((resource) => inR4Shape(relinked(resource, keyOf)));
}

/** 64 bits that tell texts apart (FNV-1a, from two beginnings). */
function digest(words: string): string {
  return [0x811c9dc5, 0x2f0b4a67]
    .map((hash) => {
      for (let at = 0; at < words.length; at += 1)
        hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(36);
    })
    .join('-');
}
