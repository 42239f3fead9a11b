/** An object as JSON has it, of which nothing is known yet. */
export type JsonObject = { readonly [member: string]: unknown };

/** A value that may be anything, where it is an object. */
export function object(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
