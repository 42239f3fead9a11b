import type { Concept } from '../model/slot.js';
import { object, objects, text } from './lenient.js';

/**
 * What a text is in other languages, from the element beside it, such as
 * `_display` (FHIR, extension `translation`).
 */
export function translationsOf(element: unknown): Pick<Concept, 'translations'> {
  const translations = objects(object(element)?.extension)
    .filter(({ url }) => url === 'http://hl7.org/fhir/StructureDefinition/translation')
    .flatMap(({ extension }) => {
      const part = (name: string) => objects(extension).find(({ url }) => url === name);
      const language = text(part('lang')?.valueCode);
      const words = text(part('content')?.valueString ?? part('content')?.valueMarkdown);
      return language && words ? [[language.toLowerCase(), words] as const] : [];
    });
  return translations.length > 0 ? { translations: Object.fromEntries(translations) } : {};
}
