import { object, objects, text } from './lenient.js';

/** What an OperationOutcome says, in its own words; nothing where the text is none, or says nothing. */
export function outcomeText(body: string): string | undefined {
  try {
    return outcomeWords(JSON.parse(body));
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
