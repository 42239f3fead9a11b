import { object, objects, text } from './lenient.js';

/**
 * What a refusal's body says, in its own words: an OperationOutcome, what web
 * frameworks write in its place, or a bare string. Nothing where it is no JSON.
 */
export function outcomeText(body: string): string | undefined {
  try {
    const said: unknown = JSON.parse(body);
    const { message, error } = object(said) ?? {};
    return outcomeWords(said) ?? text(message) ?? text(error) ?? text(said);
  } catch {
    return undefined;
  }
}

/** The words of an OperationOutcome's issues. */
export function outcomeWords(resource: unknown): string | undefined {
  const words = objects(object(resource)?.issue).flatMap(
    ({ details, diagnostics, code }) =>
      text(object(details)?.text) ?? text(diagnostics) ?? text(code) ?? [],
  );
  return words.join('; ') || undefined;
}
