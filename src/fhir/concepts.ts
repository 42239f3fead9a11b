import type { Concept } from '../model/slot.js';
import { objects, text } from './lenient.js';
import { translationsOf } from './translations.js';

/** The concepts in one or several CodeableConcepts: one for each coding, or the text alone where there is none. */
export function conceptsOf(value: unknown): readonly Concept[] {
  return objects(value).flatMap((concept) => {
    const words = text(concept.text);
    const ofWords = translationsOf(concept._text);
    const codings = objects(concept.coding).flatMap((coding) => {
      const { system, code, display } = coding;
      const label = text(display) ?? words ?? text(code);
      if (!label) return [];
      const systemUrl = text(system);
      const value = text(code);
      return {
        text: label,
        ...(systemUrl && { system: systemUrl }),
        ...(value && { code: value }),
        ...(text(display) ? translationsOf(coding._display) : ofWords),
      };
    });
    return codings.length > 0 ? codings : words ? [{ text: words, ...ofWords }] : [];
  });
}

/** Each concept once: the same code of the same system, or else the same words. */
export function distinct(concepts: readonly Concept[]): readonly Concept[] {
  const known = new Map<string, Concept>();
  for (const concept of concepts) {
    const key = concept.code ? `${concept.system}|${concept.code}` : concept.text;
    if (!known.has(key)) known.set(key, concept);
  }
  return [...known.values()];
}
